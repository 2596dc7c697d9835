/**
 * /cases/:caseId/decisions/:decisionId: one decision. On top what the reader has to do now; below the motion, the quorum in words,
 * the members with conflict, vote and dissent, the result, the minutes.
 */
import {
  KeyValue,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  Remark,
  Section,
  useFormat,
  useParam,
  useRoute,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { getCase } from '../../contract/cases.ts';
import { getDecision, type DecisionView } from '../../contract/committees.ts';
import { CaseHead } from '../parts/case-frame.tsx';
import { CancelDecision, CountVotes, OpenVoting } from './chair-acts.tsx';
import { DeclareConflict } from './declare-conflict.tsx';
import { DecisionMark, QuorumMeter, ResultMark, useMajorityWords } from './marks.tsx';
import { MembersTable } from './members-table.tsx';
import { ConfirmMinutes, Minutes } from './minutes.tsx';
import { VoteForm } from './vote-form.tsx';
import { memberOf, waitsFor } from './waits.ts';
import '../parts/base.css';
import './decisions.css';

/** What the reader does now, or on what the decision waits. */
const Mine = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  const { session } = useSession();
  const personId = session.person?.id;
  const me = memberOf(decision, personId);
  const wait = waitsFor(decision, personId);
  const can = (action: DecisionView['actions'][number]): boolean => decision.actions.includes(action);
  const isWithdrawn = me?.conflict === 'declared' || me?.conflict === 'found';
  if (wait === undefined && !can('vote') && !can('count') && !isWithdrawn) {
    const waits = { called: 'called', voting: 'voting', counted: 'counted' }[decision.state as string];
    return waits === undefined ? null : (
      <Remark>
        <p>{t(`decisions.waits.${waits}`)}</p>
      </Remark>
    );
  }
  return (
    <Section framed title={t(wait === undefined ? 'decisions.mine.done' : `decisions.mine.${wait}`)}>
      {isWithdrawn ? <p className="dn-flat">{t(`decisions.mine.${me.conflict}`)}</p> : null}
      {wait === 'declare' ? <DeclareConflict decision={decision} /> : null}
      {wait === 'open' ? <OpenVoting decision={decision} /> : null}
      {can('vote') && wait !== 'declare' ? <VoteForm decision={decision} personId={personId} /> : null}
      {can('count') && wait !== 'declare' ? <CountVotes decision={decision} isDue={wait === 'count'} /> : null}
      {wait === 'confirm' ? <ConfirmMinutes decision={decision} /> : null}
    </Section>
  );
};

/** Whoever said that there is no conflict, and sees one now, still may. */
const Later = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  const { session } = useSession();
  const me = memberOf(decision, session.person?.id);
  if (!decision.actions.includes('declare') || me?.conflict !== 'none') return null;
  return (
    <details className="dn-later">
      <summary>{t('decisions.declare.later')}</summary>
      <DeclareConflict decision={decision} />
    </details>
  );
};

const Result = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  const words = useMajorityWords();
  if (decision.votes === null) return null;
  const { votes } = decision;
  const cast = votes.for + votes.against + votes.abstain;
  return (
    <Section framed title={t('decisions.result.title')}>
      <p className="dn-result">
        <ResultMark result={decision.result} />
        <span>{t('decisions.result.votes', { for: votes.for, against: votes.against, abstain: votes.abstain })}</span>
      </p>
      <p className="tt-quiet dn-flat">
        {t(`decisions.result.why.${decision.result ?? 'inquorate'}`, { cast, needed: decision.quorum.needed, majority: words(decision.majority) })}
      </p>
    </Section>
  );
};

const Agenda = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  const format = useFormat();
  const words = useMajorityWords();
  return (
    <Section framed title={t('decisions.details')}>
      <KeyValue
        items={[
          [t('decisions.committee'), <LocalizedText key="c" value={decision.committeeName} quiet />],
          [
            t('decisions.meetsAt'),
            <time key="m" dateTime={decision.meetsAt}>
              {format.dateTime(decision.meetsAt)}
            </time>,
          ],
          [
            t('decisions.agenda'),
            <ol key="a" className="dn-agenda">
              {decision.agenda.map((item, index) => (
                <li key={index}>{item}</li>
              ))}
            </ol>,
          ],
          [t('decisions.majority'), t('decisions.majorityWords', { majority: words(decision.majority) })],
          [t('decisions.quorum.title'), <QuorumMeter key="q" decision={decision} />],
        ]}
      />
    </Section>
  );
};

const Whole = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  return (
    <>
      {decision.state === 'cancelled' ? (
        <Remark title={t('decisions.cancelled')}>
          <p className="dn-words">{decision.cancelledReason}</p>
        </Remark>
      ) : null}
      <section className="dn-motion" aria-label={t('decisions.motion')}>
        <p className="tt-quiet">{t('decisions.motion')}</p>
        <p>{decision.motion}</p>
      </section>
      <Mine decision={decision} />
      <Result decision={decision} />
      <Agenda decision={decision} />
      <Section title={t('decisions.members.title')}>
        <MembersTable decision={decision} />
        <Later decision={decision} />
      </Section>
      <Minutes decision={decision} />
    </>
  );
};

const DecisionPage = () => {
  const t = useText('diligence');
  const params = { caseId: useParam('caseId'), decisionId: useParam('decisionId') };
  const one = useRoute(getCase, { params: { caseId: params.caseId } });
  const decision = useRoute(getDecision, { params }, { refetchInterval: 30_000 });
  return (
    <PageBody width="wide">
      <Loaded of={decision} page loading={<LoadingState shape="page" rows={6} />}>
        {(data) => (
          <Loaded of={one} page loading={<LoadingState shape="page" rows={6} />}>
            {(of) => (
              <>
                <CaseHead
                  one={of}
                  tab="decisions"
                  detail={{
                    title: t('decisions.titleOf', { number: data.number }),
                    marks: (
                      <>
                        <DecisionMark state={data.state} />
                        <ResultMark result={data.result} />
                      </>
                    ),
                    actions: data.actions.includes('cancel') ? <CancelDecision decision={data} /> : null,
                  }}
                />
                <Whole key={data.id} decision={data} />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </PageBody>
  );
};

export default DecisionPage;
