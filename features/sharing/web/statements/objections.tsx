/** Objections to a statement with their answers, and the forms to object and to answer. */
import { useState, type FormEvent } from 'react';
import { Button, Radio, Textarea } from '@mantine/core';
import { Confirm, ProblemNote, Section, StatusMark, useAction, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import { listPaymentRuns } from '../../contract/payments.ts';
import { getSettlement } from '../../contract/settlement.ts';
import {
  answerObjection,
  getMyIncome,
  getPayoutStatement,
  listPayoutStatements,
  objectToStatement,
  type Objection,
  type PayoutStatement,
} from '../../contract/statements.ts';

const spoils = [getPayoutStatement, listPayoutStatements, listPaymentRuns, getSettlement, getMyIncome];
const tones: Readonly<Record<Objection['outcome'], Tone>> = { open: 'waiting', upheld: 'good', rejected: 'closed' };

const ObjectForm = ({ statement }: { statement: PayoutStatement }) => {
  const t = useText('sharing');
  const format = useFormat();
  const [words, setWords] = useState('');
  const object = useAction(objectToStatement, { invalidates: spoils, onSuccess: () => setWords('') });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() !== '') void object.run({ params: { planId: statement.planId, statementId: statement.id }, body: { words: words.trim() } });
  };
  return (
    <form className="tt-form st-object" onSubmit={send}>
      <Textarea
        label={t('statement-pages.object.label')}
        description={t('statement-pages.object.hint', { day: format.date(statement.objectionsUntil) })}
        required
        autosize
        minRows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={object.fieldErrors['words']}
      />
      <ProblemNote error={object.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={object.pending} disabled={words.trim() === ''}>
          {t('statement-pages.object.act')}
        </Button>
      </div>
    </form>
  );
};

const AnswerForm = ({ statement, objection }: { statement: PayoutStatement; objection: Objection }) => {
  const t = useText('sharing');
  const [outcome, setOutcome] = useState<'upheld' | 'rejected'>('rejected');
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const answer = useAction(answerObjection, { invalidates: spoils, onSuccess: () => setAsked(false) });
  const params = { planId: statement.planId, statementId: statement.id, objectionId: objection.id };
  return (
    <form
      className="tt-form st-object"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
      }}
    >
      <Radio.Group label={t('statement-pages.answer.outcome')} value={outcome} onChange={(value) => setOutcome(value as typeof outcome)}>
        <div className="st-outcomes">
          {(['rejected', 'upheld'] as const).map((one) => (
            <Radio key={one} value={one} label={t(`statement-pages.answer.${one}`)} description={t(`statement-pages.answer.${one}Does`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('statement-pages.answer.words')}
        required
        autosize
        minRows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={answer.fieldErrors['words']}
      />
      <div className="tt-form-foot">
        <Button type="submit" disabled={words.trim() === ''}>
          {t('statement-pages.answer.act')}
        </Button>
      </div>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t(`statement-pages.answer.${outcome}`)}
        does={t(`statement-pages.answer.${outcome}Does`)}
        act={t('statement-pages.answer.act')}
        danger={outcome === 'upheld'}
        pending={answer.pending}
        problem={answer.problem}
        onConfirm={() => answer.run({ params, body: { outcome, words: words.trim() } })}
      />
    </form>
  );
};

const One = ({ statement, objection }: { statement: PayoutStatement; objection: Objection }) => {
  const t = useText('sharing');
  const format = useFormat();
  return (
    <li className="st-objection">
      <p className="st-objection-head">
        <b>{objection.personName}</b> <span className="tt-quiet">{format.dateTime(objection.at)}</span>{' '}
        <StatusMark tone={tones[objection.outcome]}>{t(`statement-pages.outcomes.${objection.outcome}`)}</StatusMark>
      </p>
      <p className="st-words">{objection.words}</p>
      {objection.answer === null ? null : (
        <div className="st-answer">
          <p className="st-objection-head">
            <b>{t('statement-pages.answeredBy', { name: objection.answeredBy ?? '' })}</b>{' '}
            <span className="tt-quiet">{objection.answeredAt === null ? null : format.dateTime(objection.answeredAt)}</span>
          </p>
          <p className="st-words">{objection.answer}</p>
        </div>
      )}
      {objection.outcome === 'open' && statement.actions.includes('answer') ? <AnswerForm statement={statement} objection={objection} /> : null}
    </li>
  );
};

export const Objections = ({ statement }: { statement: PayoutStatement }) => {
  const t = useText('sharing');
  const { objections, actions } = statement;
  if (objections.length === 0 && !actions.includes('object')) return null;
  return (
    <Section title={t('statement-pages.objections')}>
      {objections.length === 0 ? null : (
        <ol className="st-objections">
          {objections.map((objection) => (
            <One key={objection.id} statement={statement} objection={objection} />
          ))}
        </ol>
      )}
      {actions.includes('object') ? <ObjectForm statement={statement} /> : null}
    </Section>
  );
};
