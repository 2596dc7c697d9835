/** A new password: what is asked of it is said before, not after. */
import { PasswordInput } from '@mantine/core';
import { passwordLength } from '@tongtu/platform/auth/contract';
import { useText } from '@tongtu/platform/ui';

export const Password = ({
  value,
  onChange,
  label,
  error,
  fresh,
}: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  error?: string | undefined;
  /** To be chosen now, not the one that exists. */
  fresh?: boolean;
}) => {
  const t = useText('parties');
  return (
    <PasswordInput
      label={label}
      description={fresh ? t('auth.passwordHint', { min: passwordLength.min }) : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      required
      withAsterisk={false}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword') }}
    />
  );
};
