/** The verdict: one word and shape, how many rules stand behind it, each finding with its article, and which packs were asked. */
import { StatusMark, TextLink, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import type { CheckReport } from '../../../contract/check.ts';
import { packsFor } from '../../../domain/pack-choice.ts';
import type { SharingPlan } from '../../../domain/plan.ts';
import type { Names } from '../names.ts';
import { usePacks } from '../use-packs.ts';
import { FindingCard } from './finding-card.tsx';

export const verdictTones: Readonly<Record<CheckReport['verdict'], Tone>> = { lawful: 'good', warning: 'waiting', violation: 'bad' };

const Packs = ({ plan }: { plan: SharingPlan }) => {
  const t = useText('sharing');
  const format = useFormat();
  const packs = packsFor(plan, usePacks());
  return (
    <div className="sf-packs">
      <h3>{t('faces.verdict.packs')}</h3>
      {packs.length === 0 ? <p className="tt-quiet">{t('faces.verdict.noPacks')}</p> : null}
      <ul>
        {packs.map((pack) => (
          <li key={`${pack.code}@${pack.version}`}>
            <TextLink to={`/rule-packs#${pack.code}-${pack.version}`}>{pack.title[t.language]}</TextLink>{' '}
            <span className="tt-quiet">{t('faces.verdict.packSince', { version: String(pack.version), day: format.date(pack.effectiveFrom) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

type Props = { readonly plan: SharingPlan; readonly report: CheckReport; readonly names: Names; readonly isOld?: boolean };

export const VerdictPanel = ({ plan, report, names, isOld = false }: Props) => {
  const t = useText('sharing');
  const { verdict, findings } = report;
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  return (
    <section className="sf-verdict" data-verdict={verdict} aria-labelledby="verdict">
      <div className="sf-verdict-head" aria-live="polite" aria-atomic="true">
        <h2 id="verdict">{t('faces.verdict.title')}</h2>
        <p className="sf-verdict-word">
          <StatusMark tone={verdictTones[verdict]}>{t(`plans.verdicts.${verdict}`)}</StatusMark>
        </p>
        <p className="sf-verdict-count">
          {t(`faces.verdict.says.${verdict}`, { violations: count('violation'), warnings: count('warning'), count: findings.length })}
        </p>
        {isOld ? <p className="sf-stale">{t('faces.verdict.old')}</p> : null}
      </div>
      <div className="sf-findings">
        {findings.map((finding, i) => (
          <FindingCard
            key={`${finding.pack} ${finding.rule} ${finding.code} ${finding.article.en}`}
            finding={finding}
            currency={plan.currency}
            names={names}
            isOpen={i === 0 && finding.severity !== 'information'}
          />
        ))}
      </div>
      <Packs plan={plan} />
      <p className="sf-aid">{t('faces.verdict.aid')}</p>
    </section>
  );
};
