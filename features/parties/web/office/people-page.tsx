/** /secretariat/people — everybody with an account, and who holds a platform role. */
import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { platformRoles, type PlatformRole } from '@tongtu/kernel/reader';
import {
  Confirm,
  EmptyState,
  Link,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  ProblemState,
  SearchBox,
  useAction,
  useFilters,
  useFormat,
  useRouteInfinite,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { changePlatformRoles, listPeople, type Person } from '../../contract.ts';
import { Roles } from '../organizations/labels.tsx';
import '../parties.css';

const ChangeRoles = ({ person, close }: { person: Person; close: () => void }) => {
  const t = useText('parties');
  const { refresh } = useSession();
  const [roles, setRoles] = useState<PlatformRole[]>([...person.platformRoles]);
  const change = useAction(changePlatformRoles, {
    invalidates: [listPeople],
    onSuccess: async () => {
      close();
      await refresh();
    },
  });
  return (
    <Confirm
      opened
      onClose={close}
      title={t('people.changeTitle', { name: person.name })}
      does={t('people.changeDoes')}
      act={t('members.save')}
      pending={change.pending}
      problem={change.problem}
      onConfirm={() => change.run({ params: { personId: person.id }, body: { platformRoles: roles } })}
    >
      <Checkbox.Group
        label={t('people.roles')}
        value={roles}
        onChange={(values) => setRoles(values as PlatformRole[])}
        error={change.fieldErrors['platformRoles']}
      >
        <div className="pt-choices">
          {platformRoles.map((role) => (
            <Checkbox key={role} value={role} label={t(`platformRole.${role}`)} description={t(`platformRoleHint.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </Confirm>
  );
};

const People = () => {
  const t = useText('parties');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const q = filters.get('q');
  const found = useRouteInfinite(listPeople, { query: q ? { q } : {} } as never, { keepPrevious: true });
  const [asked, setAsked] = useState<Person | null>(null);
  if (found.isPending) return <LoadingState rows={6} />;
  if (found.problem) return <ProblemState error={found.problem} retry={found.refetch} />;
  if (found.items.length === 0) return <EmptyState drawing="nothing-found" title={t('people.nothing')} />;
  return (
    <>
      <ul className="pt-items pt-people" data-stale={found.isStale}>
        {found.items.map((person) => (
          <li key={person.id}>
            <div>
              <b>{person.name}</b> <span className="tt-quiet">{person.email}</span> <Roles roles={person.platformRoles} />
              <p className="tt-hint">
                {person.memberships.length === 0
                  ? t('people.noOrganization')
                  : person.memberships.map((one, index) => (
                      <span key={one.organizationId}>
                        {index > 0 ? ' · ' : ''}
                        <Link className="tt-link" to={`/organizations/${one.organizationId}`}>
                          <LocalizedText value={one.organizationName} quiet />
                        </Link>
                      </span>
                    ))}
                {' · '}
                {t('people.since', { date: format.date(person.createdAt) })}
              </p>
            </div>
            {session.platformRoles.includes('secretariat') ? (
              <Button variant="default" size="xs" onClick={() => setAsked(person)}>
                {t('people.change')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {found.hasMore ? (
        <Button className="pt-more" variant="default" loading={found.loadingMore} onClick={found.more}>
          {t('organizations.more')}
        </Button>
      ) : null}
      {asked ? <ChangeRoles person={asked} close={() => setAsked(null)} /> : null}
    </>
  );
};

const PeoplePage = () => {
  const t = useText('parties');
  const filters = useFilters();
  return (
    <PageBody>
      <PageHeader title={t('nav.people')} lead={t('people.lead')} />
      <SearchBox value={filters.get('q')} onSearch={(q) => filters.set({ q })} placeholder={t('people.search')} label={t('people.search')} />
      <People />
    </PageBody>
  );
};

export default PeoplePage;
