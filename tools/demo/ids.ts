/** Ids of the demo consortium are the same in every installation, so that a page of the documentation can name one. */
import { createHash } from 'node:crypto';
import type { Context } from '@tongtu/platform/context';

/** A UUID of version 8 (RFC 9562 §5.8) from a name: `organization/energy-group`. */
export const idOfName = (name: string): string => {
  const hex = createHash('sha256').update(`tongtu demo consortium: ${name}`).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The first new id is that of its name, so that a page of the documentation can name a resource. */
export const named = (context: Context, name: string): Context => {
  let first: string | undefined = idOfName(name);
  return {
    ...context,
    newId: () => {
      const id = first ?? context.newId();
      first = undefined;
      return id;
    },
  };
};
