/** Words for what stands in an entry; the code itself where there are none. */
import { useText } from '@tongtu/platform/ui';

export const useEntryWords = (): { readonly kind: (kind: string) => string; readonly role: (role: string) => string } => {
  const t = useText('verify');
  return {
    kind: (kind) => t.maybe(`kinds.${kind}`) ?? kind,
    role: (role) =>
      role
        .split('+')
        .map((one) => t.maybe(`roles.${one}`) ?? one)
        .join(t('comma')),
  };
};
