/**
 * The check for related parties of a case: how its people and its unit hang together with the counterparty, in sentences, and what
 * to do about it. A finding without the mark stops notice and signing (企业国有资产法 43–46).
 */
import { Button } from '@mantine/core';
import {
  Link,
  Loaded,
  LoadingState,
  ProblemNote,
  Section,
  StatusMark,
  TextLink,
  useAction,
  useFormat,
  useRoute,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { getCase, listCases, type CaseView } from '../../contract/cases.ts';
import { checkRelatedParties, getRelatedPartyCheck, type RelatedFinding, type RelatedPartyCheckView } from '../../contract/declarations.ts';
import { getDossier } from '../../contract/dossier.ts';
import './declarations.css';

type OneCase = Pick<CaseView, 'id' | 'organizationId' | 'counterparty' | 'counterpartyName' | 'actions'>;

const Finding = ({ finding, counterparty }: { finding: RelatedFinding; counterparty: string }) => {
  const t = useText('diligence');
  const format = useFormat();
  const values = {
    person: finding.personName ?? t('relatedParties.somebody'),
    through: format.localized(finding.through) || counterparty,
    share: finding.share ?? '',
  };
  const kind = finding.share === null ? 'ways' : 'waysShare';
  return (
    <li>
      <span>{t.maybe(`relatedParties.${kind}.${finding.way}`, values) ?? t(`relatedParties.ways.${finding.way}`, values)}</span>{' '}
      <span className="tt-quiet">{t.maybe(`relatedParties.sources.${finding.source.type}`)}</span>
    </li>
  );
};

/** People of the case who said nothing yet; who is one of them is led to the form. */
const Undeclared = ({ check, of }: { check: RelatedPartyCheckView; of: OneCase }) => {
  const t = useText('diligence');
  const format = useFormat();
  const { session } = useSession();
  if (check.undeclared.length === 0) return null;
  const mine = check.undeclared.some((one) => one.personId === session.person?.id);
  return (
    <p className="dn-related-open">
      <StatusMark tone="waiting">{t('relatedParties.undeclared', { names: format.list(check.undeclared.map((one) => one.name)) })}</StatusMark>{' '}
      {mine ? <TextLink to={`/declarations?organization=${of.organizationId}&case=${of.id}#declare`}>{t('relatedParties.declareNow')}</TextLink> : null}
    </p>
  );
};

const Result = ({ check, of }: { check: RelatedPartyCheckView; of: OneCase }) => {
  const t = useText('diligence');
  const format = useFormat();
  const counterparty = format.localized(check.counterpartyName);
  const found = check.findings.length > 0;
  const standing = !found ? 'clear' : check.marked ? 'marked' : 'unmarked';
  return (
    <>
      <p className="dn-related-head">
        <StatusMark tone={{ clear: 'good', marked: 'good', unmarked: 'bad' }[standing] as 'good' | 'bad'}>
          {t(`relatedParties.standings.${standing}`)}
        </StatusMark>
        <span className="tt-quiet">
          {t(check.checkedBy === null ? 'relatedParties.checkedAt' : 'relatedParties.checkedBy', {
            time: format.dateTime(check.checkedAt),
            name: check.checkedBy ?? '',
          })}
        </span>
      </p>
      {found ? (
        <ul className="dn-findings">
          {check.findings.map((finding, index) => (
            <Finding key={index} finding={finding} counterparty={counterparty} />
          ))}
        </ul>
      ) : null}
      <p>{t(`relatedParties.does.${standing}`, { name: counterparty })}</p>
      {standing === 'unmarked' && of.actions.includes('save') ? (
        <p>
          <Link className="tt-button" to={`/cases/${of.id}/edit`}>
            {t('relatedParties.mark')}
          </Link>
        </p>
      ) : null}
      {check.current ? null : (
        <p>
          <StatusMark tone="waiting">{t('relatedParties.outdated')}</StatusMark>
        </p>
      )}
      <Undeclared check={check} of={of} />
    </>
  );
};

/** A section of its own; `framed` as the other sections of the page are. */
export const RelatedParties = ({ of, framed = true }: { of: OneCase; framed?: boolean }) => {
  const t = useText('diligence');
  const latest = useRoute(getRelatedPartyCheck, { params: { caseId: of.id } });
  const check = useAction(checkRelatedParties, { invalidates: [getRelatedPartyCheck, getCase, listCases, getDossier] });
  const known = of.counterparty.organizationId !== null || of.counterparty.name !== null;
  const may = known && (of.actions.includes('save') || of.actions.includes('notice'));
  const has = latest.data?.check !== null && latest.data !== undefined;
  const urgent = latest.data !== undefined && latest.data.check?.current !== true;
  return (
    <Section
      framed={framed}
      id="related-parties"
      title={t('relatedParties.title')}
      actions={
        may ? (
          <Button variant={urgent ? 'filled' : 'default'} size="xs" loading={check.pending} onClick={() => void check.run({ params: { caseId: of.id } })}>
            {t(has ? 'relatedParties.again' : 'relatedParties.check')}
          </Button>
        ) : null
      }
    >
      <ProblemNote error={check.problem} />
      <div className="dn-related">
        <Loaded of={latest} loading={<LoadingState rows={2} />}>
          {(data) =>
            data.check === null ? (
              <p className="tt-quiet">{t(known ? 'relatedParties.never' : 'relatedParties.noCounterparty')}</p>
            ) : (
              <Result check={data.check} of={of} />
            )
          }
        </Loaded>
      </div>
    </Section>
  );
};
