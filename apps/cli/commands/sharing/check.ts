/** `tongtu sharing check FILE`: is the plan lawful, for every income? Exit status 0 lawful or with warnings, 1 violation, 2 invalid. */
import { inLanguage } from '@tongtu/kernel/localized';
import { checkPlan, findingKeys, findingValues, shippedPacks } from '@tongtu/sharing/rules';
import type { AloneInput } from '../../command.ts';
import { jsonOf, languageOf, operandAt, orRefused, planOf, sayer } from './said.ts';

export const checkFile = async (input: AloneInput): Promise<number> => {
  const file = operandAt(input, 0, 'FILE');
  const language = languageOf(input);
  return orRefused(
    input,
    (errors) => ({ verdict: 'invalid', findings: [], errors }),
    async () => {
      const plan = await planOf(input, file);
      const report = checkPlan(plan, shippedPacks);
      if (jsonOf(input)) input.print(JSON.stringify(report));
      else {
        const say = sayer(input, language);
        const text = (key: string, values = {}): string => input.locales.translate(language, 'sharing', key, values);
        const names = new Map([...plan.parties, ...(plan.pool?.members ?? [])].map(({ id, name }) => [id, name]));
        const name = (id: string): string => {
          const of = names.get(id);
          return of === undefined ? id : inLanguage(of, language).text;
        };
        const word = (of: string): string => text(`check.words.${of}`);
        input.print(say(`verdicts.${report.verdict}`));
        for (const finding of report.findings) {
          const values = findingValues(finding, { currency: plan.currency, language, word, name });
          const sentences = findingKeys(finding).map((key) => text(key, values));
          const article = finding.article[language];
          input.print('');
          input.print(say(article === '' ? 'finding-plain' : 'finding', { severity: text(`check.severities.${finding.severity}`), article }));
          for (const sentence of sentences) input.print(`  ${sentence}`);
        }
        input.print('');
        input.print(say('aid'));
      }
      return report.verdict === 'violation' ? 1 : 0;
    },
  );
};
