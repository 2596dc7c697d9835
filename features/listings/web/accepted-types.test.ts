import { expect, it } from 'vitest';
import { acceptedTypes } from '../../../platform/files/contract.ts';
import { acceptedEndings } from './accepted-types.ts';

it('offers what the store accepts', () => expect([...acceptedEndings].sort()).toEqual(Object.values(acceptedTypes).sort()));
