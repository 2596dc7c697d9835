/** A plan as a file; made in the browser. */
import type { Language } from '@tongtu/kernel/localized';
import type { SharingPlan } from '../../domain/plan.ts';
import { writePlan } from '../../domain/write-plan.ts';

const write = async (plan: SharingPlan, as: 'text' | 'json', language: Language): Promise<string> => {
  if (as === 'json') return `${JSON.stringify(writePlan(plan), null, 2)}\n`;
  const { printPlanText } = await import('../../language/print-text.ts');
  return printPlanText(plan, language);
};

export const downloadPlan = async (plan: SharingPlan, as: 'text' | 'json', language: Language): Promise<void> => {
  const name = (plan.title[language] ?? plan.title.zh ?? plan.title.en ?? 'plan').replace(/[\\/:*?"<>|\s]+/g, '-');
  const url = URL.createObjectURL(new Blob([await write(plan, as, language)], { type: as === 'json' ? 'application/json' : 'text/plain;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.${as === 'json' ? 'json' : 'txt'}` });
  link.click();
  URL.revokeObjectURL(url);
};
