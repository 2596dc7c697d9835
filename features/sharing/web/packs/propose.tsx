/** A new version of a pack, written as JSON from the present one; what is wrong is named at its line and column. */
import { useMemo, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { fail, type Result } from '@tongtu/kernel/result';
import { ProblemNote, Section, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { listRulePacks, proposeRulePack } from '../../contract/packs.ts';
import { readRulePack } from '../../domain/read-rule-pack.ts';
import { CodeArea } from '../faces/code-area.tsx';
import type { Fault } from '../faces/draft.ts';
import { readJson } from '../faces/json-text.ts';
import { nextVersion, type PackGroup } from './groups.ts';

/** The pack, or all its faults with their places in the text. */
const readText = (text: string): { readonly read: Result<unknown>; readonly faults: readonly Fault[] } => {
  const json = readJson(text);
  if (!json.ok) return { read: fail('json-malformed'), faults: [{ kind: 'json-malformed', place: '', details: {}, at: json.at }] };
  const read = readRulePack(json.value);
  if (read.ok) return { read: { ok: true, value: json.value }, faults: [] };
  const all = read.error.errors ?? [read.error];
  return { read, faults: all.map(({ kind, field = '', details = {} }) => ({ kind, place: field, details, at: json.placeOf(field) })) };
};

const written = (group: PackGroup): string => `${JSON.stringify(nextVersion(group), null, 2)}\n`;

export const Propose = ({ groups, onClose }: { groups: readonly PackGroup[]; onClose: () => void }) => {
  const t = useText('sharing');
  const format = useFormat();
  const [code, setCode] = useState(groups[0]!.code);
  const [text, setText] = useState(() => written(groups[0]!));
  const { read, faults } = useMemo(() => readText(text), [text]);
  const act = useAction(proposeRulePack, { invalidates: [listRulePacks], onSuccess: onClose });
  const titleOf = (group: PackGroup): string => format.localized((group.current ?? group.others[0])?.title);
  return (
    <Section framed title={t('packs.propose.title')} lead={t('packs.propose.lead')}>
      <form
        className="tt-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (read.ok) void act.run({ body: { content: read.value as Record<string, unknown> } });
        }}
      >
        <Select
          label={t('packs.propose.from')}
          value={code}
          allowDeselect={false}
          data={groups.map((group) => ({ value: group.code, label: titleOf(group) }))}
          onChange={(next) => {
            const group = groups.find((one) => one.code === next);
            if (group === undefined) return;
            setCode(group.code);
            setText(written(group));
          }}
        />
        <CodeArea label={t('packs.propose.text')} value={text} faults={faults} lang="en" onChange={setText} />
        <ProblemNote error={act.problem} />
        <div className="tt-form-foot">
          <Button type="submit" loading={act.pending} disabled={!read.ok}>
            {t('packs.propose.act')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('packs.propose.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
};
