/** One's own declarations, or the whole register of the unit for who may read it. */
import { Button, Select } from '@mantine/core';
import { LoadingState, ProblemState, useFilters, useRouteInfinite, useText } from '@tongtu/platform/ui';
import { declarationKinds, listDeclarations } from '../../contract/declarations.ts';
import { DeclarationList } from './declaration-list.tsx';

const useRegister = (organizationId: string, query: { mine?: 'true'; kind?: (typeof declarationKinds)[number] }) =>
  useRouteInfinite(listDeclarations, { params: { organizationId }, query: { limit: 50, ...query } }, { keepPrevious: true });
type Found = ReturnType<typeof useRegister>;

const Listed = ({ found, caption, withPerson = false }: { found: Found; caption: string; withPerson?: boolean }) => {
  const t = useText('diligence');
  return (
    <>
      <DeclarationList items={found.items} caption={caption} withPerson={withPerson} />
      {found.hasMore ? (
        <Button className="dn-more" variant="default" loading={found.loadingMore} onClick={found.more}>
          {t('notices.board.more')}
        </Button>
      ) : null}
    </>
  );
};

export const MyDeclarations = ({ organizationId }: { organizationId: string }) => {
  const t = useText('diligence');
  const found = useRegister(organizationId, { mine: 'true' });
  if (found.problem) return <ProblemState error={found.problem} retry={found.refetch} />;
  if (found.isPending) return <LoadingState shape="table" rows={3} />;
  if (found.items.length === 0) return <p className="dn-none">{t('declarations.noneHint')}</p>;
  return <Listed found={found} caption={t('declarations.mine')} />;
};

export const WholeRegister = ({ organizationId }: { organizationId: string }) => {
  const t = useText('diligence');
  const filters = useFilters();
  const kind = declarationKinds.find((one) => one === filters.get('kind'));
  const found = useRegister(organizationId, kind === undefined ? {} : { kind });
  return (
    <>
      <div className="dn-register-filters">
        <Select
          label={t('declarations.list.kind')}
          placeholder={t('notices.filters.all')}
          clearable
          clearButtonProps={{ 'aria-label': t('parts.clear', { name: t('declarations.list.kind') }) }}
          value={kind ?? null}
          data={declarationKinds.map((value) => ({ value, label: t(`declarations.kinds.${value}`) }))}
          onChange={(value) => filters.set({ kind: value })}
        />
      </div>
      {found.problem ? (
        <ProblemState error={found.problem} retry={found.refetch} />
      ) : found.isPending ? (
        <LoadingState shape="table" rows={4} />
      ) : found.items.length === 0 ? (
        <p className="dn-none">{t('declarations.registerNone')}</p>
      ) : (
        <Listed found={found} caption={t('declarations.register')} withPerson />
      )}
    </>
  );
};
