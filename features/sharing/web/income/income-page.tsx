/** /my/income: what a contributor is owed in person: how much, why, and when. */
import {
  EmptyState,
  Link,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  Section,
  StatusMark,
  TextLink,
  useFormat,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { getMyIncome, type MyIncomeItem } from '../../contract/statements.ts';
import { useAmounts } from '../plans/amounts.ts';
import { today } from '../plans/today.ts';
import { StatementTable } from '../statements/statement-table.tsx';
import { AccountLine } from './account-line.tsx';
import { ClausesForMe } from './clauses-for-me.tsx';
import { MoneyBar } from './money-bar.tsx';
import { totalsByCurrency } from './totals.ts';
import '../plans/plans.css';
import '../statements/statements.css';
import './income.css';

/** When what is open may be paid, in a sentence with its shape. */
const When = ({ item }: { item: MyIncomeItem }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { minor, show } = useAmounts(item.currency);
  const open = minor(item.payable);
  if (open <= 0n)
    return minor(item.inPayment) > 0n ? (
      <StatusMark tone="next">{t('income.when.inPayment', { amount: show(item.inPayment) })}</StatusMark>
    ) : (
      <StatusMark tone="good">{t(minor(item.total) > 0n ? 'income.when.allPaid' : 'income.when.nothingYet')}</StatusMark>
    );
  if (item.statements.some((one) => one.state === 'objected')) return <StatusMark tone="paused">{t('income.when.objected')}</StatusMark>;
  if (item.payableFrom === null) return <StatusMark tone="open">{t('income.when.waitsForStatement')}</StatusMark>;
  return item.payableFrom <= today() ? (
    <StatusMark tone="good">{t('income.when.now')}</StatusMark>
  ) : (
    <StatusMark tone="waiting">{t('income.when.from', { day: format.date(item.payableFrom) })}</StatusMark>
  );
};

const PlanIncome = ({ item }: { item: MyIncomeItem }) => {
  const t = useText('sharing');
  const { show } = useAmounts(item.currency);
  return (
    <Section
      framed
      title={
        <TextLink to={`/sharing-plans/${item.planId}`}>
          <LocalizedText value={item.planTitle} quiet />
        </TextLink>
      }
      actions={<When item={item} />}
    >
      <p className="si-unit">
        <LocalizedText value={item.unitName} quiet />
      </p>
      <div className="si-plan">
        <div>
          <p className="si-owed">
            <span>{t('income.owed')}</span> <b>{show(item.total)}</b>
          </p>
          <MoneyBar owed={item} />
          <AccountLine item={item} />
          {item.tags.length === 0 ? null : (
            <ul className="st-tags si-tags">
              {item.tags.map((tag) => (
                <li key={tag}>
                  {t(`documents.tags.${tag}.name`)}
                  <span className="sl-sub">{t(`documents.tags.${tag}.source`)}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <h3 className="tt-h3">{t('income.why')}</h3>
          <ClausesForMe item={item} />
        </div>
      </div>
      {item.statements.length === 0 ? (
        <p className="tt-quiet">{t('income.noStatements')}</p>
      ) : (
        <StatementTable statements={item.statements} caption={t('statement-pages.title')} hasPayee={false} />
      )}
    </Section>
  );
};

const Nothing = () => {
  const t = useText('sharing');
  return (
    <EmptyState
      title={t('income.none')}
      action={
        <Link className="tt-button" to="/sharing-plans">
          {t('nav.plans')}
        </Link>
      }
    >
      {t('income.noneHint')}
    </EmptyState>
  );
};

const Totals = ({ items }: { items: readonly MyIncomeItem[] }) => {
  const t = useText('sharing');
  const totals = totalsByCurrency(items);
  // One plan alone says the same below.
  if (items.length < 2) return null;
  return (
    <Section title={t('income.totals')}>
      <div className="si-totals">
        {totals.map((one) => (
          <TotalOf key={one.currency} total={one} />
        ))}
      </div>
    </Section>
  );
};

const TotalOf = ({ total }: { total: ReturnType<typeof totalsByCurrency>[number] }) => {
  const t = useText('sharing');
  const { show } = useAmounts(total.currency);
  return (
    <div>
      <p className="si-owed">
        <span>{t('income.owedIn', { currency: total.currency })}</span> <b>{show(total.total)}</b>
      </p>
      <MoneyBar owed={total} />
    </div>
  );
};

const IncomePage = () => {
  const t = useText('sharing');
  const income = useRoute(getMyIncome);
  return (
    <PageBody width="wide">
      <PageHeader title={t('nav.income')} lead={t('income.lead')} />
      <Loaded of={income} loading={<LoadingState shape="cards" rows={2} />} empty={({ items }) => items.length === 0} whenEmpty={<Nothing />}>
        {({ items }) => (
          <>
            <Totals items={items} />
            {items.map((item) => (
              <PlanIncome key={`${item.planId}/${item.party}/${item.member ?? ''}`} item={item} />
            ))}
          </>
        )}
      </Loaded>
    </PageBody>
  );
};

export default IncomePage;
