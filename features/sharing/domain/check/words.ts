/** The words of a check's answer, in the order from worst to best where there is one. */
export const severities = ['violation', 'warning', 'information'] as const;
export type Severity = (typeof severities)[number];

/**
 * Does a rule hold for every possible income? `from`: only from an amount on (`Finding.from`). `never`: not for large amounts,
 * however well it may go below (then `Finding.until` says how far it holds). `unproven`: the plan does not say enough to know.
 * Rules that do not depend on an amount hold `always` or `never`.
 */
export const holdings = ['always', 'from', 'never', 'unproven'] as const;
export type Holding = (typeof holdings)[number];

/** `invalid` is the answer of whoever reads the plan; the check itself begins with a plan that was read. */
export const verdicts = ['lawful', 'warning', 'violation', 'invalid'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * L1 hard floor · L2 default of an enterprise · L3 definition of net income · L4 parts inside the pool · L10 guaranteed return ·
 * L11 terms of a royalty · L18 caps of state technology enterprises · L20 who counts as a completer. Beside them: `recommended`
 * (an article that says 可以), `inventors` (Bayh-Dole), `conflict` (two rules that cannot both hold), `no-pack`.
 */
export const ruleNames = ['L1', 'L2', 'L3', 'L4', 'L10', 'L11', 'L18', 'L20', 'recommended', 'inventors', 'conflict', 'no-pack'] as const;
export type RuleName = (typeof ruleNames)[number];
