/** Where an organization stands: its parent above, its subordinates below. */
import { Link, LocalizedText, useText } from '@tongtu/platform/ui';
import type { Organization, OrganizationCard } from '../../contract.ts';

const Node = ({ one }: { one: OrganizationCard }) => (
  <Link to={`/organizations/${one.id}`}>
    <LocalizedText value={one.name} quiet />
  </Link>
);

export const Tree = ({ organization }: { organization: Organization }) => {
  const t = useText('parties');
  if (!organization.parent && organization.children.length === 0) return null;
  const own = (
    <li>
      <b aria-current="true">
        <LocalizedText value={organization.name} quiet />
      </b>
      {organization.children.length > 0 ? (
        <ul>
          {organization.children.map((child) => (
            <li key={child.id}>
              <Node one={child} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
  return (
    <section className="tt-framed pt-tree" aria-labelledby="tree">
      <h2 id="tree">{t('organization.tree')}</h2>
      <ul>
        {organization.parent ? (
          <li>
            <Node one={organization.parent} />
            <ul>{own}</ul>
          </li>
        ) : (
          own
        )}
      </ul>
    </section>
  );
};
