/** What holds here, readable before anything is asked for: opening hours, rules, tariff, fees, and who owns results and data (complaint C11). */
import { KeyValue, LocalizedText, Section, useFormat, useText } from '@tongtu/platform/ui';
import type { Facility } from '../../contract/facilities.ts';
import { answerHours } from '../../domain/booking-lifecycle.ts';
import { ZoneNote } from '../parts/free-slot-choice.tsx';
import { openingLines } from './opening-words.ts';
import { ruleSentence } from './rule-words.ts';
import { TariffTable, useFeeSentences } from './tariff-table.tsx';

const Hours = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const format = useFormat();
  const own = facility.resources.filter((resource) => resource.state === 'open' && resource.openings !== null);
  const lines = openingLines(t, facility.openings, format.list);
  return (
    <Section level={3} title={t('book.hours.title')}>
      <ul className="fb-plain">
        {lines.length === 0 ? <li>{t('book.hours.none')}</li> : lines.map((line) => <li key={line}>{line}</li>)}
        {own.map((resource) => (
          <li key={resource.id}>
            <LocalizedText value={resource.name} quiet />
            {t('book.hours.own')}
            {openingLines(t, resource.openings ?? [], format.list).join(t('book.hours.join'))}
          </li>
        ))}
      </ul>
      <p className="tt-hint">
        <ZoneNote zone={facility.zone} />
      </p>
    </Section>
  );
};

const Rules = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const format = useFormat();
  const questions = facility.rules.flatMap((rule) => (rule.kind === 'safety-questionnaire' ? rule.questions : []));
  return (
    <Section level={3} title={t('book.rule.title')}>
      <ul className="fb-list">
        <li>{t(`book.approval.${facility.approval}`, { days: answerHours / 24 })}</li>
        {facility.rules.map((rule, index) => (
          <li key={index}>{ruleSentence(t, format, rule)}</li>
        ))}
      </ul>
      {questions.length > 0 ? (
        <details className="fb-details">
          <summary>{t('book.rule.questions')}</summary>
          <ol className="fb-list">
            {questions.map((question) => (
              <li key={question.code}>
                <LocalizedText value={question.text} />
                {question.must === null ? null : <span className="tt-quiet"> {t(`book.rule.must.${question.must}`)}</span>}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </Section>
  );
};

const Terms = ({ facility: { terms } }: { facility: Facility }) => {
  const t = useText('facilities');
  return (
    <Section level={3} title={t('book.terms.title')} lead={t('book.terms.lead')}>
      <KeyValue
        items={[
          [t('book.terms.results'), t(`book.terms.owner.${terms.resultOwnership}`)],
          [t('book.terms.data'), t(`book.terms.owner.${terms.dataOwnership}`)],
          [t('book.terms.operating'), t(terms.operatingData ? 'book.terms.operatingKept' : 'book.terms.operatingNot')],
          [t('book.terms.basis'), t(`book.terms.bases.${terms.feeBasis}`)],
          [
            t('book.terms.secrecy'),
            terms.confidentialityYears === 0 ? t('book.terms.secrecyNone') : t('book.terms.secrecyYears', { count: terms.confidentialityYears }),
          ],
          [t('book.terms.safety'), terms.safety ? <LocalizedText value={terms.safety} multiline /> : null],
          [t('book.terms.further'), terms.further ? <LocalizedText value={terms.further} multiline /> : null],
        ]}
      />
      <p className="tt-hint">{t('book.terms.why')}</p>
    </Section>
  );
};

export const KnowBefore = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const fees = useFeeSentences(facility.tariff);
  return (
    <Section title={t('book.before.title')} lead={t('book.before.lead')} id="before">
      <div className="fb-before">
        <Section level={3} title={t('book.tariff.title')}>
          <TariffTable tariff={facility.tariff} own={facility.tariffClass} />
          {facility.tariff.consumables.length > 0 ? <Consumables facility={facility} /> : null}
          <ul className="fb-list">
            {fees.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
        <div className="fb-before-pair">
          <Rules facility={facility} />
          <Hours facility={facility} />
        </div>
        <Terms facility={facility} />
      </div>
    </Section>
  );
};

const Consumables = ({ facility: { tariff } }: { facility: Facility }) => {
  const t = useText('facilities');
  const format = useFormat();
  return (
    <details className="fb-details">
      <summary>{t('book.tariff.consumables', { count: tariff.consumables.length })}</summary>
      <ul className="fb-list">
        {tariff.consumables.map((one) => (
          <li key={one.code}>
            <LocalizedText value={one.name} quiet />
            {t('book.tariff.each', { price: format.money({ amount: one.price, currency: tariff.currency }), unit: format.localized(one.unit) })}
          </li>
        ))}
      </ul>
    </details>
  );
};
