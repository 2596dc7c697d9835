/** Numbers that people quote: `N2026-1A2B3C4D5E` of a notice, `C2026-1A2B3C4D5E` of its certificate. */

/** The year of drafting and the last ten hexadecimal digits of the id, which are chance. */
export const noticeNumber = (id: string, day: string): string => `N${day.slice(0, 4)}-${id.slice(-10).toUpperCase()}`;
/** The same digits, so that each leads to the other. */
export const certificateNumber = (notice: string, day: string): string => `C${day.slice(0, 4)}-${notice.split('-')[1] ?? ''}`;
