/**
 * A lifecycle is a table, not code: state → action → where it leads. The same
 * table answers requests, fills buttons, is walked by tests and drawn in READMEs.
 */
import { ok, fail, type Result } from './result.ts';

/** `guard` names a condition beyond the state, e.g. `complete`; the caller knows how to check it. */
export type Transition<State extends string, Guard extends string = string> = { readonly to: State; readonly guard?: Guard };

export type LifecycleTable<State extends string, Action extends string, Guard extends string = string> = {
  readonly initial: NoInfer<State>;
  readonly actions: readonly Action[];
  readonly states: { readonly [S in State]: { readonly [A in Action]?: Transition<NoInfer<State>, Guard> } };
};

export type Lifecycle<State extends string, Action extends string, Guard extends string = string> = {
  readonly initial: State;
  readonly states: readonly State[];
  readonly actions: readonly Action[];
  readonly table: LifecycleTable<State, Action, Guard>;
  /**
   * Where the action leads. Kinds: `wrong-state` (details: state, action, allowed),
   * `guard-refused` (details: state, action, guard). A guarded step is refused
   * unless `holds` says yes: forgetting to ask never opens a door.
   */
  readonly next: (state: State, action: Action, holds?: (guard: Guard) => boolean) => Result<State>;
  /** In the order of `actions`; guards are not looked at. */
  readonly allowedActions: (state: State) => readonly Action[];
  readonly isState: (value: unknown) => value is State;
  readonly isAction: (value: unknown) => value is Action;
  readonly isTerminal: (state: State) => boolean;
  readonly terminalStates: () => readonly State[];
  /** States that no path from the initial one enters: usually a slip in the table. */
  readonly unreachableStates: () => readonly State[];
};

/** Every state × action has an answer: a state or a named refusal. A table that points nowhere is a bug and throws. */
export const defineLifecycle = <const State extends string, const Action extends string, const Guard extends string = string>(
  table: LifecycleTable<State, Action, Guard>,
): Lifecycle<State, Action, Guard> => {
  const states = Object.keys(table.states) as State[];
  const row = (state: State): { readonly [A in Action]?: Transition<State, Guard> } => (Object.hasOwn(table.states, state) ? table.states[state] : {});
  const step = (state: State, action: Action): Transition<State, Guard> | undefined => (Object.hasOwn(row(state), action) ? row(state)[action] : undefined);
  const allowedActions = (state: State): Action[] => table.actions.filter((action) => step(state, action) !== undefined);
  const isTerminal = (state: State): boolean => allowedActions(state).every((action) => step(state, action)?.to === state);
  check(table, states);
  return {
    initial: table.initial,
    states,
    actions: table.actions,
    table,
    next: (state, action, holds) => {
      const found = step(state, action);
      if (!found) return fail('wrong-state', { details: { state, action, allowed: allowedActions(state) } });
      if (found.guard !== undefined && !holds?.(found.guard)) return fail('guard-refused', { details: { state, action, guard: found.guard } });
      return ok(found.to);
    },
    allowedActions,
    isState: (value): value is State => states.some((s) => s === value),
    isAction: (value): value is Action => table.actions.some((a) => a === value),
    isTerminal,
    terminalStates: () => states.filter(isTerminal),
    unreachableStates: () => {
      const reached = new Set<State>([table.initial]);
      // A Set may grow while it is walked: each new state is visited in turn.
      for (const state of reached) for (const action of allowedActions(state)) reached.add(step(state, action)!.to);
      return states.filter((state) => !reached.has(state));
    },
  };
};

const check = (table: LifecycleTable<string, string>, states: readonly string[]): void => {
  const known = (state: string, where: string): void => {
    if (!states.includes(state)) throw new Error(`lifecycle: ${where} leads to "${state}", which is not a state`);
  };
  known(table.initial, 'initial');
  for (const [state, row] of Object.entries(table.states)) {
    for (const [action, transition] of Object.entries(row)) {
      if (!table.actions.includes(action)) throw new Error(`lifecycle: "${state}" has an action "${action}" that is not listed`);
      if (transition) known(transition.to, `${state}.${action}`);
    }
  }
};

/** Mermaid text for a README; the same table always gives the same text. */
export const drawLifecycle = <S extends string, A extends string, G extends string>(lifecycle: Lifecycle<S, A, G>): string => {
  // Mermaid reads a hyphen in an identifier as part of an arrow.
  const name = (state: string): string => state.replaceAll('-', '_');
  const lines = ['stateDiagram-v2'];
  for (const state of lifecycle.states) if (state.includes('-')) lines.push(`  state "${state}" as ${name(state)}`);
  lines.push(`  [*] --> ${name(lifecycle.initial)}`);
  for (const state of lifecycle.states) {
    for (const action of lifecycle.allowedActions(state)) {
      const { to, guard } = lifecycle.table.states[state][action]!;
      lines.push(`  ${name(state)} --> ${name(to)}: ${action}${guard === undefined ? '' : ` [${guard}]`}`);
    }
    if (lifecycle.isTerminal(state)) lines.push(`  ${name(state)} --> [*]`);
  }
  return `${lines.join('\n')}\n`;
};
