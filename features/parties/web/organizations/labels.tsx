/** Small words of an organization that every page shows the same way. */
import { ExampleMark, Link, LocalizedText, StatusMark, Tag, useText, type Tone } from '@tongtu/platform/ui';
import type { OrganizationCard, OrganizationState } from '../../contract.ts';
import { usePlaces } from '../regions.ts';

const tones: Readonly<Record<OrganizationState, Tone>> = { applied: 'waiting', verified: 'good', declined: 'bad', suspended: 'paused' };

export const OrganizationStateMark = ({ state }: { state: string }) => {
  const t = useText('parties');
  return <StatusMark tone={tones[state as OrganizationState] ?? 'unknown'}>{t.maybe(`state.${state}`) ?? state}</StatusMark>;
};

export const Roles = ({ roles }: { roles: readonly string[] }) => {
  const t = useText('parties');
  return (
    <span className="pt-tags">
      {roles.map((role) => (
        <Tag key={role}>{t.maybe(`role.${role}`) ?? t.maybe(`platformRole.${role}`) ?? role}</Tag>
      ))}
    </span>
  );
};

/** Kind and place in one line. */
export const usePlaceLine = (): ((organization: Pick<OrganizationCard, 'kind' | 'region' | 'country'>) => string) => {
  const t = useText('parties');
  const places = usePlaces();
  return ({ kind, region, country }) =>
    [t(`organizationKind.${kind}`), region ? places.region(region) : country === 'CN' ? '' : places.country(country)].filter(Boolean).join(' · ');
};

/** One line of a list. The state stands there only where it is not the plain one. */
export const OrganizationRow = ({ organization, showState }: { organization: OrganizationCard; showState?: boolean }) => {
  const line = usePlaceLine();
  return (
    <article className="pt-row">
      <h2>
        <Link to={`/organizations/${organization.id}`}>
          <LocalizedText value={organization.name} />
        </Link>
      </h2>
      <p>
        <span>{line(organization)}</span>
        {showState || organization.state !== 'verified' ? <OrganizationStateMark state={organization.state} /> : null}
        {organization.example ? <ExampleMark /> : null}
      </p>
    </article>
  );
};
