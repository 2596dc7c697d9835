/** Places. */
import { z } from 'zod';
import { route } from '@tongtu/platform/contract';

export const region = z.object({
  code: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  province: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});
export const listRegions = route({
  name: 'listRegions',
  method: 'GET',
  path: '/api/regions',
  summary: 'GB/T 2260 provinces and cities, and countries',
  response: z.object({
    version: z.string(),
    provinces: z.array(region),
    cities: z.array(region),
    countries: z.array(z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })),
  }),
});
