/** An approved run as CSV for the bank: UTF-8 with a byte order mark, no cell a formula, columns named in the reader's language. */
import { writeCsv } from '@tongtu/platform/documents';
import type { Language } from '@tongtu/kernel/localized';
import { amountText } from '../domain/amount-text.ts';
import type { SharingOptions } from '../http/options.ts';
import type { BankFileContent } from '../use-cases/bank-file.ts';
import { wordsIn, type PaperFile } from './words.ts';

const columns = ['reference', 'accountName', 'account', 'bank', 'amount', 'currency', 'purpose', 'tags'] as const;

/** A payment whose money came back stays in the file of its run; it goes out again with another one. */
export const bankFile = (options: Pick<SharingOptions, 'translate'>, { run, unitName, payments }: BankFileContent, language: Language): PaperFile => {
  const { t, say } = wordsIn(options, language, run.currency);
  const bytes = writeCsv({
    columns: columns.map((column) => ({ title: t(`documents.bank.${column}`) })),
    rows: payments.map(({ payment, planTitle, numbers }) => [
      payment.reference,
      payment.accountName,
      // Text, so that no program rounds nineteen digits; a bank's import reads it as it stands.
      payment.account,
      payment.bank,
      amountText(payment.amount, run.currency),
      run.currency,
      t('documents.bank.purposeIs', { unit: say(unitName), plan: say(planTitle), numbers: numbers.join(t('documents.bank.and')) }),
      payment.tags.map((tag) => t(`documents.tags.${tag}.name`)).join(t('documents.then')),
    ]),
  });
  return { name: `${t('documents.bank.title')} ${run.number}.csv`, mediaType: 'text/csv; charset=utf-8', bytes };
};
