/** `tongtu sharing print FILE --as json|text|clauses`: one face of a plan from another. */
import { planClauses, printPlanText, writePlan } from '@tongtu/sharing/rules';
import { CommandFailed, type AloneInput } from '../../command.ts';
import { jsonOf, languageOf, operandAt, orRefused, planOf } from './said.ts';

const faces = ['json', 'text', 'clauses'];

export const printFile = async (input: AloneInput): Promise<number> => {
  const file = operandAt(input, 0, 'FILE');
  const face = input.options['as'] ?? 'text';
  if (typeof face !== 'string' || !faces.includes(face))
    throw new CommandFailed('option-unknown', { name: '--as', value: String(face), known: faces.join(', ') });
  const language = languageOf(input);
  return orRefused(
    input,
    (errors) => ({ errors }),
    async () => {
      const plan = await planOf(input, file);
      const isJson = jsonOf(input);
      if (face === 'json') input.print(isJson ? JSON.stringify(writePlan(plan)) : JSON.stringify(writePlan(plan), null, 2));
      else if (face === 'text') {
        const text = printPlanText(plan, language);
        input.print(isJson ? JSON.stringify({ text }) : text.trimEnd());
      } else {
        const clauses = planClauses(plan, language);
        if (isJson) input.print(JSON.stringify({ clauses }));
        else input.print(clauses.map(({ number, heading, text }) => `${number}${language === 'zh' ? '　' : ' '}${heading}\n${text}`).join('\n\n'));
      }
      return 0;
    },
  );
};
