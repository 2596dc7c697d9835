/** A text in 中文 and English, side by side; one of the two is enough. */
import { Textarea, TextInput } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';

type Both = { readonly zh: string; readonly en: string };

export const BothField = ({
  name,
  label,
  description,
  value,
  onChange,
  max,
  multiline = false,
  required = false,
  errors = {},
}: {
  /** Path of the field in what is sent; its faults come under `name`, `name.zh`, `name.en`. */
  name: string;
  label: string;
  description?: string;
  value: Both;
  onChange: (value: Both) => void;
  max: number;
  multiline?: boolean;
  required?: boolean;
  errors?: Readonly<Record<string, string>>;
}) => {
  const t = useText('diligence');
  const field = (language: 'zh' | 'en') => {
    const props = {
      label: t(`parts.in.${language}`, { name: label }),
      lang: language === 'zh' ? 'zh-CN' : 'en',
      maxLength: max,
      value: value[language],
      error: errors[`${name}.${language}`] ?? (language === 'zh' ? errors[name] : undefined),
      onChange: (event: { currentTarget: { value: string } }) => onChange({ ...value, [language]: event.currentTarget.value }),
    };
    return multiline ? <Textarea autosize minRows={3} maxRows={14} {...props} /> : <TextInput {...props} />;
  };
  return (
    <fieldset className="tt-group">
      <legend>
        {label}
        {required ? <span aria-hidden="true"> *</span> : null}
      </legend>
      {description === undefined ? null : <p className="tt-hint">{description}</p>}
      <div className="tt-form-pair">
        {field('zh')}
        {field('en')}
      </div>
    </fieldset>
  );
};
