/** What the case says: counterparty, related party, people, committee. */
import { KeyValue, LocalizedText, Section, StatusMark, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';

const Counterparty = ({ one }: { one: CaseView }) => {
  const t = useText('diligence');
  const { organizationId } = one.counterparty;
  if (one.counterpartyName === null) return <StatusMark tone="open">{t('cases.list.noCounterparty')}</StatusMark>;
  const name = <LocalizedText value={one.counterpartyName} quiet />;
  return organizationId === null ? name : <TextLink to={`/organizations/${organizationId}`}>{name}</TextLink>;
};

const People = ({ people }: Pick<CaseView, 'people'>) => {
  const t = useText('diligence');
  return (
    <ul className="dc-people">
      {people.map((one) => (
        <li key={`${one.personId} ${one.part}`}>
          {one.name} <span className="tt-quiet">{t(`cases.parts.${one.part}`)}</span>
        </li>
      ))}
    </ul>
  );
};

export const About = ({ one }: { one: CaseView }) => {
  const t = useText('diligence');
  const format = useFormat();
  return (
    <Section title={t('cases.about.title')}>
      <KeyValue
        columns={2}
        items={[
          [t('cases.form.pathway'), t(`parts.pathways.${one.pathway}`)],
          [
            t('cases.form.listing'),
            one.listingId === null ? null : (
              <TextLink to={`/listings/${one.listingId}`}>
                <LocalizedText value={one.listingTitle ?? one.title} quiet />
              </TextLink>
            ),
          ],
          [t('cases.form.counterparty'), <Counterparty key="counterparty" one={one} />],
          [
            t('cases.related.label'),
            <span key="related">
              {t(one.relatedParty ? 'cases.related.marked' : 'cases.related.none')}
              {one.relatedPartyWords === null ? null : <span className="dc-sub">{one.relatedPartyWords}</span>}
            </span>,
          ],
          [t('cases.form.people'), one.people.length === 0 ? <StatusMark tone="open">{t('cases.about.nobody')}</StatusMark> : <People people={one.people} />],
          [
            t('cases.form.committee'),
            one.committee === null ? <StatusMark tone="open">{t('cases.about.noCommittee')}</StatusMark> : <LocalizedText value={one.committee.name} quiet />,
          ],
          [t('cases.about.opened'), format.dateTime(one.openedAt)],
          [t('cases.about.signed'), one.signedOn === null ? null : format.date(one.signedOn)],
        ]}
      />
      {one.abstract === null ? null : (
        <div className="dc-abstract">
          <LocalizedText value={one.abstract} multiline />
        </div>
      )}
    </Section>
  );
};
