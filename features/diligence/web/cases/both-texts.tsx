/** One text in 中文 and English, side by side; on a phone one above the other. One language is enough, and the reader's own stands first. */
import { Textarea, TextInput } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';

type Both = { readonly zh: string; readonly en: string };
type Props = {
  readonly legend: string;
  readonly hint?: string;
  readonly value: Both;
  readonly max: number;
  readonly multiline?: boolean;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (value: Both) => void;
};

export const BothTexts = ({ legend, hint, value, max, multiline = false, required = false, error, onChange }: Props) => {
  const t = useText('diligence');
  const order = t.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <fieldset className="tt-group">
      <legend>
        {legend}
        {required ? <span aria-hidden="true"> *</span> : null}
      </legend>
      {hint === undefined ? null : <p className="tt-hint">{hint}</p>}
      <div className="tt-form-pair">
        {order.map((language, index) => {
          const shared = {
            label: t(`texts.in.${language}`),
            'aria-label': t(`texts.labelIn.${language}`, { label: legend }),
            value: value[language],
            lang: language === 'zh' ? 'zh-CN' : 'en',
            maxLength: max,
            error: index === 0 ? error : undefined,
            onChange: (event: { currentTarget: { value: string } }) => onChange({ ...value, [language]: event.currentTarget.value }),
          };
          return multiline ? <Textarea key={language} {...shared} autosize minRows={3} maxRows={14} /> : <TextInput key={language} {...shared} />;
        })}
      </div>
    </fieldset>
  );
};
