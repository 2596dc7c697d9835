/** The facility that the address names, once it is there; what is shown meanwhile, and when there is none. */
import type { ReactNode } from 'react';
import { Loaded, LoadingState, PageBody, useParam, useRoute } from '@tongtu/platform/ui';
import { getFacility, type Facility } from '../../contract/facilities.ts';

export const FacilityOfAddress = ({ children }: { readonly children: (facility: Facility) => ReactNode }) => {
  const facility = useRoute(getFacility, { params: { facilityId: useParam('facilityId') }, query: {} });
  return (
    <Loaded
      of={facility}
      page
      loading={
        <PageBody width="wide">
          <LoadingState shape="page" rows={4} />
        </PageBody>
      }
    >
      {children}
    </Loaded>
  );
};
