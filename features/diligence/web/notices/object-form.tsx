/** Anybody may object while a notice runs. First it is said what of it becomes public. */
import { useRef, useState, type FormEvent } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { focusFirstFault, ProblemNote, Remark, useAction, useSession, useText } from '@tongtu/platform/ui';
import { getNotice, listNotices, objectToNotice } from '../../contract/notices.ts';

type Fields = { readonly name: string; readonly contact: string; readonly words: string };
const none: Fields = { name: '', contact: '', words: '' };
const limits = { name: 120, contact: 200, words: 4000 };

export const ObjectForm = ({ noticeId }: { noticeId: string }) => {
  const t = useText('diligence');
  const { session } = useSession();
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<Fields>({ ...none, name: session.person?.name ?? '', contact: session.person?.email ?? '' });
  const [tried, setTried] = useState(false);
  const object = useAction(objectToNotice, {
    invalidates: [getNotice, listNotices],
    onSuccess: () => {
      setTried(false);
      setFields(none);
    },
  });
  const missing = (key: keyof Fields): boolean => fields[key].trim() === '';
  const input = (key: keyof Fields) => ({
    label: t(`notices.object.${key}`),
    required: true,
    maxLength: limits[key],
    value: fields[key],
    error: object.fieldErrors[key] ?? (tried && missing(key) ? t(`notices.object.${key}Missing`) : undefined),
    onChange: (event: { currentTarget: { value: string } }) => setFields({ ...fields, [key]: event.currentTarget.value }),
  });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!missing('name') && !missing('contact') && !missing('words'))
      await object.run({ params: { noticeId }, body: { name: fields.name.trim(), contact: fields.contact.trim(), words: fields.words.trim() } });
    focusFirstFault(form.current);
  };
  if (object.done && object.data !== undefined)
    return (
      <output className="dn-sent">
        <Remark tone="good" title={t('notices.object.sent', { number: String(object.data.number) })}>
          <p>{t('notices.object.sentNext')}</p>
          <button type="button" className="tt-button" onClick={object.reset}>
            {t('notices.object.another')}
          </button>
        </Remark>
      </output>
    );
  return (
    <form ref={form} className="tt-form dn-object" onSubmit={(event) => void send(event)} noValidate>
      <Remark>
        <p>{t('notices.object.public')}</p>
      </Remark>
      <div className="tt-form-pair">
        <TextInput autoComplete="name" {...input('name')} />
        <TextInput
          autoComplete="email"
          description={t('notices.object.contactHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...input('contact')}
        />
      </div>
      <Textarea autosize minRows={4} {...input('words')} />
      <ProblemNote error={object.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={object.pending}>
          {t('notices.object.act')}
        </Button>
      </div>
    </form>
  );
};
