/** The bank's statement, as a file or pasted: what it paid and sent back, and the lines that need a person. */
import { useState, type FormEvent } from 'react';
import { Button, FileButton, Textarea } from '@mantine/core';
import { ProblemNote, Section, StatusMark, useAction, useText } from '@tongtu/platform/ui';
import type { Output } from '@tongtu/platform/contract';
import { getPaymentRun, listPaymentRuns, reconcileBankStatement } from '../../contract/payments.ts';
import { getSettlement } from '../../contract/settlement.ts';
import { getPayoutStatement, listPayoutStatements } from '../../contract/statements.ts';
import { bankContentOf, type BankContent } from './bank-file-reader.ts';

type Answer = Output<typeof reconcileBankStatement>;

const Unmatched = ({ lines }: { lines: Answer['unmatched'] }) => {
  const t = useText('sharing');
  return (
    <table className="tt-table sl-table">
      <caption className="sy-caption">{t('payment-pages.reconcile.unmatched', { count: lines.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('payment-pages.reconcile.line')}</th>
          <th scope="col">{t('payment-pages.reference')}</th>
          <th scope="col" className="sl-number">
            {t('settlement.events.amount')}
          </th>
          <th scope="col">{t('payment-pages.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((one, index) => (
          <tr key={index}>
            <th scope="row">{one.line}</th>
            <td data-label={t('payment-pages.reference')}>{one.reference === '' ? '–' : one.reference}</td>
            <td className="sl-number" data-label={t('settlement.events.amount')}>
              {one.amount === '' ? '–' : one.amount}
            </td>
            <td data-label={t('payment-pages.reason')}>
              <StatusMark tone="bad">{t(`payment-pages.reconcile.reasons.${one.reason}`)}</StatusMark>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Result = ({ answer }: { answer: Answer }) => {
  const t = useText('sharing');
  const said = (['paid', 'returned', 'repeated'] as const).filter((key) => answer[key] > 0);
  const tones = { paid: 'good', returned: 'bad', repeated: 'closed' } as const;
  return (
    <>
      <output className="sy-result">
        {said.map((key) => (
          <StatusMark key={key} tone={tones[key]}>
            {t(`payment-pages.reconcile.${key}`, { count: answer[key] })}
          </StatusMark>
        ))}
        {said.length === 0 ? <StatusMark tone="waiting">{t('payment-pages.reconcile.nothing')}</StatusMark> : null}
      </output>
      {answer.unmatched.length > 0 ? <Unmatched lines={answer.unmatched} /> : null}
    </>
  );
};

/** `isNext`: the bank owes an answer. Payments may come back long after that. */
export const Reconcile = ({ planId, isNext }: { planId: string; isNext: boolean }) => {
  const t = useText('sharing');
  const [text, setText] = useState('');
  const reconcile = useAction(reconcileBankStatement, {
    invalidates: [getPaymentRun, listPaymentRuns, listPayoutStatements, getPayoutStatement, getSettlement],
    onSuccess: () => setText(''),
  });
  const read = (body: BankContent): void => void reconcile.run({ params: { planId }, body });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') read({ content: text, encoding: 'text' });
  };
  return (
    <Section title={t('payment-pages.reconcile.title')} lead={t('payment-pages.reconcile.lead')} id="bank">
      <form className="tt-form sy-reconcile" onSubmit={send}>
        <div className="tt-form-foot">
          <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void (file === null ? undefined : bankContentOf(file).then(read))}>
            {(props) => (
              <Button {...(isNext ? {} : { variant: 'default' })} loading={reconcile.pending} {...props}>
                {t('payment-pages.reconcile.file')}
              </Button>
            )}
          </FileButton>
        </div>
        <details className="sy-paste">
          <summary>{t('payment-pages.reconcile.paste')}</summary>
          <div className="tt-form">
            <Textarea
              label={t('payment-pages.reconcile.text')}
              rows={5}
              spellCheck={false}
              classNames={{ input: 'tt-code' }}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <div className="tt-form-foot">
              <Button type="submit" variant="default" loading={reconcile.pending} disabled={text.trim() === ''}>
                {t('payment-pages.reconcile.act')}
              </Button>
            </div>
          </div>
        </details>
        <ProblemNote error={reconcile.problem} />
        {reconcile.data === undefined ? null : <Result answer={reconcile.data} />}
      </form>
    </Section>
  );
};
