/** One piece of evidence: what it is, who supplied it as what, when, its hash, and where it stands in the log. */
import type { ReactNode } from 'react';
import { LocalizedText, StatusMark, Tag, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { EvidenceView } from '../../contract/dossier.ts';
import { Hash } from '../parts/hash.tsx';

/** What the page lets one do with evidence; a guest fetches files another way. */
export type EvidenceActs = {
  /** What leads to the file, around its name. */
  readonly download: (evidence: EvidenceView, name: ReactNode) => ReactNode;
  readonly onWithdraw?: ((evidence: EvidenceView) => void) | undefined;
};

type Props = {
  evidence: EvidenceView;
  acts: EvidenceActs;
  showsKind?: boolean;
  /** It came after this step, before which it was due: `decision`, `notice`, `signing`, `days-after-signing`. */
  lateFor?: string | undefined;
};

export const EvidenceItem = ({ evidence, acts, showsKind = false, lateFor }: Props) => {
  const t = useText('diligence');
  const format = useFormat();
  const name = <LocalizedText value={evidence.title} quiet />;
  // Who acts in several roles has them all in one word: `admin+signatory`.
  const role = format.list(evidence.suppliedAs.split('+').map((one) => t.maybe(`dossier.roles.${one}`) ?? one));
  const isBack = evidence.withdrawnAt !== null;
  return (
    <li className="dc-evidence" data-back={isBack}>
      <p className="dc-evidence-name">
        {evidence.actions.includes('download') ? acts.download(evidence, name) : <b>{name}</b>}
        {evidence.file === null ? null : <span className="tt-quiet"> {format.bytes(evidence.file.size)}</span>}{' '}
        {showsKind ? <Tag>{t(`evidenceKinds.${evidence.kind}`)}</Tag> : null}
      </p>
      {isBack ? (
        <p>
          <StatusMark tone="closed">{t('dossier.evidence.withdrawn', { day: format.date(evidence.withdrawnAt!) })}</StatusMark> {evidence.withdrawnReason}
        </p>
      ) : null}
      {lateFor === undefined ? null : (
        <p>
          <StatusMark tone="waiting">{t(`dossier.late.${lateFor}`)}</StatusMark>
        </p>
      )}
      <p className="dc-evidence-facts">
        <time dateTime={evidence.suppliedAt}>{format.dateTime(evidence.suppliedAt)}</time>
        <span>{evidence.suppliedBy === null ? role : t('dossier.evidence.by', { name: evidence.suppliedBy, role })}</span>
        {evidence.logIndex === null ? (
          <span>{t('dossier.evidence.notLogged')}</span>
        ) : (
          <TextLink to={`/transparency/entries/${evidence.logIndex}`}>{t('dossier.evidence.entry', { index: String(evidence.logIndex) })}</TextLink>
        )}
        {acts.onWithdraw !== undefined && evidence.actions.includes('withdraw') ? (
          <button type="button" className="dc-text-button" onClick={() => acts.onWithdraw!(evidence)}>
            {t('dossier.evidence.withdraw')}
            <span className="tt-hidden"> {name}</span>
          </button>
        ) : null}
      </p>
      {evidence.sha256 === null ? null : <Hash sha256={evidence.sha256} />}
    </li>
  );
};
