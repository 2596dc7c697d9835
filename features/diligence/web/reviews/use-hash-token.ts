/** What stands behind the # of the address: it is sent to nobody, and so comes into no log of a server on the way. */
import { useSyncExternalStore } from 'react';

const listen = (changed: () => void): (() => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

export const useHashToken = (): string => useSyncExternalStore(listen, () => location.hash.slice(1).trim());
