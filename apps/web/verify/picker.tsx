/** Where a file is dropped or chosen. */
import { useRef, useState } from 'react';
import type { Say } from '@tongtu/verify/web';

const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

export const Picker = ({ say, file, onFile }: { say: Say; file: File | undefined; onFile: (file: File) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <>
      <button
        type="button"
        className="vf-drop"
        data-over={over}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [dropped] = event.dataTransfer.files;
          if (dropped) onFile(dropped);
        }}
      >
        <svg viewBox="0 0 48 48" width="44" height="44" aria-hidden="true" focusable="false">
          <path d="M13 6h15l8 8v28H13z" />
          <path d="M28 6v8h8" />
          <path className="vf-tick" d="M19 28l4.5 4.5L31 24" />
        </svg>
        <span className="vf-drop-words">{say('page.drop')}</span>
        <span className="vf-hint">{file === undefined ? say('page.kinds') : `${file.name} · ${sizeOf(file.size)}`}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('page.choose')}
        accept=".zip,.tlog-proof,.json,application/zip,application/json"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          // The same file, changed meanwhile, may be chosen again.
          event.target.value = '';
          if (chosen) onFile(chosen);
        }}
      />
    </>
  );
};
