/** /listings/:listingId/edit */
import { Loaded, LoadingState, PageBody, useParam, useRoute } from '@tongtu/platform/ui';
import { getWorkingCopy } from '../../contract/routes.ts';
import { Editor } from './editor.tsx';

const EditPage = () => {
  const listingId = useParam('listingId');
  // Fresh each time it is opened; afterwards the editor itself keeps it up to date.
  const copy = useRoute(getWorkingCopy, { params: { listingId } }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Loaded
      of={copy}
      loading={
        <PageBody width="wide">
          <LoadingState shape="page" rows={5} />
        </PageBody>
      }
    >
      {(data) => <Editor key={listingId} copy={data} />}
    </Loaded>
  );
};

export default EditPage;
