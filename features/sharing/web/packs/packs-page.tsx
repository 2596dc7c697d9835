/** /rule-packs: what the law asks, as the house checks it: by region and kind of organization, with articles, versions and dates. */
import { useEffect, useMemo, useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRegions } from '@tongtu/listings/web';
import {
  Link,
  Loaded,
  LoadingState,
  PageBody,
  PageHeader,
  Remark,
  StatusMark,
  Tag,
  useFilters,
  useFormat,
  useRoute,
  useText,
  type Tone,
} from '@tongtu/platform/ui';
import { listRulePacks, type PackVersion } from '../../contract/packs.ts';
import { entityTypes } from '../../domain/plan.ts';
import { today } from '../plans/today.ts';
import { contentOf, packGroups, type PackGroup } from './groups.ts';
import { PackActs } from './pack-acts.tsx';
import { PackRules } from './pack-rules.tsx';
import { Propose } from './propose.tsx';
import '../faces/faces.css';
import './packs.css';

type Standing = 'current' | 'coming' | 'earlier' | 'proposed' | 'rejected';
const standingOf = (pack: PackVersion, isCurrent: boolean, day: string): Standing =>
  pack.state === 'proposed' ? 'proposed' : pack.state === 'rejected' ? 'rejected' : isCurrent ? 'current' : pack.effectiveFrom > day ? 'coming' : 'earlier';
const tones: Readonly<Record<Standing, Tone>> = { current: 'good', coming: 'open', earlier: 'closed', proposed: 'waiting', rejected: 'bad' };

const Version = ({ pack, isCurrent, day }: { pack: PackVersion; isCurrent: boolean; day: string }) => {
  const t = useText('sharing');
  const format = useFormat();
  const content = contentOf(pack);
  const standing = standingOf(pack, isCurrent, day);
  return (
    <details className="sp-version" id={`${pack.code}-${pack.version}`} open={isCurrent || standing === 'proposed'}>
      <summary>
        <span>{t('packs.version', { version: String(pack.version) })}</span>
        <StatusMark tone={tones[standing]}>{t(`packs.standings.${standing}`)}</StatusMark>
        <span className="tt-quiet">
          {content.effectiveTo === undefined
            ? t('packs.from', { day: format.date(pack.effectiveFrom) })
            : t('packs.fromTo', { day: format.date(pack.effectiveFrom), end: format.date(content.effectiveTo) })}
        </span>
      </summary>
      <PackRules content={content} />
      {pack.proposedBy === null || pack.proposedAt === null ? null : (
        <p className="sp-people">
          {t('packs.proposedBy', { name: pack.proposedBy, when: format.dateTime(pack.proposedAt) })}{' '}
          {pack.answeredBy === null || pack.answeredAt === null
            ? null
            : t(pack.state === 'rejected' ? 'packs.rejectedBy' : 'packs.approvedBy', { name: pack.answeredBy, when: format.dateTime(pack.answeredAt) })}
        </p>
      )}
      <PackActs pack={pack} />
    </details>
  );
};

const Pack = ({ group, day }: { group: PackGroup; day: string }) => {
  const t = useText('sharing');
  const format = useFormat();
  const shown = group.current ?? group.others[0]!;
  return (
    <article className="sp-pack">
      <h3>{format.localized(shown.title)}</h3>
      <p className="sp-types">
        {contentOf(shown).entityTypes.map((type) => (
          <Tag key={type}>{t(`faces.entityTypes.${type}`)}</Tag>
        ))}
      </p>
      {group.current === undefined ? null : <Version pack={group.current} isCurrent day={day} />}
      {group.others.map((pack) => (
        <Version key={pack.version} pack={pack} isCurrent={false} day={day} />
      ))}
    </article>
  );
};

/** A link to one version opens it and leads there. */
const useHash = (isThere: boolean): void => {
  useEffect(() => {
    const found = isThere ? document.getElementById(location.hash.slice(1)) : null;
    if (!(found instanceof HTMLDetailsElement)) return;
    found.open = true;
    found.scrollIntoView({ block: 'start' });
  }, [isThere]);
};

const Groups = ({ groups, day }: { groups: readonly PackGroup[]; day: string }) => {
  const t = useText('sharing');
  const regions = useRegions();
  useHash(groups.length > 0);
  const names = [...new Set(groups.map((group) => group.region))];
  const nameOf = (region: string): string => (region === 'CN' || region === 'US' ? t(`packs.regions.${region}`) : regions.name(region));
  return (
    <>
      {names.map((region) => (
        <section key={region} className="sp-region" aria-labelledby={`region-${region}`}>
          <h2 id={`region-${region}`}>{nameOf(region)}</h2>
          {groups
            .filter((group) => group.region === region)
            .map((group) => (
              <Pack key={group.code} group={group} day={day} />
            ))}
        </section>
      ))}
      {names.length === 0 ? <p className="tt-quiet">{t('packs.noneOfKind')}</p> : null}
    </>
  );
};

/** What waits for a second person stands on top. */
const Waiting = ({ packs }: { packs: readonly PackVersion[] }) => {
  const t = useText('sharing');
  const format = useFormat();
  const proposed = packs.filter((pack) => pack.state === 'proposed');
  if (proposed.length === 0) return null;
  return (
    <Remark tone="next" title={t('packs.waiting', { count: proposed.length })}>
      <ul>
        {proposed.map((pack) => (
          <li key={`${pack.code} ${pack.version}`}>
            <a className="tt-link" href={`#${pack.code}-${pack.version}`}>
              {format.localized(pack.title)} · {t('packs.version', { version: String(pack.version) })}
            </a>
          </li>
        ))}
      </ul>
    </Remark>
  );
};

const kinds = ['all', ...entityTypes] as const;

const PacksPage = () => {
  const t = useText('sharing');
  const filters = useFilters();
  const packs = useRoute(listRulePacks, {});
  const [isProposing, setProposing] = useState(false);
  const day = today();
  const kind = filters.get('kind') || 'all';
  const all = useMemo(() => packGroups(packs.data?.items ?? [], day), [packs.data, day]);
  const shown = kind === 'all' ? all : all.filter((group) => contentOf(group.current ?? group.others[0]!).entityTypes.some((type) => type === kind));
  return (
    <PageBody width="normal">
      <PageHeader
        title={t('packs.title')}
        lead={t('packs.lead')}
        actions={
          <>
            {packs.data?.actions.includes('propose') && !isProposing ? (
              <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />} onClick={() => setProposing(true)}>
                {t('packs.propose.name')}
              </Button>
            ) : null}
            <Link className="tt-button" to="/check">
              {t('plans.list.check')}
            </Link>
          </>
        }
      />
      <Loaded of={packs} loading={<LoadingState shape="cards" rows={4} />}>
        {({ items }) => (
          <>
            <Waiting packs={items} />
            {isProposing ? <Propose groups={all} onClose={() => setProposing(false)} /> : null}
            <div className="sp-kinds">
              <SegmentedControl
                size="xs"
                aria-label={t('packs.kind')}
                value={kind}
                onChange={(value) => filters.set({ kind: value === 'all' ? undefined : value })}
                data={kinds.map((value) => ({ value, label: value === 'all' ? t('packs.all') : t(`packs.entities.${value}`) }))}
              />
            </div>
            <Groups groups={shown} day={day} />
            <p className="sp-aid">{t('packs.aid')}</p>
          </>
        )}
      </Loaded>
    </PageBody>
  );
};

export default PacksPage;
