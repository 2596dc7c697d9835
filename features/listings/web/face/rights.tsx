/** Who owns what: IP rights and contributors. */
import { LocalizedText, StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import type { Localized } from '@tongtu/kernel/localized';
import { TableScroll } from '../parts/table-scroll.tsx';

export type IpRight = { readonly type: string; readonly number?: string; readonly title?: Localized; readonly status: string; readonly owner: string };
export type Contributor = { readonly name: string; readonly organization?: string; readonly role: string };

const tones: Readonly<Record<string, Tone>> = { applied: 'waiting', granted: 'good', expired: 'closed', 'not-registered': 'open' };

export const IpRightTable = ({ rights, label }: { rights: readonly IpRight[]; label: string }) => {
  const t = useText('listings');
  return (
    <TableScroll label={label}>
      <table className="ls-table">
        <thead>
          <tr>
            <th scope="col">{t('ipRight.type')}</th>
            <th scope="col">{t('ipRight.number')}</th>
            <th scope="col">{t('ipRight.status')}</th>
            <th scope="col">{t('ipRight.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {rights.map((right, index) => (
            <tr key={index}>
              <th scope="row">
                {t.maybe(`codes.ipRightType.${right.type}`) ?? right.type}
                {right.title ? (
                  <span className="ls-sub">
                    <LocalizedText value={right.title} />
                  </span>
                ) : null}
              </th>
              <td className="ls-mono">{right.number ?? '—'}</td>
              <td>
                <StatusMark tone={tones[right.status] ?? 'unknown'}>{t.maybe(`codes.ipRightState.${right.status}`) ?? right.status}</StatusMark>
              </td>
              <td>{right.owner}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
};

export const ContributorList = ({ people }: { people: readonly Contributor[] }) => {
  const t = useText('listings');
  return (
    <ul className="ls-people">
      {people.map((person, index) => (
        <li key={index}>
          <b>{person.name}</b>
          {person.organization ? <span>{person.organization}</span> : null}
          <span className="tt-quiet">{t.maybe(`codes.contributorRole.${person.role}`) ?? person.role}</span>
        </li>
      ))}
    </ul>
  );
};
