/** What can be done with the plan: keep it in the house, or take it away as a file. */
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useSession, useText } from '@tongtu/platform/ui';
import type { SharingPlan } from '../../domain/plan.ts';
import { downloadPlan } from './download.ts';

export const Download = ({ plan }: { plan: SharingPlan }) => {
  const t = useText('sharing');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}>
          {t('check.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['text', 'json'] as const).map((as) => (
          <Menu.Item key={as} onClick={() => void downloadPlan(plan, as, t.language)}>
            {t(`check.downloads.${as}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** The draft stays in this browser's session: whoever signs in finds it again when making the plan. */
export const Keep = ({ plan }: { plan: SharingPlan }) => {
  const t = useText('sharing');
  const { session } = useSession();
  const to = '/sharing-plans/new?from=check';
  const isVisitor = session.person === null;
  return (
    <>
      <Link className="tt-button tt-button-main" to={isVisitor ? `/sign-in?next=${encodeURIComponent(to)}` : to}>
        {t(isVisitor ? 'check.signIn' : 'check.makePlan')}
      </Link>
      <Download plan={plan} />
    </>
  );
};
