/** Files of a card: added with progress, each in a layer of its own, removed after asking. */
import { useRef, useState, type DragEvent } from 'react';
import { Progress, Select } from '@mantine/core';
import { IconFile, IconTrash, IconUpload } from '@tabler/icons-react';
import { asProblem, ProblemNote, uploadFile, urlOf, useAction, useFormat, useText, type Problem } from '@tongtu/platform/ui';
import type { Attachment, Layer } from '../../contract/cards.ts';
import { downloadAttachment, removeAttachment, uploadAttachment } from '../../contract/routes.ts';
import { acceptedEndings } from '../accepted-types.ts';

type Going = { readonly key: number; readonly name: string; readonly share: number; readonly problem?: Problem };

const accept = acceptedEndings.map((ending) => `.${ending}`).join(',');

export const Attachments = ({
  listingId,
  items,
  onChanged,
  disabled,
}: {
  listingId: string;
  items: readonly Attachment[];
  onChanged: () => void;
  disabled: boolean;
}) => {
  const t = useText('listings');
  const format = useFormat();
  const [layer, setLayer] = useState<Layer>('members');
  const [going, setGoing] = useState<readonly Going[]>([]);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const next = useRef(0);
  const remove = useAction(removeAttachment, { onSuccess: onChanged });

  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const key = (next.current += 1);
      const update = (part: Partial<Going>): void => setGoing((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));
      setGoing((now) => [...now, { key, name: file.name, share: 0 }]);
      try {
        await uploadFile(uploadAttachment, { params: { listingId }, query: { layer } }, file, { onProgress: (share) => update({ share }) });
        setGoing((now) => now.filter((one) => one.key !== key));
        onChanged();
      } catch (error) {
        update({ problem: asProblem(error) });
      }
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!disabled) void add([...event.dataTransfer.files]);
  };

  return (
    <div className="ls-attachments">
      <p className="ls-hint">{t('attachments.hint')}</p>
      {items.length > 0 ? (
        <ul className="ls-files">
          {items.map((one) => (
            <li key={one.id}>
              <IconFile size={18} stroke={1.6} aria-hidden="true" />
              <a className="tt-link" href={urlOf(downloadAttachment, { params: { listingId, attachmentId: one.id } })} download>
                {one.name}
              </a>
              <span className="tt-quiet">{format.bytes(one.size)}</span>
              <span className="tt-quiet">{t(`layers.${one.layer}`)}</span>
              <button
                type="button"
                className="ls-icon-button"
                disabled={disabled || remove.pending}
                aria-label={t('rows.remove', { name: one.name })}
                onClick={() =>
                  window.confirm(t('attachments.removeAsk', { name: one.name })) && void remove.run({ params: { listingId, attachmentId: one.id } })
                }
              >
                <IconTrash size={17} stroke={1.7} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {going.map((one) => (
        <div key={one.key} className="ls-uploading">
          {one.problem ? (
            <>
              <b>{one.name}</b>
              <ProblemNote error={one.problem} />
              <button type="button" className="ls-text-button" onClick={() => setGoing((now) => now.filter((other) => other.key !== one.key))}>
                {t('attachments.dismiss')}
              </button>
            </>
          ) : (
            <>
              <span>{t('attachments.uploading', { name: one.name })}</span>
              <Progress value={one.share * 100} aria-label={t('attachments.uploading', { name: one.name })} />
            </>
          )}
        </div>
      ))}
      <ProblemNote error={remove.problem} />
      <div className="ls-attach-new">
        <Select
          label={t('attachments.layer')}
          value={layer}
          allowDeselect={false}
          onChange={(value) => setLayer((value ?? 'members') as Layer)}
          data={(['public', 'members', 'on-request'] as const).map((code) => ({ value: code, label: t(`layers.${code}`) }))}
          disabled={disabled}
        />
        <button
          type="button"
          className="ls-drop"
          data-over={over}
          disabled={disabled}
          onClick={() => input.current?.click()}
          onDrop={drop}
          onDragLeave={() => setOver(false)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
        >
          <IconUpload size={20} stroke={1.6} aria-hidden="true" />
          <span>{t('attachments.drop')}</span>
          <small>{t('attachments.types')}</small>
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accept}
          aria-label={t('attachments.drop')}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void add(files);
          }}
        />
      </div>
    </div>
  );
};
