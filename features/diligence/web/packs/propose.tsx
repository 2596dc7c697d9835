/** A new version of a pack, written as JSON from the present one; every fault is named with its place. */
import { useMemo, useState } from 'react';
import { Button, Select, Textarea } from '@mantine/core';
import type { Failure } from '@tongtu/kernel/result';
import { ProblemNote, Section, useAction, useFormat, useText, type Translate } from '@tongtu/platform/ui';
import { listObligationPacks, proposeObligationPack } from '../../contract/packs.ts';
import { readObligationPack } from '../../domain/read-obligation-pack.ts';
import { nextVersion, shownOf, type PackGroup } from './groups.ts';

type Read = { readonly content: Record<string, unknown> } | { readonly malformed: string } | { readonly faults: readonly Failure[] };

export const readPackText = (text: string): Read => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { malformed: error instanceof Error ? error.message : '' };
  }
  const read = readObligationPack(json);
  return read.ok ? { content: json as Record<string, unknown> } : { faults: read.error.errors ?? [read.error] };
};

const words = (t: Translate, { kind, field = '', details = {} }: Failure): string => {
  const values = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, typeof value === 'number' ? value : String(value)]));
  const said = t.maybe(`errors.${kind}`, values) ?? kind;
  return field === '' ? said : `${field}: ${said}`;
};

const most = 12;
const Faults = ({ read }: { read: Read }) => {
  const t = useText('diligence');
  if ('content' in read) return null;
  return (
    <div className="tt-note tt-note-bad" aria-live="polite">
      {'malformed' in read ? (
        <p>{t('obligationPacks.propose.malformed', { words: read.malformed })}</p>
      ) : (
        <>
          <p>{t('obligationPacks.propose.faults', { count: read.faults.length })}</p>
          <ul>
            {read.faults.slice(0, most).map((fault, index) => (
              <li key={index}>{words(t, fault)}</li>
            ))}
          </ul>
          {read.faults.length > most ? <p>{t('obligationPacks.propose.more', { count: read.faults.length - most })}</p> : null}
        </>
      )}
    </div>
  );
};

const written = (group: PackGroup): string => `${JSON.stringify(nextVersion(group), null, 2)}\n`;

export const Propose = ({ groups, onClose }: { groups: readonly PackGroup[]; onClose: () => void }) => {
  const t = useText('diligence');
  const format = useFormat();
  const [code, setCode] = useState(groups[0]!.code);
  const [text, setText] = useState(() => written(groups[0]!));
  const read = useMemo(() => readPackText(text), [text]);
  const act = useAction(proposeObligationPack, { invalidates: [listObligationPacks], onSuccess: onClose });
  return (
    <Section framed title={t('obligationPacks.propose.title')} lead={t('obligationPacks.propose.lead')}>
      <form
        className="tt-form"
        onSubmit={(event) => {
          event.preventDefault();
          if ('content' in read) void act.run({ body: { content: read.content } });
        }}
      >
        <Select
          label={t('obligationPacks.propose.from')}
          value={code}
          allowDeselect={false}
          data={groups.map((group) => ({ value: group.code, label: format.localized(shownOf(group).title) }))}
          onChange={(next) => {
            const group = groups.find((one) => one.code === next);
            if (group === undefined) return;
            setCode(group.code);
            setText(written(group));
          }}
        />
        <Textarea
          className="dc-json"
          label={t('obligationPacks.propose.text')}
          lang="en"
          spellCheck={false}
          rows={24}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Faults read={read} />
        <ProblemNote error={act.problem} />
        <div className="tt-form-foot">
          <Button type="submit" loading={act.pending} disabled={!('content' in read)}>
            {t('obligationPacks.propose.act')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('obligationPacks.propose.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
};
