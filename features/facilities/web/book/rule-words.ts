/** A rule of a facility as a sentence for whoever wants to book. */
import type { Formats, Translate } from '@tongtu/platform/ui';
import type { BookingRule } from '../../contract/rules.ts';
import { lengthText } from '../parts/lengths.ts';

export const ruleSentence = (t: Translate, format: Formats, rule: BookingRule): string => {
  switch (rule.kind) {
    case 'minimum-notice':
    case 'minimum-length':
    case 'maximum-length':
    case 'granularity':
      return t(`book.rule.${rule.kind}`, { length: lengthText(t, rule.minutes) });
    case 'maximum-ahead':
      return t('book.rule.maximum-ahead', { days: rule.days });
    case 'monthly-quota':
      return t('book.rule.monthly-quota', { hours: rule.hours });
    case 'qualification':
      return t('book.rule.qualification', { name: format.localized(rule.name) });
    case 'safety-questionnaire':
      return t('book.rule.safety-questionnaire', { count: rule.questions.length });
    case 'secrecy-grade':
      return t(`book.rule.secrecy-grade.${rule.highest}`);
    case 'trl-range':
      return t('book.rule.trl-range', { min: rule.min, max: rule.max });
    case 'insurance':
      return t('book.rule.insurance', { sum: format.money(rule.sum) });
    case 'opening-hours':
      return t(`book.rule.opening-hours.${rule.mode}`);
    default:
      return rule satisfies never;
  }
};
