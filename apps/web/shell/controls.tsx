/** Language, light and dark, signing out. */
import { useState } from 'react';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useGo, useLanguage, useSession, useText } from '@tongtu/platform/ui';

/** Switches where one stands. `?lang=` would win over the choice at the next load, so it leaves the address. */
export const LanguageSwitch = () => {
  const t = useText('web');
  const { language, setLanguage } = useLanguage();
  const next = language === 'zh' ? 'en' : 'zh';
  const choose = (): void => {
    void setLanguage(next);
    const address = new URL(location.href);
    if (!address.searchParams.has('lang')) return;
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  };
  return (
    <button type="button" className="sh-quiet-button" lang={next === 'zh' ? 'zh-CN' : 'en'} title={t('head.language')} onClick={choose}>
      {t('head.languageName')}
    </button>
  );
};

export const SchemeSwitch = () => {
  const t = useText('web');
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const { setColorScheme } = useMantineColorScheme();
  const next = scheme === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" className="sh-quiet-button sh-icon" aria-label={t(`head.${next}`)} title={t(`head.${next}`)} onClick={() => setColorScheme(next)}>
      {next === 'dark' ? <IconMoon size={18} stroke={1.7} aria-hidden="true" /> : <IconSun size={18} stroke={1.7} aria-hidden="true" />}
    </button>
  );
};

export const SignOut = ({ className }: { className: string }) => {
  const t = useText('web');
  const go = useGo();
  const { refresh } = useSession();
  const [pending, setPending] = useState(false);
  const leave = async (): Promise<void> => {
    setPending(true);
    try {
      const { createAuthClient } = await import('@tongtu/platform/auth/client');
      await createAuthClient(() => t.language).signOut();
    } finally {
      // First away from a page that may not be a visitor's; then, whatever the answer was, the session says who is here.
      go('/');
      await refresh();
      setPending(false);
    }
  };
  return (
    <button type="button" className={className} disabled={pending} onClick={() => void leave()}>
      {t('head.signOut')}
    </button>
  );
};
