/** Finding an entry: by its number, or by what it is about. The second needs an account: one finds what one may read. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { EmptyState, Loaded, useFilters, useGo, useRoute, useSession, useText } from '@tongtu/platform/ui';
import { listSubjectEntries } from '../contract.ts';
import { EntryTable } from './entry-table.tsx';

const ByIndex = ({ size }: { size: number }) => {
  const t = useText('transparency');
  const go = useGo();
  const [index, setIndex] = useState('');
  const [fault, setFault] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = index.trim();
    if (!/^(0|[1-9]\d{0,14})$/.test(wanted) || Number(wanted) >= size) return setFault(t('lookup.noIndex', { last: String(Math.max(0, size - 1)) }));
    go(`/transparency/entries/${wanted}`);
  };
  return (
    <form className="tr-form" onSubmit={submit} noValidate>
      <TextInput label={t('lookup.index')} value={index} inputMode="numeric" error={fault || null} onChange={(event) => setIndex(event.currentTarget.value)} />
      <Button type="submit" variant="default">
        {t('lookup.open')}
      </Button>
    </form>
  );
};

const Found = ({ type, id }: { type: string; id: string }) => {
  const t = useText('transparency');
  const found = useRoute(listSubjectEntries, { params: { type, id }, query: { limit: 100 } });
  return (
    <Loaded
      of={found}
      empty={({ items }) => items.length === 0}
      whenEmpty={
        <EmptyState drawing="nothing-found" title={t('lookup.nothing')}>
          {t('lookup.nothingDetail')}
        </EmptyState>
      }
    >
      {({ items }) => <EntryTable items={items} label={t('lookup.found')} />}
    </Loaded>
  );
};

const BySubject = () => {
  const t = useText('transparency');
  const filters = useFilters();
  const [type, setType] = useState(filters.get('type'));
  const [id, setId] = useState(filters.get('id'));
  const [faults, setFaults] = useState({ type: '', id: '' });
  const asked = { type: filters.get('type'), id: filters.get('id') };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = { type: type.trim(), id: id.trim().toLowerCase() };
    const wrong = {
      type: /^[a-z][a-z-]{0,60}$/.test(given.type) ? '' : t('lookup.noType'),
      id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given.id) ? '' : t('lookup.noId'),
    };
    setFaults(wrong);
    if (wrong.type === '' && wrong.id === '') filters.set(given);
  };
  return (
    <>
      <form className="tr-form" onSubmit={submit} noValidate>
        <TextInput
          label={t('lookup.type')}
          description={t('lookup.typeHint')}
          value={type}
          error={faults.type || null}
          onChange={(event) => setType(event.currentTarget.value)}
        />
        <TextInput
          className="tr-id"
          label={t('lookup.id')}
          description={t('lookup.idHint')}
          value={id}
          error={faults.id || null}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('lookup.find')}
        </Button>
      </form>
      {asked.type !== '' && asked.id !== '' ? <Found {...asked} /> : null}
    </>
  );
};

export const Lookup = ({ size }: { size: number }) => {
  const t = useText('transparency');
  const { session } = useSession();
  return (
    <div className="tr-lookup">
      <ByIndex size={size} />
      {session.person === null ? <p className="tt-quiet">{t('lookup.signIn')}</p> : <BySubject />}
    </div>
  );
};
