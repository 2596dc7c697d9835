/** One decision in a list: motion, state, what the reader has to do with it. */
import { LocalizedText, StatusMark, TextLink, useFormat, useSession, useText } from '@tongtu/platform/ui';
import type { DecisionView } from '../../contract/committees.ts';
import { DecisionMark, ResultMark } from './marks.tsx';
import { waitsFor } from './waits.ts';

export const DecisionLine = ({ decision, withCase = false }: { decision: DecisionView; withCase?: boolean }) => {
  const t = useText('diligence');
  const format = useFormat();
  const { session } = useSession();
  const wait = waitsFor(decision, session.person?.id);
  return (
    <li className="dn-decision">
      <div>
        <TextLink to={`/cases/${decision.caseId}/decisions/${decision.id}`}>
          {withCase ? <LocalizedText value={decision.caseTitle} quiet /> : t('decisions.titleOf', { number: decision.number })}
        </TextLink>
        <p className="dn-decision-motion">{decision.motion}</p>
        <p className="dn-decision-facts">
          {withCase ? <span>{decision.number}</span> : null}
          <LocalizedText value={decision.committeeName} quiet />
          <time dateTime={decision.meetsAt}>{format.dateTime(decision.meetsAt)}</time>
        </p>
      </div>
      <div className="dn-decision-state">
        {wait === undefined ? null : <StatusMark tone="next">{t(`decisions.mine.${wait}`)}</StatusMark>}
        {wait !== undefined && withCase ? null : <DecisionMark state={decision.state} />}
        <ResultMark result={decision.result} />
      </div>
    </li>
  );
};
