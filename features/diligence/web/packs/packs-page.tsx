/** /obligation-packs: what the law asks to be shown, by region and kind of organization, with articles, versions and dates. */
import { useEffect, useMemo, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { organizationKinds } from '@tongtu/parties/contract';
import { useRegions } from '@tongtu/listings/web';
import { Loaded, LoadingState, PageBody, PageHeader, Remark, StatusMark, Tag, useFilters, useFormat, useRoute, useText, type Tone } from '@tongtu/platform/ui';
import { listObligationPacks, type ObligationPackVersion } from '../../contract/packs.ts';
import { dayIn } from '../parts/days.ts';
import { placeOfHash } from '../parts/hash-place.ts';
import { useNow } from '../parts/use-now.ts';
import { contentOf, packGroups, shownOf, type PackGroup } from './groups.ts';
import { PackActs } from './pack-acts.tsx';
import { PackElements } from './pack-elements.tsx';
import { Propose } from './propose.tsx';
import '../parts/case-parts.css';
import './packs.css';

type Standing = 'current' | 'coming' | 'earlier' | 'proposed' | 'rejected';
const standingOf = (pack: ObligationPackVersion, isCurrent: boolean, day: string): Standing =>
  pack.state === 'proposed' ? 'proposed' : pack.state === 'rejected' ? 'rejected' : isCurrent ? 'current' : pack.effectiveFrom > day ? 'coming' : 'earlier';
const tones: Readonly<Record<Standing, Tone>> = { current: 'good', coming: 'open', earlier: 'closed', proposed: 'waiting', rejected: 'bad' };

const Version = ({ pack, isCurrent, day }: { pack: ObligationPackVersion; isCurrent: boolean; day: string }) => {
  const t = useText('diligence');
  const format = useFormat();
  const content = contentOf(pack);
  const standing = standingOf(pack, isCurrent, day);
  return (
    <details className="dc-version" id={`${pack.code}-${pack.version}`} open={standing === 'proposed'}>
      <summary>
        <span>{t('obligationPacks.version', { version: String(pack.version) })}</span>
        <StatusMark tone={tones[standing]}>{t(`obligationPacks.standings.${standing}`)}</StatusMark>
        <span className="tt-quiet">
          {content.effectiveTo === undefined
            ? t('obligationPacks.from', { day: format.date(pack.effectiveFrom) })
            : t('obligationPacks.fromTo', { day: format.date(pack.effectiveFrom), end: format.date(content.effectiveTo) })}
        </span>
        <span className="tt-quiet">{t('obligationPacks.elements', { count: content.elements.length })}</span>
      </summary>
      <PackElements pack={content} format={format.date} />
      {pack.proposedBy === null || pack.proposedAt === null ? null : (
        <p className="tt-hint">
          {t('obligationPacks.proposedBy', { name: pack.proposedBy, when: format.dateTime(pack.proposedAt) })}{' '}
          {pack.answeredBy === null || pack.answeredAt === null
            ? null
            : t(pack.state === 'rejected' ? 'obligationPacks.rejectedBy' : 'obligationPacks.approvedBy', {
                name: pack.answeredBy,
                when: format.dateTime(pack.answeredAt),
              })}
        </p>
      )}
      <PackActs pack={pack} />
    </details>
  );
};

const Pack = ({ group, day }: { group: PackGroup; day: string }) => {
  const t = useText('diligence');
  const format = useFormat();
  const shown = shownOf(group);
  return (
    <article className="dc-pack">
      <h3>{format.localized(shown.title)}</h3>
      <p className="dc-tags">
        {contentOf(shown).kinds.map((kind) => (
          <Tag key={kind}>{t(`obligationPacks.kinds.${kind}`)}</Tag>
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
    const place = isThere ? placeOfHash(location.hash) : null;
    const found = place === null ? null : document.getElementById(place);
    if (!(found instanceof HTMLDetailsElement)) return;
    found.open = true;
    found.scrollIntoView({ block: 'start' });
  }, [isThere]);
};

const Groups = ({ groups, day }: { groups: readonly PackGroup[]; day: string }) => {
  const t = useText('diligence');
  const regions = useRegions();
  useHash(groups.length > 0);
  const names = [...new Set(groups.map((group) => group.region))];
  return (
    <>
      {names.map((region) => (
        <section key={region} className="dc-region" aria-labelledby={`region-${region}`}>
          <h2 id={`region-${region}`}>{region === 'CN' ? t('obligationPacks.cn') : regions.name(region)}</h2>
          {groups
            .filter((group) => group.region === region)
            .map((group) => (
              <Pack key={group.code} group={group} day={day} />
            ))}
        </section>
      ))}
      {names.length === 0 ? <p className="dc-none">{t('obligationPacks.noneOfKind')}</p> : null}
    </>
  );
};

/** What waits for a second person stands on top. */
const Waiting = ({ packs }: { packs: readonly ObligationPackVersion[] }) => {
  const t = useText('diligence');
  const format = useFormat();
  const proposed = packs.filter((pack) => pack.state === 'proposed');
  if (proposed.length === 0) return null;
  return (
    <Remark tone="next" title={t('obligationPacks.waiting', { count: proposed.length })}>
      <ul>
        {proposed.map((pack) => (
          <li key={`${pack.code} ${pack.version}`}>
            <a className="tt-link" href={`#${pack.code}-${pack.version}`}>
              {format.localized(pack.title)} · {t('obligationPacks.version', { version: String(pack.version) })}
            </a>
          </li>
        ))}
      </ul>
    </Remark>
  );
};

const PacksPage = () => {
  const t = useText('diligence');
  const filters = useFilters();
  const packs = useRoute(listObligationPacks, {});
  const [isProposing, setProposing] = useState(false);
  const day = dayIn(useNow());
  const kind = filters.get('kind');
  const all = useMemo(() => packGroups(packs.data?.items ?? [], day), [packs.data, day]);
  const kinds = organizationKinds.filter((one) => all.some((group) => contentOf(shownOf(group)).kinds.includes(one)));
  const shown = kind === '' ? all : all.filter((group) => contentOf(shownOf(group)).kinds.some((one) => one === kind));
  return (
    <PageBody width="normal">
      <PageHeader
        title={t('obligationPacks.title')}
        lead={t('obligationPacks.lead')}
        actions={
          packs.data?.actions.includes('propose') && !isProposing && all.length > 0 ? (
            <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />} onClick={() => setProposing(true)}>
              {t('obligationPacks.propose.name')}
            </Button>
          ) : null
        }
      />
      <Loaded of={packs} loading={<LoadingState shape="cards" rows={4} />}>
        {({ items }) => (
          <>
            <Waiting packs={items} />
            {isProposing ? <Propose groups={all} onClose={() => setProposing(false)} /> : null}
            <Select
              className="dc-kind"
              label={t('obligationPacks.kind')}
              placeholder={t('obligationPacks.all')}
              clearable
              clearButtonProps={{ 'aria-label': t('parts.clear', { name: t('obligationPacks.kind') }) }}
              value={kind === '' ? null : kind}
              onChange={(value) => filters.set({ kind: value })}
              data={kinds.map((value) => ({ value, label: t(`obligationPacks.kinds.${value}`) }))}
            />
            <Groups groups={shown} day={day} />
            <p className="tt-hint dc-aid">{t('obligationPacks.aid')}</p>
          </>
        )}
      </Loaded>
    </PageBody>
  );
};

export default PacksPage;
