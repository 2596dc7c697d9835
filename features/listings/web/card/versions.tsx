/** Published versions of a card, and what changed between two of them. */
import { useState } from 'react';
import { Select } from '@mantine/core';
import { Loaded, Section, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import type { ListingKind } from '../../contract/bodies.ts';
import { compareVersions, listVersions } from '../../contract/routes.ts';
import { FieldValue } from '../face/field-value.tsx';
import { fieldOf } from '../fields.ts';
import { asText, saysSomething } from '../values.ts';

type Change = { readonly field: string; readonly before: unknown; readonly after: unknown };

const Side = ({ kind, field, value }: { kind: ListingKind; field: string; value: unknown }) => {
  const t = useText('listings');
  const name = field.replace(/^body\./, '');
  const known = fieldOf(kind, name);
  if (!saysSomething(value)) return <span className="tt-quiet">{t('versions.nothing')}</span>;
  if (name === 'audience') return <>{t(`audience.${asText(value)}`)}</>;
  return known ? <FieldValue field={known} value={value} /> : <>{JSON.stringify(value)}</>;
};

const Comparison = ({ listingId, kind, from, to }: { listingId: string; kind: ListingKind; from: number; to: number }) => {
  const t = useText('listings');
  const comparison = useRoute(compareVersions, { params: { listingId }, query: { from, to } }, { keepPrevious: true });
  return (
    <Loaded of={comparison} empty={(data) => data.changes.length === 0} whenEmpty={<p className="tt-quiet">{t('versions.same')}</p>}>
      {(data) => (
        <div className="ls-changes">
          {(data.changes as readonly Change[]).map((change) => {
            const name = change.field.replace(/^body\./, '');
            return (
              <div key={change.field}>
                <h4 className="ls-block-name">
                  {name === 'audience' ? t('audience.title') : (t.maybe(`fields.${name}_${kind}`) ?? t.maybe(`fields.${name}`) ?? name)}
                </h4>
                <div className="ls-two">
                  <div className="ls-before">
                    <p className="ls-side-name">{t('versions.before', { version: from })}</p>
                    <Side kind={kind} field={change.field} value={change.before} />
                  </div>
                  <div className="ls-after">
                    <p className="ls-side-name">{t('versions.after', { version: to })}</p>
                    <Side kind={kind} field={change.field} value={change.after} />
                  </div>
                </div>
              </div>
            );
          })}
        </div>
      )}
    </Loaded>
  );
};

export const Versions = ({ listingId, kind, current }: { listingId: string; kind: ListingKind; current: number }) => {
  const t = useText('listings');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [pair, setPair] = useState({ from: Math.max(1, current - 1), to: current });
  const versions = useRoute(listVersions, { params: { listingId } }, { enabled: open });
  return (
    <Section title={t('versions.title')} id="versions">
      <details className="ls-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('versions.count', { count: current })}</summary>
        {open ? (
          <Loaded of={versions}>
            {(data) => (
              <>
                <ol className="ls-versions">
                  {data.items.map((one) => (
                    <li key={one.version}>
                      {t('versions.one', { version: one.version, date: format.dateTime(one.publishedAt) })}
                      {one.publishedBy ? <span className="tt-quiet"> {one.publishedBy}</span> : null}
                    </li>
                  ))}
                </ol>
                {data.items.length > 1 ? (
                  <>
                    <div className="ls-version-pick">
                      {(['from', 'to'] as const).map((end) => (
                        <Select
                          key={end}
                          label={t(`versions.${end}`)}
                          value={String(pair[end])}
                          allowDeselect={false}
                          onChange={(value) => setPair({ ...pair, [end]: Number(value) })}
                          data={data.items.map((one) => ({
                            value: String(one.version),
                            label: t('versions.option', { version: one.version, date: format.date(one.publishedAt) }),
                          }))}
                        />
                      ))}
                    </div>
                    <Comparison listingId={listingId} kind={kind} from={pair.from} to={pair.to} />
                  </>
                ) : null}
              </>
            )}
          </Loaded>
        ) : null}
      </details>
    </Section>
  );
};
