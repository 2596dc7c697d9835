/** What the customer says of the test, and how it stands to the owner's rules: what is needed to decide. */
import { KeyValue, LocalizedText, StatusMark, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { isToBeAgreed, type Booking } from '../../contract/bookings.ts';
import { getFacility } from '../../contract/facilities.ts';
import type { Question } from '../../contract/rules.ts';

const useQuestions = (facilityId: string): readonly Question[] => {
  const facility = useRoute(getFacility, { params: { facilityId }, query: {} });
  const rule = facility.data?.rules.find((one) => one.kind === 'safety-questionnaire');
  return rule?.kind === 'safety-questionnaire' ? rule.questions : [];
};

const Consumables = ({ booking }: { booking: Booking }) => {
  const wanted = Object.entries(booking.details.consumables ?? {}).filter(([, count]) => count > 0);
  return wanted.length === 0 ? null : (
    <ul className="fd-plain">
      {wanted.map(([code, count]) => {
        const known = booking.price.tariff.consumables.find((one) => one.code === code);
        return (
          <li key={code}>
            {known ? <LocalizedText value={known.name} quiet /> : code} × {count} {known ? <LocalizedText value={known.unit} quiet /> : null}
          </li>
        );
      })}
    </ul>
  );
};

const Answers = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const questions = useQuestions(booking.facilityId);
  const given = booking.details.answers ?? {};
  if (questions.length === 0) return null;
  return (
    <ul className="fd-answers">
      {questions.map((question) => {
        const answer = given[question.code];
        const fits = answer !== undefined && (question.must === null || question.must === answer);
        return (
          <li key={question.code}>
            <span>
              <LocalizedText value={question.text} />
            </span>
            <StatusMark tone={answer === undefined ? 'unknown' : fits ? 'good' : 'bad'}>{t(`desk.answers.${answer ?? 'none'}`)}</StatusMark>
          </li>
        );
      })}
    </ul>
  );
};

/** Asked again by the server whenever a booking is read that is still to be agreed on: a licence may have run out meanwhile. */
export const RuleFacts = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  return booking.violations.length === 0 ? (
    <StatusMark tone="good">{t('desk.rulesKept')}</StatusMark>
  ) : (
    <ul className="fd-plain">
      {booking.violations.map((one, index) => (
        <li key={index} className="fd-violation">
          <StatusMark tone="bad">{t('desk.ruleBroken')}</StatusMark> {one.detail}
        </li>
      ))}
    </ul>
  );
};

export const BookingDetailFacts = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const format = useFormat();
  const { details } = booking;
  return (
    <KeyValue
      items={[
        [t('desk.purpose'), details.purpose ? <LocalizedText value={details.purpose} multiline /> : t('desk.notSaid')],
        [t('desk.hazards'), details.hazards ? <LocalizedText value={details.hazards} multiline /> : t('desk.notSaid')],
        [t('desk.samples'), details.samples],
        [t('desk.runs'), details.runs],
        [t('desk.consumables'), Object.keys(details.consumables ?? {}).length > 0 ? <Consumables booking={booking} /> : null],
        [t('desk.trl'), details.trl],
        [t('desk.secrecy'), details.secrecy ? (t.maybe(`desk.secrecyGrades.${details.secrecy}`) ?? details.secrecy) : null],
        [
          t('desk.insurance'),
          details.insurance ? t('desk.insuranceIs', { sum: format.money(details.insurance.sum), day: format.date(details.insurance.validUntil) }) : null,
        ],
        [t('desk.questionnaire'), details.answers ? <Answers booking={booking} /> : null],
        [t('desk.rules'), isToBeAgreed(booking.state) ? <RuleFacts key="rules" booking={booking} /> : null],
      ]}
    />
  );
};
