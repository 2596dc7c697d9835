/** /notices: the board of the market, and with `?organizationId=` that of one unit. Running notices first; anybody may read and object. */
import { Button } from '@mantine/core';
import { EmptyState, LoadingState, PageBody, PageHeader, ProblemState, Section, useFormat, useRouteInfinite, useText } from '@tongtu/platform/ui';
import { listNotices } from '../../contract/notices.ts';
import { BoardFilters, useBoardFilters, useBoardUnit, type BoardState } from './board-filters.tsx';
import { BoardList } from './board-list.tsx';
import { FeedLinks } from './feed-links.tsx';
import '../parts/base.css';
import './notices.css';

type Asked = { readonly organizationId: string; readonly q: string; readonly state: BoardState | undefined };

const useBoard = ({ organizationId, q, state }: Asked, enabled = true) =>
  useRouteInfinite(
    listNotices,
    { query: { limit: 50, ...(organizationId === '' ? {} : { organizationId }), ...(q === '' ? {} : { q }), ...(state === undefined ? {} : { state }) } },
    { keepPrevious: true, enabled },
  );
type Board = ReturnType<typeof useBoard>;

const List = ({ board, caption, withUnit, hide }: { board: Board; caption: string; withUnit: boolean; hide?: BoardState }) => {
  const t = useText('diligence');
  const shown = board.items.filter((one) => one.state !== hide);
  return (
    <>
      {shown.length === 0 ? null : <BoardList notices={shown} caption={caption} isStale={board.isStale} withUnit={withUnit} />}
      {board.hasMore ? (
        <Button className="dn-more" variant="default" loading={board.loadingMore} onClick={board.more}>
          {t('notices.board.more')}
        </Button>
      ) : null}
    </>
  );
};

const Nothing = ({ isFiltered }: { isFiltered: boolean }) => {
  const t = useText('diligence');
  const { filters } = useBoardFilters();
  return (
    <EmptyState
      drawing={isFiltered ? 'nothing-found' : 'nothing-yet'}
      title={t(isFiltered ? 'notices.board.noneFound' : 'notices.board.none')}
      action={
        isFiltered ? (
          <button type="button" className="tt-button" onClick={() => filters.clear('organizationId', 'state', 'q')}>
            {t('notices.board.showAll')}
          </button>
        ) : null
      }
    >
      {isFiltered ? null : t('notices.board.noneHint')}
    </EmptyState>
  );
};

/** Without a state in the filters the running ones stand apart, above what is over. */
const BothLists = ({ asked, isFiltered, withUnit }: { asked: Asked; isFiltered: boolean; withUnit: boolean }) => {
  const t = useText('diligence');
  const running = useBoard({ ...asked, state: 'running' });
  const all = useBoard(asked);
  const failed = running.problem ?? all.problem;
  if (failed) return <ProblemState error={failed} retry={all.refetch} />;
  if (running.isPending || all.isPending) return <LoadingState shape="table" rows={6} />;
  if (running.items.length === 0 && all.items.length === 0) return <Nothing isFiltered={isFiltered} />;
  return (
    <>
      <Section title={t('notices.board.running')}>
        {running.items.length === 0 ? (
          <p className="dn-none">{t('notices.board.noneRunning')}</p>
        ) : (
          <List board={running} caption={t('notices.board.running')} withUnit={withUnit} />
        )}
      </Section>
      {all.hasMore || all.items.some((one) => one.state !== 'running') ? (
        <Section title={t('notices.board.over')}>
          <List board={all} caption={t('notices.board.over')} withUnit={withUnit} hide="running" />
        </Section>
      ) : null}
    </>
  );
};

const OneList = ({ asked, withUnit }: { asked: Asked; withUnit: boolean }) => {
  const t = useText('diligence');
  const board = useBoard(asked);
  if (board.problem) return <ProblemState error={board.problem} retry={board.refetch} />;
  if (board.isPending) return <LoadingState shape="table" rows={6} />;
  return board.items.length === 0 ? <Nothing isFiltered /> : <List board={board} caption={t('nav.notices')} withUnit={withUnit} />;
};

const BoardPage = () => {
  const t = useText('diligence');
  const format = useFormat();
  const { state, organizationId, q, isFiltered } = useBoardFilters();
  const unit = useBoardUnit(organizationId);
  const name = format.localized(unit.data?.name);
  const asked = { organizationId, q, state };
  return (
    <PageBody width="wide">
      <PageHeader
        title={name === '' ? t('nav.notices') : t('notices.board.ofUnit', { name })}
        lead={t(name === '' ? 'notices.board.lead' : 'notices.board.leadUnit')}
        actions={<FeedLinks organizationId={organizationId} />}
      />
      <BoardFilters />
      {state === undefined ? (
        <BothLists asked={asked} isFiltered={isFiltered} withUnit={organizationId === ''} />
      ) : (
        <OneList asked={asked} withUnit={organizationId === ''} />
      )}
    </PageBody>
  );
};

export default BoardPage;
