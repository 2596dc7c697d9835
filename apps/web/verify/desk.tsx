/** A file in, the result below: the same on the platform's page and on the page that stands alone. What verifies is handed in. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Outcome } from '@tongtu/verify';
import { sayer, sortKeys, type Say } from '@tongtu/verify/web';
import type { Language } from '@tongtu/kernel/localized';
import { Picker } from './picker.tsx';
import { Result } from './result.tsx';

export type Keys = ReturnType<typeof sortKeys>;
export type Verify = (file: File, keys: Keys) => Promise<Outcome>;
type State =
  | { readonly at: 'waiting' }
  | { readonly at: 'busy'; readonly file: File }
  | { readonly at: 'done'; readonly file: File; readonly outcome: Outcome }
  | { readonly at: 'unread'; readonly file: File; readonly reason: string };

/** More than this is no dossier, and no browser holds it in one piece. */
const mostBytes = 2 ** 31 - 1;

const KeysField = ({ say, keys, onChange, actions }: { say: Say; keys: string; onChange: (keys: string) => void; actions: ReactNode }) => (
  <div className="vf-keys">
    <label htmlFor="vf-keys">{say('page.keys')}</label>
    <textarea id="vf-keys" aria-describedby="vf-keys-hint" rows={3} spellCheck={false} value={keys} onChange={(event) => onChange(event.target.value)} />
    <p id="vf-keys-hint" className="vf-hint">
      {say('page.keysHint')}
    </p>
    <div className="vf-acts">{actions}</div>
  </div>
);

export const Desk = ({ language, verify, ownKeys }: { language: Language; verify: Verify; ownKeys?: () => Promise<string> }) => {
  const say = sayer(language);
  const [keys, setKeys] = useState('');
  const [state, setState] = useState<State>({ at: 'waiting' });
  const run = useRef(0);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state.at === 'done') head.current?.focus();
  }, [state]);

  const begin = async (file: File): Promise<void> => {
    const mine = ++run.current;
    if (file.size > mostBytes) return setState({ at: 'unread', file, reason: say('page.tooLarge') });
    setState({ at: 'busy', file });
    const next = await verify(file, sortKeys(keys)).then(
      (outcome): State => ({ at: 'done', file, outcome }),
      (error: unknown): State => ({ at: 'unread', file, reason: error instanceof Error ? error.message : String(error) }),
    );
    // Somebody may have chosen another file meanwhile.
    if (mine === run.current) setState(next);
  };
  const file = state.at === 'waiting' ? undefined : state.file;
  return (
    <>
      <div className="vf-desk">
        <Picker say={say} file={file} onFile={(chosen) => void begin(chosen)} />
        <KeysField
          say={say}
          keys={keys}
          onChange={setKeys}
          actions={
            <>
              {ownKeys ? (
                <button
                  type="button"
                  className="tt-button"
                  onClick={() => void ownKeys().then((own) => setKeys((before) => [before.trim(), own].filter(Boolean).join('\n')))}
                >
                  {say('page.own')}
                </button>
              ) : null}
              {file && state.at !== 'busy' ? (
                <button type="button" className="tt-button tt-button-main" onClick={() => void begin(file)}>
                  {say('page.again')}
                </button>
              ) : null}
            </>
          }
        />
      </div>
      <output className="vf-busy" data-busy={state.at === 'busy'}>
        {state.at === 'busy' ? say('page.busy', { name: state.file.name }) : ''}
      </output>
      {state.at === 'unread' ? (
        <p className="tt-note tt-note-bad" role="alert">
          {say('page.unread', { reason: state.reason })}
        </p>
      ) : null}
      {state.at === 'done' ? <Result say={say} outcome={state.outcome} file={state.file.name} head={head} /> : null}
    </>
  );
};
