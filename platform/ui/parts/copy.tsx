/** Puts a text into the clipboard and says so. */
import { useEffect, useState } from 'react';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useText } from '../i18n/text.ts';

/** Without a secure context (plain HTTP in a local network) there is no clipboard: then the old way through a selection. */
const copyText = async (text: string): Promise<void> => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = Object.assign(document.createElement('textarea'), { value: text });
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  return undefined;
};

export const CopyButton = ({ text, label }: { text: string; label?: string }) => {
  const t = useText('ui');
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setDone(false), 2500);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <button type="button" className="tt-button" onClick={() => void copyText(text).then(() => setDone(true))}>
      {done ? <IconCheck size={16} stroke={1.8} aria-hidden="true" /> : <IconCopy size={16} stroke={1.8} aria-hidden="true" />}
      <span aria-live="polite">{done ? t('copied') : (label ?? t('copy'))}</span>
    </button>
  );
};
