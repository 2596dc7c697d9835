/** One finding: what it says, which article says so, how far it holds, and the smallest case that shows it. */
import { StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import { formatMoney, parseMoney, type Currency } from '@tongtu/kernel/money';
import type { Finding } from '../../../contract/check.ts';
import { findingKeys, findingValues } from '../../../domain/check/finding-values.ts';
import type { Names } from '../names.ts';
import { HoldStrip } from './hold-strip.tsx';

const toneOf = ({ severity, rule, holds }: Finding): Tone => {
  if (severity === 'violation') return 'bad';
  if (rule === 'conflict' || holds === 'unproven') return 'unknown';
  if (severity === 'warning') return 'waiting';
  return holds === 'always' ? 'good' : 'open';
};
const markOf = ({ rule, severity, holds }: Finding): string =>
  rule === 'conflict' ? 'conflict' : severity === 'information' && holds === 'always' ? 'kept' : severity;

type Props = { readonly finding: Finding; readonly currency: Currency; readonly names: Names; readonly isOpen: boolean };

export const FindingCard = ({ finding, currency, names, isOpen }: Props) => {
  const t = useText('sharing');
  const name = (id: string): string => {
    const party = names.party(id);
    return party === id ? names.member(id) : party;
  };
  const values = findingValues(finding, { currency, language: t.language, word: (word) => t(`check.words.${word}`), name });
  const [sentence, ...more] = findingKeys(finding).map((key) => t(key, values));
  const amount = (decimal: string): string => {
    const read = parseMoney(decimal, currency);
    return read.ok ? formatMoney(read.value, t.language) : decimal;
  };
  return (
    <details className="sf-finding" data-severity={finding.severity} open={isOpen}>
      <summary>
        <span className="sf-finding-head">
          <StatusMark tone={toneOf(finding)}>{t(`faces.verdict.marks.${markOf(finding)}`)}</StatusMark>
          <span className="sf-finding-rule">{t(`check.rules.${finding.rule}`)}</span>
        </span>
        <span className="sf-finding-says">{sentence}</span>
      </summary>
      <div className="sf-finding-body">
        <HoldStrip finding={finding} amount={amount} />
        {more.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {finding.article[t.language] === '' ? null : (
          <blockquote>
            <cite>{finding.article[t.language]}</cite>
            <p>{finding.says[t.language]}</p>
          </blockquote>
        )}
        {finding.pack === '' ? null : (
          <p className="sf-finding-source">{t('faces.verdict.source', { rule: finding.rule, pack: finding.pack, version: String(finding.packVersion) })}</p>
        )}
      </div>
    </details>
  );
};
