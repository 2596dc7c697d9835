import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import type { Route } from '@tongtu/platform/contract';
import { facilityRoutes } from './contract.ts';

const routes: readonly Route[] = Object.values(facilityRoutes);
/** An answer is written by its shape, so nothing in it may be a transform: that only goes one way. */
const isWritable = (shape: z.ZodType): boolean => {
  try {
    z.toJSONSchema(shape, { io: 'output' });
    return true;
  } catch {
    return false;
  }
};

describe('answers can be written by their shapes', () => {
  test.each(routes.flatMap(({ name, response }) => (response === undefined ? [] : [{ name, response }])))('$name', ({ response }) =>
    expect(isWritable(response)).toBe(true),
  );
  test('a text that is cleaned on its way in is noticed', () => expect(isWritable(facilityRoutes.saveFacility.body)).toBe(false));
});
