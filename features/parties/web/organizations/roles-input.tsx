/** Which roles somebody has; each says what it may do. */
import { Checkbox } from '@mantine/core';
import { organizationRoles, type OrganizationRole } from '@tongtu/kernel/reader';
import { useText } from '@tongtu/platform/ui';

export const RolesInput = ({
  value,
  onChange,
  error,
}: {
  value: readonly OrganizationRole[];
  onChange: (roles: OrganizationRole[]) => void;
  error?: string | undefined;
}) => {
  const t = useText('parties');
  return (
    <Checkbox.Group label={t('members.roles')} value={[...value]} onChange={(roles) => onChange(roles as OrganizationRole[])} error={error}>
      <div className="pt-choices">
        {organizationRoles.map((role) => (
          <Checkbox key={role} value={role} label={t(`role.${role}`)} description={t(`roleHint.${role}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
};
