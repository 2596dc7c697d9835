/** Objections to a notice with their answers. The public reads the words once they are answered; who objected, never. */
import type { ReactNode } from 'react';
import { StatusMark, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import type { NoticeObjection } from '../../contract/notices.ts';

const tones: Readonly<Record<NoticeObjection['outcome'], Tone>> = { open: 'waiting', upheld: 'bad', rejected: 'closed', noted: 'good' };

export const Objection = ({ objection, children }: { objection: NoticeObjection; children?: ReactNode }) => {
  const t = useText('diligence');
  const format = useFormat();
  const { objector } = objection;
  return (
    <li className="dn-objection" id={`objection-${objection.number}`}>
      <p className="dn-objection-head">
        <b>{t('notices.objections.number', { number: String(objection.number) })}</b>
        <StatusMark tone={tones[objection.outcome]}>{t(`notices.objections.outcomes.${objection.outcome}`)}</StatusMark>
        <span className="tt-quiet">{format.dateTime(objection.at)}</span>
      </p>
      {objector === null ? null : (
        <p className="tt-quiet dn-objector">
          {objector.name} · {objector.contact}
        </p>
      )}
      {objection.words === null ? <p className="tt-quiet">{t('notices.objections.notYet')}</p> : <p className="dn-words">{objection.words}</p>}
      {objection.answer === null ? null : (
        <div className="dn-answer">
          <p className="dn-objection-head">
            <b>{t('notices.objections.answer')}</b>
            {objection.answeredAt === null ? null : <span className="tt-quiet">{format.dateTime(objection.answeredAt)}</span>}
          </p>
          <p className="dn-words">{objection.answer}</p>
        </div>
      )}
      {children}
    </li>
  );
};

/** `children` are `Objection`s, where each has something below it. */
export const NoticeObjections = ({ objections, children }: { objections: readonly NoticeObjection[]; children?: ReactNode }) => {
  const t = useText('diligence');
  if (objections.length === 0) return <p className="dn-none">{t('notices.objections.none')}</p>;
  return <ol className="dn-objections">{children ?? objections.map((objection) => <Objection key={objection.id} objection={objection} />)}</ol>;
};
