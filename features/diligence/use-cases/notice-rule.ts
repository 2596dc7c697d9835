/** The rule by which a notice of the case is published today, and the calendar by which its days are counted. */
import type { Context } from '@tongtu/platform/context';
import { localDay } from '@tongtu/kernel/zone';
import type { Case } from '../domain/case.ts';
import type { NoticeRule, WorkingCalendar } from '../domain/obligation-pack.ts';
import { hasOtherSide } from '../domain/clearing.ts';
import { calendarOf, noticeRuleOf } from '../domain/packs-for.ts';
import type { NoticeRuleApplied } from '../domain/stored-notice.ts';
import { packsForUnit } from './packs.ts';

/** Where no pack brings a calendar. */
const zoneOtherwise = 'Asia/Shanghai';

export type RuleOfNotice = { readonly rule: NoticeRule; readonly pack: string; readonly calendar: WorkingCalendar | null; readonly zone: string };

/** Undefined where no pack that applies asks for a notice, and for a unit that invests itself: it agrees on a price with nobody. */
export const ruleOfNotice = async (context: Pick<Context, 'tx' | 'now'>, one: Case): Promise<RuleOfNotice | undefined> => {
  if (!hasOtherSide({ case: one })) return undefined;
  const packs = await packsForUnit(context, one, localDay(context.now, zoneOtherwise));
  const found = noticeRuleOf(packs, one.track);
  const calendar = calendarOf(packs);
  return found && { ...found, calendar, zone: calendar?.zone ?? zoneOtherwise };
};

/** As it is kept with the notice; `days` may be more than the rule asks for. */
export const appliedRule = ({ rule, pack, calendar }: RuleOfNotice, days: number = rule.days): NoticeRuleApplied => ({
  days,
  endsOnWorkingDay: rule.endsOnWorkingDay,
  articles: rule.articles,
  pack,
  calendarKnownUntil: calendar?.knownUntil ?? null,
});
