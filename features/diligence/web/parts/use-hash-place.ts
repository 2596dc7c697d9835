/** A link to one part of a page leads there once the part stands: what is read comes later than the address. */
import { useEffect } from 'react';

/** Call it where the parts are drawn. The place is marked with `data-found`. */
export const useHashPlace = (): void => {
  useEffect(() => {
    const found = location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (found === null) return;
    found.dataset['found'] = 'true';
    found.scrollIntoView({ block: found.tagName === 'TR' ? 'center' : 'start' });
  }, []);
};
