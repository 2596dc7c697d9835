/** One file for a case: it goes up as soon as it is chosen, and evidence refers to it by its id. */
import { useId, useRef, useState } from 'react';
import { Progress } from '@mantine/core';
import { IconFile, IconUpload } from '@tabler/icons-react';
import { asProblem, ProblemNote, uploadFile, useFormat, useText, type Problem } from '@tongtu/platform/ui';
import { uploadEvidenceFile } from '../../contract/dossier.ts';

export type HandedIn = { readonly id: string; readonly name: string; readonly size: number; readonly sha256: string };

/** Endings that the file dialog offers; the server decides by content. */
const accept = ['pdf', 'png', 'jpg', 'webp', 'docx', 'xlsx', 'pptx', 'zip', 'csv', 'txt', 'json'].map((ending) => `.${ending}`).join(',');

type Props = { readonly caseId: string; readonly value: HandedIn | null; readonly onChange: (file: HandedIn | null) => void; readonly required?: boolean };

export const FileField = ({ caseId, value, onChange, required = false }: Props) => {
  const t = useText('diligence');
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File): Promise<void> => {
    setProblem(null);
    setShare(0);
    try {
      const { id: fileId, name, size, sha256 } = await uploadFile(uploadEvidenceFile, { params: { caseId } }, file, { onProgress: setShare });
      onChange({ id: fileId, name, size, sha256 });
    } catch (error) {
      setProblem(asProblem(error));
    }
    setShare(null);
  };
  return (
    <div className="dc-file">
      <span className="mantine-InputWrapper-label" id={id}>
        {t('files.label')}
        {required ? null : <span className="tt-quiet"> {t('files.optional')}</span>}
      </span>
      {value === null ? null : (
        <div className="dc-file-line">
          <IconFile size={18} stroke={1.6} aria-hidden="true" />
          <b>{value.name}</b>
          <span className="tt-quiet">{format.bytes(value.size)}</span>
          <button type="button" className="dc-text-button" onClick={() => onChange(null)}>
            {t('files.remove')}
          </button>
        </div>
      )}
      {share === null ? null : <Progress value={share * 100} aria-label={t('files.uploading')} />}
      {problem === null ? null : <ProblemNote error={problem} />}
      {value !== null || share !== null ? null : (
        <div className="dc-file-line">
          <button type="button" className="tt-button" aria-describedby={id} onClick={() => input.current?.click()}>
            <IconUpload size={16} stroke={1.7} aria-hidden="true" />
            {t('files.choose')}
          </button>
          <span className="tt-hint">{t('files.hint')}</span>
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={t('files.choose')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) void send(file);
        }}
      />
    </div>
  );
};
