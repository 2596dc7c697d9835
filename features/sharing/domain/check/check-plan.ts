/**
 * Is a plan lawful, for every income that may ever come in? Each rule of each pack that applies gives a finding, also where it holds:
 * who reads the answer sees what was asked. The strength of a rule and the kind of organization decide how grave a finding is; packs
 * that contradict each other are reported and never resolved here.
 *
 * The answer is an aid and no legal advice.
 */
import type { CheckReport, Finding } from '../../contract/check.ts';
import { packsFor } from '../pack-choice.ts';
import type { SharingPlan } from '../plan.ts';
import type { RulePack } from '../rule-pack.ts';
import { conflicts } from './conflicts.ts';
import { creativeContribution, guaranteedReturn, royaltyTerms } from './contract-rules.ts';
import { equityCap, equityFloor, personCap } from './equity-rules.ts';
import type { Case } from './finding.ts';
import { incomeFloor, inventorsShare } from './income-rules.ts';
import { netIncomeFinding } from './net-income.ts';
import { mainPart, ttoPart } from './pool-rules.ts';
import { profitCap, profitFloor } from './profit-rules.ts';
import { severities } from './words.ts';

const judge = ({ rule, ...of }: Case): Finding[] => {
  switch (rule.kind) {
    case 'income-floor':
      return incomeFloor({ ...of, rule });
    case 'equity-floor':
      return equityFloor({ ...of, rule });
    case 'profit-floor':
      return profitFloor({ ...of, rule });
    case 'main-part':
      return mainPart({ ...of, rule });
    case 'tto-part':
      return ttoPart({ ...of, rule });
    case 'equity-cap':
      return equityCap({ ...of, rule });
    case 'person-cap':
      return personCap({ ...of, rule });
    case 'profit-cap':
      return profitCap({ ...of, rule });
    case 'inventors-share':
      return inventorsShare({ ...of, rule });
    case 'guaranteed-return':
      return guaranteedReturn({ ...of, rule });
    case 'royalty-terms':
      return royaltyTerms({ ...of, rule });
    case 'creative-contribution':
      return creativeContribution({ ...of, rule });
    case 'notice':
      // A plan does not know where it was published.
      return [];
  }
};

/** Where no pack looks at a kind of organization, region and day, nothing was asked, and that is not "lawful". */
const noPack: Finding = {
  rule: 'no-pack',
  pack: '',
  packVersion: 0,
  article: { zh: '', en: '' },
  says: { zh: '', en: '' },
  severity: 'warning',
  holds: 'unproven',
  figures: 'money',
  code: 'no-pack',
  details: {},
};

/**
 * Of `packs` those that apply are chosen here (`packsFor`), so all that are in force may be handed in; to judge as on an earlier day,
 * hand in the packs of that day. Findings come worst first, then in the order of packs and rules.
 */
export const checkPlan = (plan: SharingPlan, packs: readonly RulePack[]): CheckReport => {
  const chosen = packsFor(plan, packs);
  const found = chosen.flatMap((pack) => [...pack.rules.flatMap((rule) => judge({ plan, pack, rule })), ...netIncomeFinding(plan, pack)]);
  const findings = chosen.length === 0 ? [noPack] : [...found, ...conflicts(plan, chosen)];
  const grade = ({ severity }: Finding): number => severities.indexOf(severity);
  const sorted = findings.toSorted((a, b) => grade(a) - grade(b));
  const worst = sorted[0]?.severity ?? 'information';
  return { verdict: worst === 'information' ? 'lawful' : worst, findings: sorted };
};
