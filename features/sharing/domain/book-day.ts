/** The day of the books: money is dated by the clock of Beijing, as the law's days and the consortium's accounts are. */
const booksZone = 'Asia/Shanghai';

/** `2026-11-01` of an instant. */
export const bookDay = (at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: booksZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
