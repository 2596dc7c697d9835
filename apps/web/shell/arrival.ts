/** What happens when one arrives at another page, and once a day. */
import { useEffect, useRef } from 'react';
import { useLocation } from '@tanstack/react-router';
import { useSession } from '@tongtu/platform/ui';

/** Moves the focus to the page's start when the path changes, so that a screen reader reads the new page and not the old link. Filters in the address change no path. */
export const useFocusOnArrival = (): void => {
  const path = useLocation({ select: (location) => location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
};

const key = 'tongtu-session-prolonged';

/** A session in use lasts on: reading the account prolongs it, and one read a day is enough (auth/README.md). */
export const useProlongedSession = (): void => {
  const { session } = useSession();
  const person = session.person?.id;
  useEffect(() => {
    if (person === undefined) return;
    const today = `${person} ${new Date().toDateString()}`;
    try {
      if (localStorage.getItem(key) === today) return;
      localStorage.setItem(key, today);
    } catch {
      // Storage is shut: asking once a page load is fine too.
    }
    void import('@tongtu/platform/auth/client').then(({ createAuthClient }) => createAuthClient(() => 'en').getAccount()).catch(() => undefined);
  }, [person]);
};
