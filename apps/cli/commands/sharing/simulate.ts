/** `tongtu sharing simulate PLAN SCENARIOS.json`: low, base and high, and what thousands of drawn runs pay each party. */
import { readScenarios, simulate } from '@tongtu/sharing/rules';
import { CommandFailed, type AloneInput } from '../../command.ts';
import { errorOf, FileRefused, jsonOf, languageOf, operandAt, orRefused, planOf, sayer, textOf } from './said.ts';

const wholeOption = ({ options }: AloneInput, name: string, least: number, most: number): number | undefined => {
  const given = options[name];
  if (given === undefined) return undefined;
  const value = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : NaN;
  if (value >= least && value <= most) return value;
  throw new CommandFailed('option-unknown', { name: `--${name}`, value: String(given), known: `${least} … ${most}` });
};

export const simulateFile = async (input: AloneInput): Promise<number> => {
  const [planFile, scenarioFile] = [operandAt(input, 0, 'PLAN'), operandAt(input, 1, 'SCENARIOS.json')];
  const say = sayer(input, languageOf(input));
  const runs = wholeOption(input, 'runs', 1, 100_000);
  const seed = wholeOption(input, 'seed', 0, 2 ** 32 - 1);
  return orRefused(
    input,
    (errors) => ({ errors }),
    async () => {
      const plan = await planOf(input, planFile);
      const text = (await textOf(input, scenarioFile)).replace(/^\ufeff/, '');
      let json: unknown;
      try {
        json = JSON.parse(text);
      } catch {
        throw new FileRefused([errorOf(input, { kind: 'json-malformed' })]);
      }
      const scenarios = readScenarios(json, plan);
      if (!scenarios.ok) throw new FileRefused((scenarios.error.errors ?? [scenarios.error]).map((failure) => errorOf(input, failure)));
      const report = simulate(plan, scenarios.value, { ...(runs === undefined ? {} : { runs }), ...(seed === undefined ? {} : { seed }) });
      if (jsonOf(input)) {
        input.print(JSON.stringify(report));
        return 0;
      }
      input.print(say('simulation.head', { ...report }));
      for (const party of report.parties) {
        const { low, base, high } = report.cases;
        const spread = report.spread.parties[party]!;
        input.print('');
        input.print(party);
        const cases = { low: low.parties[party]?.total, base: base.parties[party]?.total, high: high.parties[party]?.total };
        input.print(`  ${say('simulation.cases', cases)}`);
        input.print(`  ${say('simulation.total', { ...spread.total })}`);
        input.print(`  ${say('simulation.present-value', { ...spread.presentValue })}`);
      }
      if (report.ignored.length > 0) input.tell(say('simulation.ignored', { ignored: report.ignored }));
      return 0;
    },
  );
};
