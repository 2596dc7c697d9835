import type { Rule } from './draft.ts';

/** Every question answered, and as the owner must have it. Details `unanswered` and `wrong` (codes), `missing` and `failed` (how many). */
export const safetyQuestionnaire: Rule<'safety-questionnaire'> = ({ questions }, { details }) => {
  const answerTo = (code: string): string | undefined => (details.answers && Object.hasOwn(details.answers, code) ? details.answers[code] : undefined);
  const unanswered = questions.filter(({ code }) => answerTo(code) === undefined).map(({ code }) => code);
  const wrong = questions.filter(({ code, must }) => must !== null && answerTo(code) !== undefined && answerTo(code) !== must).map(({ code }) => code);
  return unanswered.length + wrong.length === 0
    ? undefined
    : { kind: 'rule-safety-questionnaire', field: 'details.answers', details: { unanswered, wrong, missing: unanswered.length, failed: wrong.length } };
};
