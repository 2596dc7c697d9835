/** Notices as a table; on a phone one block each. */
import { LocalizedText, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { NoticeCard } from '../../contract/notices.ts';
import { Countdown, NoticeMark, PriceText, RelatedPartyMark } from './marks.tsx';

const heads = ['notice', 'pathway', 'price', 'period', 'objections'] as const;

const Standing = ({ notice }: { notice: NoticeCard }) =>
  notice.state === 'running' && notice.lastDay !== null ? <Countdown lastDay={notice.lastDay} /> : <NoticeMark state={notice.state} />;

export const BoardList = ({
  notices,
  caption,
  isStale,
  withUnit,
}: {
  notices: readonly NoticeCard[];
  caption: string;
  isStale: boolean;
  withUnit: boolean;
}) => {
  const t = useText('diligence');
  const format = useFormat();
  return (
    <table className="tt-table dn-table dn-board" data-stale={isStale}>
      <caption className="tt-hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((key) => (
            <th key={key} scope="col" className={key === 'price' ? 'dn-number' : undefined}>
              {t(`notices.board.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {notices.map((notice) => (
          <tr key={notice.id}>
            <th scope="row">
              <TextLink to={`/notices/${notice.id}`}>
                <LocalizedText value={notice.title} quiet />
              </TextLink>
              <span className="dn-sub">
                {withUnit ? (
                  <>
                    <LocalizedText value={notice.unitName} quiet />
                    {' · '}
                  </>
                ) : null}
                {notice.number}
              </span>
              {notice.relatedParty ? <RelatedPartyMark /> : null}
            </th>
            <td data-label={t('notices.board.pathway')}>{t(`parts.pathways.${notice.pathway}`)}</td>
            <td className="dn-number" data-label={t('notices.board.price')}>
              <PriceText price={notice.price} compact />
            </td>
            <td className="dn-wide" data-label={t('notices.board.period')}>
              <Standing notice={notice} />
              {notice.publishedOn === null || notice.lastDay === null ? null : (
                <span className="dn-sub dn-days">{t('notices.fromTo', { from: format.date(notice.publishedOn), to: format.date(notice.lastDay) })}</span>
              )}
            </td>
            <td data-label={t('notices.board.objections')}>
              {notice.objections === 0 ? (
                <span className="tt-quiet">{t('notices.board.noObjections')}</span>
              ) : (
                <>
                  {t('notices.board.objectionCount', { count: notice.objections })}
                  {notice.openObjections > 0 ? <span className="dn-sub">{t('notices.board.openCount', { count: notice.openObjections })}</span> : null}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
