/** /statements/:organizationId/:statementId: one statement or credit note with the computation of each line, as it was issued. Prints as it stands. */
import { IconPrinter } from '@tabler/icons-react';
import {
  KeyValue,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  Section,
  TextLink,
  useFormat,
  useLanguage,
  useParam,
  useRoute,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import type { PriceLine } from '../../contract/tariffs.ts';
import { getStatement, type Statement, type StatementLine } from '../../contract/statements.ts';
import { SpanText } from '../parts/span-text.tsx';
import { monthText } from './months.ts';
import { StatementLinks } from './statement-links.tsx';
import './money.css';

/** Lines that are an amount by themselves, not a number of something. */
const plain = new Set<PriceLine['item']>(['minimum', 'late-cancellation', 'no-show', 'correction']);

const Computation = ({ lines, currency }: { lines: readonly PriceLine[]; currency: string }) => {
  const t = useText('facilities');
  const format = useFormat();
  return (
    <ul className="fm-computation">
      {lines.map((line, index) => (
        <li key={index}>
          <span>{line.name ? <LocalizedText value={line.name} quiet /> : t(`parts.price.items.${line.item}`)}</span>
          <span className="fm-how">
            {plain.has(line.item)
              ? null
              : t('parts.price.times', {
                  quantity: line.quantity,
                  unit: line.unit ? format.localized(line.unit) : (t.maybe(`parts.price.units.${line.item}`) ?? ''),
                  price: format.money({ amount: line.unitPrice, currency }),
                })}
          </span>
          <span className="fm-amount">{format.money({ amount: line.amount, currency })}</span>
        </li>
      ))}
    </ul>
  );
};

const Line = ({ line, currency }: { line: StatementLine; currency: string }) => {
  const t = useText('facilities');
  const format = useFormat();
  // A fee is its own computation.
  const isPlain = line.lines.every((one) => one.item === line.kind);
  return (
    <tr>
      <th scope="row">
        <TextLink to={`/facilities/${line.facilityId}/bookings/${line.bookingId}`}>
          <LocalizedText value={line.facilityTitle} quiet />
        </TextLink>
        <span className="fm-sub">
          <LocalizedText value={line.resourceName} quiet /> · <SpanText from={line.from} to={line.to} zone={line.zone} zoned="always" />
        </span>
        <span className="fm-sub">{line.personName}</span>
      </th>
      <td data-label={t('money.computation')}>
        <b className="fm-what">{t(`money.charges.${line.kind}`)}</b>
        {line.reason ? <p className="fm-reason">{line.reason}</p> : null}
        {isPlain ? null : <Computation lines={line.lines} currency={currency} />}
      </td>
      <td className="fm-number" data-label={t('money.amount')}>
        {format.money({ amount: line.amount, currency })}
      </td>
    </tr>
  );
};

const Lines = ({ statement }: { statement: Statement }) => {
  const t = useText('facilities');
  const format = useFormat();
  return (
    <table className="tt-table fm-table fm-lines">
      <caption className="tt-hidden">{t('money.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('money.use')}</th>
          <th scope="col">{t('money.computation')}</th>
          <th scope="col" className="fm-number">
            {t('money.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {statement.lines.map((line) => (
          <Line key={line.chargeId} line={line} currency={statement.currency} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('money.total')}
          </th>
          <td className="fm-number">{format.money({ amount: statement.total, currency: statement.currency })}</td>
        </tr>
      </tfoot>
    </table>
  );
};

const Whole = ({ statement }: { statement: Statement }) => {
  const t = useText('facilities');
  const format = useFormat();
  const { language } = useLanguage();
  const { session } = useSession();
  const own = session.memberships.some((m) => m.organizationId === statement.providerId) ? 'provider' : 'customer';
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('nav.statements'), to: `/my/statements?side=${own}` }, { label: statement.number }]}
        title={t(`money.titles.${statement.kind}`, { number: statement.number })}
        lead={t('money.ofMonth', { month: monthText(statement.month, language) })}
        actions={
          <>
            <StatementLinks statement={statement} className="tt-button" />
            <button type="button" className="tt-button" onClick={() => print()}>
              <IconPrinter size={16} stroke={1.8} aria-hidden="true" />
              {t('money.print')}
            </button>
          </>
        }
      />
      <Section framed>
        <div className="fm-summary">
          <p className="fm-sum">
            <span>{t(statement.kind === 'credit-note' ? 'money.credited' : 'money.owed')}</span>
            <b>{format.money({ amount: statement.total, currency: statement.currency })}</b>
          </p>
          <KeyValue
            columns={2}
            items={[
              [t('money.provider'), <LocalizedText key="p" value={statement.providerName} quiet />],
              [t('money.customer'), <LocalizedText key="c" value={statement.organizationName} quiet />],
              [t('money.number'), statement.number],
              [t('money.issuedAt'), format.dateTime(statement.issuedAt)],
              [
                t('money.corrects'),
                statement.corrects === null ? null : (
                  <TextLink key="s" to={`/statements/${statement.providerId}/${statement.corrects.id}`}>
                    {statement.corrects.number}
                  </TextLink>
                ),
              ],
              [
                t('money.creditNotes'),
                statement.creditNotes.length === 0 ? null : (
                  <ul key="n" className="fm-notes">
                    {statement.creditNotes.map((note) => (
                      <li key={note.id}>
                        <TextLink to={`/statements/${statement.providerId}/${note.id}`}>{note.number}</TextLink>{' '}
                        {format.money({ amount: note.total, currency: statement.currency })}
                      </li>
                    ))}
                  </ul>
                ),
              ],
            ]}
          />
        </div>
      </Section>
      <Section title={t('money.lines')}>
        <Lines statement={statement} />
        <p className="fm-hash">
          {t('money.hash')} <code>{statement.sha256}</code>
        </p>
        <p className="tt-quiet">{t('money.notInvoice')}</p>
      </Section>
    </>
  );
};

const StatementPage = () => {
  const params = { organizationId: useParam('organizationId'), statementId: useParam('statementId') };
  const statement = useRoute(getStatement, { params });
  return (
    <PageBody>
      <Loaded of={statement} page loading={<LoadingState shape="page" />}>
        {(data) => <Whole statement={data} />}
      </Loaded>
    </PageBody>
  );
};

export default StatementPage;
