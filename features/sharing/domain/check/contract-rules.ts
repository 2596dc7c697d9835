/** L10, L11, L20: what the words around the figures do to them. */
import type { Finding } from '../../contract/check.ts';
import type { CreativeContribution, GuaranteedReturn, RoyaltyTerms } from '../rule-pack.ts';
import { findingOf, type Case } from './finding.ts';

/** L10: shares with a guaranteed return and no part in management are a transfer or licence in the eyes of the court. */
export const guaranteedReturn = (of: Case<GuaranteedReturn>): Finding[] => {
  const { pathway, terms } = of.plan;
  if (pathway !== 'equity') return [];
  const counts = terms.guaranteedReturn === true && terms.management !== true;
  return [
    findingOf(of, {
      rule: 'L10',
      severity: counts ? 'warning' : 'information',
      holds: counts ? 'never' : 'always',
      code: counts ? 'guaranteed-return' : 'guaranteed-return-none',
    }),
  ];
};

/** L11: a royalty can be computed by both sides only if it is reported and audited, and it is clear who bears the taxes. */
export const royaltyTerms = (of: Case<RoyaltyTerms>): Finding[] => {
  const { pathway, terms } = of.plan;
  if (pathway !== 'licence') return [];
  const said = terms.reporting !== undefined || terms.audit !== undefined || terms.taxBearer !== undefined;
  if (!said) return [findingOf(of, { rule: 'L11', severity: 'information', holds: 'unproven', code: 'royalty-terms-missing' })];
  const missing = [
    ...(terms.reporting === true ? [] : ['reporting']),
    ...(terms.audit === true ? [] : ['audit']),
    ...(terms.taxBearer === undefined ? ['taxBearer'] : []),
  ];
  const complete = missing.length === 0;
  return [
    findingOf(of, {
      rule: 'L11',
      severity: complete ? 'information' : 'warning',
      holds: complete ? 'always' : 'never',
      code: complete ? 'royalty-terms-complete' : 'royalty-terms-incomplete',
      details: complete ? {} : { missing },
    }),
  ];
};

/** L20: told only where the plan says what somebody brought in. Transformers need not be creative. */
export const creativeContribution = (of: Case<CreativeContribution>): Finding[] => {
  const { parties, pool } = of.plan;
  const poolRole = parties.find(({ id }) => id === pool?.party)?.role;
  const listed = [...parties.filter(({ role }) => role === 'completers'), ...(poolRole === 'transformers' ? [] : (pool?.members ?? []))];
  const said = listed.filter(({ contribution }) => contribution !== undefined);
  if (said.length === 0) return [];
  const people = said.filter(({ contribution }) => contribution !== 'creative').map(({ id }) => id);
  return [
    findingOf(of, {
      rule: 'L20',
      severity: people.length === 0 ? 'information' : 'warning',
      holds: people.length === 0 ? 'always' : 'never',
      code: people.length === 0 ? 'contributions-creative' : 'contributions-not-creative',
      details: people.length === 0 ? {} : { people },
    }),
  ];
};
