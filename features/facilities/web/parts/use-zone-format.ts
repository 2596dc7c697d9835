/** Days and times of a facility's zone in the reader's language: `useZoneFormat(facility.zone).period(from, to)`. */
import { useMemo } from 'react';
import { useLanguage, useText } from '@tongtu/platform/ui';
import { useNow } from './use-now.ts';
import { zoneFormats, type ZoneFormats } from './zone-format.ts';

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
