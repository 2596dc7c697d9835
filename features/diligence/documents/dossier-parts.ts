/** What the papers of a dossier say, as headings, facts and tables; PDF and page are made of the same. Texts: locales, `documents.dossier`. */
import type { PdfCell, PdfPart } from '@tongtu/platform/documents';
import { organizationRoles } from '@tongtu/kernel/reader';
import { inLanguage, localeOf, type Language, type Localized } from '@tongtu/kernel/localized';
import type { BesideManifest, DossierElement, DossierEvidence, DossierFacts, DossierRecord } from '../domain/dossier.ts';
import type { DiligenceOptions } from '../http/options.ts';
import { diligenceEvidence } from '../provable.ts';

const eventsKnown: ReadonlySet<string> = new Set(diligenceEvidence);
const rolesKnown: ReadonlySet<string> = new Set([...organizationRoles, 'person', 'secretariat', 'auditor', 'guest-reviewer', 'house']);

export type DossierWords = {
  readonly language: Language;
  /** Of the room's texts. */
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly say: (text: Localized) => string;
  /** An instant in the unit's zone, to the second. */
  readonly time: (instant: string) => string;
};

export const dossierWords = ({ translate }: Pick<DiligenceOptions, 'translate'>, language: Language, zone = 'Asia/Shanghai'): DossierWords => {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone });
  return {
    language,
    t: (key, values) => translate(language, 'diligence', key, values),
    say: (text) => inLanguage(text, language).text,
    time: (instant) => format.format(new Date(instant)),
  };
};

const paper = (words: DossierWords, key: string, values?: Readonly<Record<string, unknown>>): string => words.t(`documents.dossier.${key}`, values);

const citations = (facts: DossierFacts, ids: readonly string[], { say }: DossierWords): string =>
  facts.articles
    .filter(({ id }) => ids.includes(id))
    .map(({ law, article }) => `${say(law)} ${say(article)}`)
    .join('\n');

const elementRow = (facts: DossierFacts, words: DossierWords, element: DossierElement, late: readonly string[]): PdfCell[] => {
  const { t, say } = words;
  const needs = element.needs.map(({ anyOf, atLeast }) =>
    paper(words, 'need', { count: atLeast, kinds: anyOf.map((kind) => t(`evidenceKinds.${kind}`)).join(paper(words, 'or')) }),
  );
  const held = facts.evidence
    .filter(({ id }) => element.evidence.includes(id))
    .map((one) => {
      const named = `${say(one.title)} (${paper(words, 'evidenceNumber', { number: numberOf(facts, one) })})`;
      return late.includes(one.id) ? paper(words, 'late', { evidence: named, due: t(`due.${element.due.split(':')[0]}`) }) : named;
    });
  return [
    { text: say(element.name), below: citations(facts, element.articles, words) },
    { text: paper(words, `status.${element.status}`), below: element.required ? paper(words, 'required') : paper(words, 'optional') },
    { text: held.join('\n') || paper(words, 'nothing'), below: needs.join('\n') },
  ];
};

const numberOf = (facts: DossierFacts, one: DossierEvidence): number => facts.evidence.findIndex(({ id }) => id === one.id) + 1;
const personOf = (facts: DossierFacts, id: string | null, words: DossierWords): string =>
  id === null ? paper(words, 'nobody') : (facts.people.find((person) => person.id === id)?.name ?? id);

const evidenceRow = (facts: DossierFacts, words: DossierWords, one: DossierEvidence): PdfCell[] => {
  const { t, say, time } = words;
  const where = one.record === null ? paper(words, 'notLogged') : paper(words, 'logIndex', { index: one.record });
  return [
    String(numberOf(facts, one)),
    {
      text: say(one.title),
      below: [t(`evidenceKinds.${one.kind}`), one.file, one.withdrawn ? paper(words, 'withdrawn') : null].filter((line) => line !== null).join('\n'),
    },
    { text: time(one.suppliedAt), below: personOf(facts, one.suppliedBy, words) },
    { text: where, below: one.sha256 ?? '' },
  ];
};

/** Who knew and did what, and when: the order of the log is the order of the case. */
const recordRow = (facts: DossierFacts, words: DossierWords, one: DossierRecord, actorId: string | undefined): PdfCell[] => {
  const role = one.role
    .split('+')
    .map((each) => (rolesKnown.has(each) ? words.t(`dossier.roles.${each}`) : each))
    .join(paper(words, 'and'));
  const who = actorId === undefined ? role : paper(words, 'actor', { name: personOf(facts, actorId, words), role });
  return [
    String(one.index),
    words.time(one.at),
    // Records of rooms beside stand under their own names.
    { text: eventsKnown.has(one.kind) ? paper(words, `events.${one.kind}`) : one.kind, below: `${one.subject.type} ${one.subject.id}` },
    { text: who, below: one.proof },
  ];
};

const gapsOf = (facts: DossierFacts): readonly DossierElement[] =>
  facts.elements.filter(({ required, applies, status }) => required && applies && status !== 'met');

/** Verdict and gaps first, then the matrix, evidence, articles in full, entries of the log, and how all this is verified without us. */
export const dossierParts = (facts: DossierFacts, words: DossierWords, beside: BesideManifest): PdfPart[] => {
  const { t, say, time } = words;
  const gaps = gapsOf(facts);
  const column = (key: string, width?: number | 'auto' | '*') => ({ title: paper(words, `columns.${key}`), ...(width === undefined ? {} : { width }) });
  return [
    {
      kind: 'facts',
      facts: [
        [paper(words, 'unit'), say(facts.case.organization.name)],
        [paper(words, 'state'), t(`cases.states.${facts.case.state}`)],
        [paper(words, 'track'), t(`pricing.tracks.${facts.case.track}`)],
        [paper(words, 'method'), facts.case.method === null ? '—' : t(`pricing.methods.${facts.case.method}`)],
        [paper(words, 'madeAt'), time(facts.madeAt)],
        [paper(words, 'packs'), facts.packs.join(' · ')],
        [paper(words, 'origin'), facts.log.origin],
        [paper(words, 'caseId'), facts.case.id],
      ],
    },
    { kind: 'heading', text: paper(words, 'verdict') },
    { kind: 'paragraph', text: facts.complete ? paper(words, 'complete') : paper(words, 'incomplete', { count: gaps.length }) },
    ...gaps.map((gap): PdfPart => ({ kind: 'paragraph', text: `• ${say(gap.name)}` })),
    { kind: 'paragraph', text: paper(words, 'notAdvice'), quiet: true },
    { kind: 'heading', text: paper(words, 'matrix') },
    {
      kind: 'table',
      columns: [column('duty', 170), column('status', 74), column('evidence')],
      rows: facts.elements.map((element) => elementRow(facts, words, element, beside.late.get(element.id) ?? [])),
    },
    { kind: 'heading', text: paper(words, 'evidence') },
    {
      kind: 'table',
      columns: [column('number', 20), column('what'), column('supplied', 104), column('proof', 150)],
      rows: facts.evidence.map((one) => evidenceRow(facts, words, one)),
    },
    { kind: 'heading', text: paper(words, 'articles') },
    ...facts.articles.flatMap(({ law, article, text, confirmed }): PdfPart[] => [
      { kind: 'paragraph', text: `${say(law)} ${say(article)}${confirmed ? '' : ` (${paper(words, 'unconfirmed')})`}` },
      { kind: 'paragraph', text: say(text), quiet: true },
    ]),
    { kind: 'heading', text: paper(words, 'records') },
    {
      kind: 'table',
      columns: [column('index', 36), column('time', 104), column('kind'), column('role', 190)],
      rows: facts.records.map((one) => recordRow(facts, words, one, beside.actors.get(one.index))),
    },
    { kind: 'heading', text: paper(words, 'verify') },
    { kind: 'paragraph', text: paper(words, 'verifyHow') },
    { kind: 'paragraph', text: facts.log.vkeys.join('\n'), quiet: true },
  ];
};

export const dossierTitle = (facts: DossierFacts, words: DossierWords): { readonly title: string; readonly kind: string; readonly subtitle: string } => ({
  title: words.say(facts.case.title),
  kind: paper(words, 'kind'),
  subtitle: paper(words, 'subtitle', { unit: words.say(facts.case.organization.name), at: words.time(facts.madeAt) }),
});
