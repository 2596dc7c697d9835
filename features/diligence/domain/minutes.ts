/**
 * The minutes of a decision as text, in 中文 and then in English: one text, one hash, for every reader the same. What people wrote
 * themselves (agenda, motion, conflicts, dissent) stands in it word for word.
 */
import { inLanguage, languages, type Language, type Localized } from '@tongtu/kernel/localized';
import { wallClockOf } from '@tongtu/kernel/zone';
import type { Decision, DecisionMember } from './decision.ts';
import { isWithdrawn } from './decision.ts';
import { tally } from './count-votes.ts';

/** The sentence under `minutes.<key>`. */
export type MinutesWords = (language: Language, key: string, values?: Readonly<Record<string, unknown>>) => string;
export type MinutesFacts = {
  /** Counted, with its result. */
  readonly decision: Decision;
  readonly unit: Localized;
  readonly committee: Localized;
  readonly caseTitle: Localized;
  readonly names: ReadonlyMap<string, string>;
  readonly presidedBy: string;
  readonly remarks: string | null;
};

/** Decisions of a unit in China are dated by its clock, wherever the members sit. */
export const minutesZone = 'Asia/Shanghai';
/** `2026-06-03 09:00` on the clock there. */
export const minutesTime = (instant: Date): string => new Date(wallClockOf(instant.getTime(), minutesZone)).toISOString().slice(0, 16).replace('T', ' ');

/** What people wrote is set in, line for line: no words of theirs can pass for a line of the minutes. */
const setIn = (text: string): string[] => text.split('\n').map((line) => (line === '' ? '' : `    ${line}`));

const inOneLanguage = (facts: MinutesFacts, language: Language, words: MinutesWords): string => {
  const { decision, names, remarks } = facts;
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string => words(language, key, values);
  const of = (text: Localized): string => inLanguage(text, language).text;
  const { members } = decision;
  const nameOf = ({ personId, chair }: DecisionMember): string => {
    const name = names.get(personId) ?? personId;
    return chair ? say('chair', { name }) : name;
  };
  const voted = members.filter((member) => member.voice !== null);
  const withdrawn = members.filter(isWithdrawn);
  const absent = members.filter((member) => member.voice === null && !isWithdrawn(member));
  const list = (title: string, lines: readonly string[], below: (index: number) => string[] = () => []): string[] =>
    lines.length === 0 ? [] : [say(title), ...lines.flatMap((line, index) => [`- ${line}`, ...below(index).filter((each) => each !== '')])];
  const votes = tally(members.map((member) => member.voice));
  const lines = [
    say('title'),
    '',
    say('number', { number: decision.number }),
    say('unit', { unit: of(facts.unit) }),
    say('committee', { committee: of(facts.committee) }),
    say('case', { title: of(facts.caseTitle), revision: decision.caseRevision }),
    say('meetsAt', { at: minutesTime(decision.meetsAt) }),
    say('countedAt', { at: minutesTime(decision.countedAt ?? decision.calledAt) }),
    say('presidedBy', { name: names.get(facts.presidedBy) ?? facts.presidedBy }),
    '',
    say('agenda'),
    ...decision.agenda.map((item, index) => `${index + 1}. ${item}`),
    '',
    say('motion'),
    ...setIn(decision.motion),
    '',
    say('members', { of: members.length, voted: voted.length, withdrawn: withdrawn.length, absent: absent.length }),
    ...list('voted', voted.map(nameOf)),
    ...list(
      'withdrawn',
      withdrawn.map((member) => say(`withdrawnBy.${member.conflict}`, { name: nameOf(member) })),
      (index) => setIn(withdrawn[index]?.conflictWords ?? ''),
    ),
    ...list('absent', absent.map(nameOf)),
    '',
    say('rules', { needed: decision.quorumNeeded, of: members.length, majority: decision.majority }),
    '',
    say('votes', votes),
    ...voted.flatMap((member) => [
      `- ${say(`voice.${member.voice}`, { name: nameOf(member) })}`,
      ...(member.dissent === null ? [] : [say('dissent'), ...setIn(member.dissent)]),
    ]),
    '',
    say(`result.${decision.result}`),
    ...(remarks === null ? [] : ['', say('remarks'), ...setIn(remarks)]),
  ];
  return lines.join('\n');
};

/** Pure: the same facts and words give the same text. Ends with a line feed. */
export const minutesText = (facts: MinutesFacts, words: MinutesWords): string =>
  `${languages.map((language) => inOneLanguage(facts, language, words)).join('\n\n\n')}\n`;
