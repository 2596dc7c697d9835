/** For its operators: set a facility up for booking. For others: the way to its owner. */
import { Button } from '@mantine/core';
import { Link, ProblemNote, useAction, useGo, useText } from '@tongtu/platform/ui';
import { getFacility, listOrganizationFacilities, openFacility, type Facility } from '../../contract/facilities.ts';

export const OpenForBooking = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const go = useGo();
  const open = useAction(openFacility, {
    invalidates: [getFacility, listOrganizationFacilities],
    onSuccess: () => go(`/facilities/${facility.id}/settings`),
  });
  if (!facility.actions.includes('open'))
    return (
      <Link className="tt-button" to={`/organizations/${facility.organization.id}`}>
        {t('book.closed.owner')}
      </Link>
    );
  return (
    <>
      <ProblemNote error={open.problem} />
      <Button loading={open.pending} onClick={() => void open.run({ params: { facilityId: facility.id }, body: {} })}>
        {t('book.closed.open')}
      </Button>
    </>
  );
};
