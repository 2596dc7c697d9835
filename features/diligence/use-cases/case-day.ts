/** The calendar day of a case: cases are kept by the clock of Beijing, as the law's days are. */
import { localDay } from '@tongtu/kernel/zone';

/** ISO day of an instant. */
export const caseDay = (at: Date): string => localDay(at, 'Asia/Shanghai');
