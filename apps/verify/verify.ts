/** What a file is, and whether it holds. */
import { NotRight } from './fault.ts';
import { verifyLedger } from './ledger.ts';
import { fieldsOf, textOf } from './read.ts';
import { verifySettlement } from './settlement.ts';

export type Outcome =
  | { readonly holds: true; readonly format: string; readonly counts: Readonly<Record<string, number>> }
  | { readonly holds: false; readonly kind: string; readonly line: string; readonly details: Readonly<Record<string, string | number>> };

const counted = (value: unknown): { readonly format: string; readonly counts: Readonly<Record<string, number>> } => {
  const format = textOf(fieldsOf(value, 'export')['format'], 'export.format');
  if (format === 'tongtu-settlement/1') return { format, counts: verifySettlement(value) };
  if (format === 'tongtu-ledger/1') return { format, counts: { entries: verifyLedger(value, 'export').entries.length } };
  throw new NotRight('format-unknown', 'export.format', { format });
};

/** The text of an export, recomputed; never throws for what the text holds. */
export const verify = (text: string): Outcome => {
  try {
    return { holds: true, ...counted(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof NotRight) return { holds: false, kind: error.kind, line: error.line, details: error.details };
    if (error instanceof SyntaxError) return { holds: false, kind: 'not-json', line: 'export', details: { reason: error.message } };
    throw error;
  }
};
