/** In the place of a page that is being fetched. */
import { LoadingState, PageBody } from '@tongtu/platform/ui';

export const PagePending = () => (
  <PageBody>
    <LoadingState shape="page" rows={6} />
  </PageBody>
);
