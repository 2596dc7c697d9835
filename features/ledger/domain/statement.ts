/** The statement of an account: what it stood at, what moved it, what it stands at; every line says where that leaves it. */

/** `T` is what a line points at: its entry. Minor units; debit is positive. */
export type StatementOf<T> = {
  readonly currency: string;
  readonly opening: bigint;
  readonly lines: readonly (T & { readonly balance: bigint })[];
  readonly closing: bigint;
};

/** Currencies in order of their code; one that stood at zero and was not moved is left out. */
export const runBalances = <T extends { readonly currency: string; readonly amount: bigint }>(
  opening: ReadonlyMap<string, bigint>,
  movements: readonly T[],
): readonly StatementOf<T>[] => {
  const byCurrency = Map.groupBy(movements, ({ currency }) => currency);
  const currencies = [...new Set([...opening.keys(), ...byCurrency.keys()])].filter((code) => opening.get(code) !== 0n || byCurrency.has(code)).sort();
  return currencies.map((currency) => {
    const start = opening.get(currency) ?? 0n;
    let balance = start;
    const lines = (byCurrency.get(currency) ?? []).map((movement) => {
      balance += movement.amount;
      return { ...movement, balance };
    });
    return { currency, opening: start, lines, closing: balance };
  });
};
