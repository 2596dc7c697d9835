/** Calls the committee of the case together: what it decides, in which order it speaks, when. */
import { useRef, useState, type FormEvent } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { focusFirstFault, KeyValue, LocalizedText, ProblemNote, Remark, Section, TextLink, useAction, useFormat, useGo, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { callDecision } from '../../contract/committees.ts';
import { decisionReads } from './reads.ts';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const CallForm = ({ of, onClose }: { of: CaseView; onClose: () => void }) => {
  const t = useText('diligence');
  const format = useFormat();
  const go = useGo();
  const form = useRef<HTMLFormElement>(null);
  const [motion, setMotion] = useState(() =>
    t(of.price.amount === null ? 'decisions.call.motionWithout' : 'decisions.call.motionWith', {
      title: format.localized(of.title),
      pathway: t(`parts.pathways.${of.pathway}`),
      counterparty: format.localized(of.counterpartyName) || '—',
      price: of.price.amount === null ? '' : format.money(of.price.amount),
    }),
  );
  const [agenda, setAgenda] = useState(() => t('decisions.call.agendaSuggested'));
  const [meetsAt, setMeetsAt] = useState('');
  const [tried, setTried] = useState(false);
  const call = useAction(callDecision, {
    invalidates: decisionReads,
    onSuccess: (decision) => go(`/cases/${of.id}/decisions/${decision.id}`),
  });
  const at = new Date(meetsAt);
  const items = linesOf(agenda);
  const faults = {
    motion: tried && motion.trim() === '' ? t('decisions.call.motionMissing') : call.fieldErrors['motion'],
    agenda: tried && items.length === 0 ? t('decisions.call.agendaMissing') : (call.fieldErrors['agenda'] ?? call.fieldErrors['agenda.0']),
    meetsAt: tried && Number.isNaN(at.getTime()) ? t('decisions.call.meetsAtMissing') : call.fieldErrors['meetsAt'],
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (motion.trim() !== '' && items.length > 0 && !Number.isNaN(at.getTime()))
      await call.run({ params: { caseId: of.id }, body: { motion: motion.trim(), agenda: items, meetsAt: at.toISOString() } });
    focusFirstFault(form.current);
  };
  if (of.committee === null)
    return (
      <Remark tone="next" title={t('decisions.call.noCommittee')}>
        <p>
          <TextLink to={`/cases/${of.id}/edit`}>{t('decisions.call.chooseCommittee')}</TextLink>
        </p>
      </Remark>
    );
  return (
    <Section framed title={t('decisions.call.title')}>
      <form ref={form} className="tt-form dn-my-form" onSubmit={(event) => void send(event)} noValidate>
        <KeyValue items={[[t('decisions.committee'), <LocalizedText key="c" value={of.committee.name} quiet />]]} />
        <Textarea
          label={t('decisions.motion')}
          description={t('decisions.call.motionHint')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={motion}
          error={faults.motion}
          onChange={(event) => setMotion(event.currentTarget.value)}
        />
        <Textarea
          label={t('decisions.agenda')}
          description={t('decisions.call.agendaHint')}
          required
          autosize
          minRows={3}
          value={agenda}
          error={faults.agenda}
          onChange={(event) => setAgenda(event.currentTarget.value)}
        />
        <TextInput
          className="dn-when"
          type="datetime-local"
          label={t('decisions.meetsAt')}
          required
          value={meetsAt}
          error={faults.meetsAt}
          onChange={(event) => setMeetsAt(event.currentTarget.value)}
        />
        <p className="tt-hint">{t('decisions.call.does')}</p>
        <ProblemNote error={call.problem} />
        <div className="tt-form-foot">
          <Button type="submit" loading={call.pending}>
            {t('decisions.call.act')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('notices.draft.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
};
