/** The day by which the house reckons: where its books are kept. A test may say another. */
import { bookDay } from '../../domain/book-day.ts';

export const today = (): string => bookDay(new Date());
