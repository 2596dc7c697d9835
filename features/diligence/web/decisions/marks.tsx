/** State, result and quorum of a decision, in words and shapes. */
import { StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import type { DecisionView } from '../../contract/committees.ts';

const tones: Readonly<Record<DecisionView['state'], Tone>> = { called: 'open', voting: 'next', counted: 'waiting', confirmed: 'good', cancelled: 'closed' };
const resultTones: Readonly<Record<NonNullable<DecisionView['result']>, Tone>> = { passed: 'good', rejected: 'bad', inquorate: 'closed' };
const conflictTones: Readonly<Record<DecisionView['members'][number]['conflict'], Tone>> = { open: 'open', none: 'good', declared: 'paused', found: 'paused' };

export const DecisionMark = ({ state }: Pick<DecisionView, 'state'>) => {
  const t = useText('diligence');
  return <StatusMark tone={tones[state]}>{t(`decisions.states.${state}`)}</StatusMark>;
};

export const ResultMark = ({ result }: Pick<DecisionView, 'result'>) => {
  const t = useText('diligence');
  return result === null ? null : <StatusMark tone={resultTones[result]}>{t(`decisions.results.${result}`)}</StatusMark>;
};

export const ConflictMark = ({ conflict }: Pick<DecisionView['members'][number], 'conflict'>) => {
  const t = useText('diligence');
  return <StatusMark tone={conflictTones[conflict]}>{t(`decisions.conflicts.${conflict}`)}</StatusMark>;
};

/** Seats in a row (able, withdrawn, silent), and what it means in words. */
export const QuorumMeter = ({ decision }: { decision: Pick<DecisionView, 'quorum' | 'members' | 'state'> }) => {
  const t = useText('diligence');
  const { needed, able, of } = decision.quorum;
  const order = { none: 0, open: 1, declared: 2, found: 2 };
  const seats = decision.members.toSorted((a, b) => order[a.conflict] - order[b.conflict]);
  const lacks = needed - able;
  return (
    <div className="dn-quorum">
      <span className="dn-seats" aria-hidden="true">
        {seats.map((member, index) => (
          <i key={member.personId} data-seat={member.conflict} data-needed={index === needed - 1 ? true : undefined} />
        ))}
      </span>
      <p>
        {t('decisions.quorum.words', { needed, of, able })}{' '}
        <StatusMark tone={lacks > 0 ? 'waiting' : 'good'}>
          {lacks > 0 ? t('decisions.quorum.lacks', { count: lacks }) : t('decisions.quorum.reached')}
        </StatusMark>
      </p>
    </div>
  );
};

/** `1/2` → “more than half”, others with their figure. */
export const useMajorityWords = (): ((majority: string) => string) => {
  const t = useText('diligence');
  return (majority) => t.maybe(`committees.majorities.${majority.replace('/', '-')}`) ?? t('committees.majorityOther', { share: majority });
};
