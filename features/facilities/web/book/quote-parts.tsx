/** What stands beside a choice: its price and how that was reckoned, what speaks against it, why somebody cannot book here. */
import { Link, Remark, useText } from '@tongtu/platform/ui';
import type { Facility } from '../../contract/facilities.ts';
import type { Violation } from '../../contract/rules.ts';
import type { Price } from '../../contract/tariffs.ts';
import { PriceLines } from '../parts/price-lines.tsx';
import { useFeeSentences } from './tariff-table.tsx';
import type { Booker } from './use-booker.tsx';

export const PriceBox = ({ price, dates }: { price: Price; dates: number }) => {
  const t = useText('facilities');
  const fees = useFeeSentences(price.tariff);
  if (!price.agreed)
    return (
      <Remark>
        <p>{t('book.price.byAgreement', { class: t(`book.classes.${price.tariffClass}`) })}</p>
      </Remark>
    );
  const whole = (BigInt(price.total) * BigInt(dates)).toString();
  return (
    <div className="fb-quote">
      <p className="tt-hint">{t('book.price.class', { class: t(`book.classes.${price.tariffClass}`) })}</p>
      <PriceLines
        lines={price.lines}
        currency={price.currency}
        total={price.total}
        caption={t('book.price.caption')}
        totalLabel={dates > 1 ? t('book.price.eachDate') : undefined}
        below={[
          ...(dates > 1 ? ([[t('book.price.allDates', { count: dates }), whole]] as const) : []),
          ...(BigInt(price.deposit) > 0n ? ([[t('book.price.deposit'), price.deposit]] as const) : []),
        ]}
      />
      <details className="fb-details">
        <summary>{t('book.price.fees')}</summary>
        <ul className="fb-list">
          {fees.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      <p className="tt-hint">{t('book.price.more', { currency: price.currency })}</p>
    </div>
  );
};

export const Broken = ({ violations, title }: { violations: readonly Violation[]; title: string }) =>
  violations.length === 0 ? null : (
    <Remark tone="warn" title={title}>
      <ul>
        {violations.map((one, index) => (
          <li key={index}>{one.detail}</li>
        ))}
      </ul>
    </Remark>
  );

/** Why somebody cannot book here now, and what he can do about it. */
export const WhyNot = ({ facility, booker }: { facility: Facility; booker: Booker }) => {
  const t = useText('facilities');
  const here = encodeURIComponent(location.pathname + location.search);
  if (!facility.accepting) return <p>{t('book.not.accepting')}</p>;
  if (booker.standing === 'visitor')
    return (
      <>
        <p>{t('book.not.visitor')}</p>
        <Link className="tt-button tt-button-main" to={`/sign-in?next=${here}`}>
          {t('book.not.signIn')}
        </Link>
      </>
    );
  return (
    <>
      <p>{t(`book.not.${booker.standing}`)}</p>
      {booker.standing === 'none' ? (
        <Link className="tt-button" to="/organizations/apply">
          {t('book.not.apply')}
        </Link>
      ) : null}
    </>
  );
};
