/** A link to one part of a page leads there once the part stands: what is read comes later than the address. */
import { useEffect } from 'react';
import { placeOfHash } from './hash-place.ts';

/** Call it where the parts are drawn. The place is marked with `data-found`. */
export const useHashPlace = (): void => {
  useEffect(() => {
    const place = placeOfHash(location.hash);
    const found = place === null ? null : document.getElementById(place);
    if (found === null) return;
    found.dataset['found'] = 'true';
    found.scrollIntoView({ block: found.tagName === 'TR' ? 'center' : 'start' });
  }, []);
};
