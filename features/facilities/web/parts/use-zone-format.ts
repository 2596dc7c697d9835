/** Days and times of a facility's zone in the reader's language: `useZoneFormat(facility.zone).period(from, to)`. */
import { useMemo, useState } from 'react';
import { useLanguage, useText } from '@tongtu/platform/ui';
import { zoneFormats, type ZoneFormats } from './zone-format.ts';

/** The time at which a part was first drawn. */
const useNow = (): Date => useState(() => new Date())[0];

/** `zoneWord` is how people call the zone (`北京时间`), where there is such a word. */
export const useZoneFormat = (zone: string): ZoneFormats & { readonly zoneWord: string } => {
  const { language } = useLanguage();
  const t = useText('facilities');
  const now = useNow();
  return useMemo(() => {
    const formats = zoneFormats(language, zone, now);
    return { ...formats, zoneWord: t.maybe(`parts.zones.${zone.replace('/', '-')}`) ?? formats.zoneName() };
  }, [language, zone, now, t]);
};
