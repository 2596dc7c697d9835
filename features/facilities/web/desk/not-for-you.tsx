/** Who was led here by an address that is not meant for him goes on to the page that is. */
import { EmptyState, Link, useText } from '@tongtu/platform/ui';

export const NotForYou = ({ facilityId }: { facilityId: string }) => {
  const t = useText('facilities');
  const ui = useText('ui');
  return (
    <EmptyState
      drawing="locked"
      title={ui('notForYou')}
      action={
        <Link className="tt-button" to={`/facilities/${facilityId}`}>
          {t('desk.mine.page')}
        </Link>
      }
    >
      {ui('notForYouDetail')}
    </EmptyState>
  );
};
