/** 中文 and English side by side; on phones one above the other. One language is enough. */
import { Textarea, TextInput } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import { asText, isRecord } from '../values.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: { zh: string; en: string }) => void;
  readonly multiline?: boolean;
  readonly max?: number;
  readonly error?: string | undefined;
  readonly compact?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string | undefined;
};

export const LocalizedInput = ({ id, label, value, onChange, multiline, max = 500, error, compact, disabled, placeholder }: Props) => {
  const t = useText('listings');
  const now = isRecord(value) ? { zh: asText(value['zh']), en: asText(value['en']) } : { zh: '', en: '' };
  // The reader's own language first.
  const order = t.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <div className="ls-pair" data-compact={compact ?? false}>
      {order.map((language, index) => {
        const length = [...now[language]].length;
        const shared = {
          id: index === 0 ? id : `${id}-${language}`,
          label: compact ? undefined : t(`wizard.in.${language}`),
          'aria-label': t(`wizard.labelIn.${language}`, { label }),
          value: now[language],
          lang: language === 'zh' ? 'zh-CN' : 'en',
          disabled: disabled ?? false,
          error: index === 0 && error ? error : undefined,
          placeholder: compact ? `${placeholder ?? label} · ${t(`wizard.in.${language}`)}` : index === 0 ? placeholder : undefined,
          description: length > max * 0.9 ? t('wizard.length', { length, max }) : undefined,
          onChange: (event: { currentTarget: { value: string } }) => onChange({ ...now, [language]: event.currentTarget.value }),
        };
        return multiline ? (
          <Textarea key={language} {...shared} autosize minRows={compact ? 1 : 3} maxRows={16} maxLength={max} />
        ) : (
          <TextInput key={language} {...shared} maxLength={max} />
        );
      })}
    </div>
  );
};
