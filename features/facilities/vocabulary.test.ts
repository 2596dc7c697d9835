import { describe, expect, it } from 'vitest';
import { parameterByKey, parameters } from '@tongtu/listings';
import { facilityKinds } from '@tongtu/listings/contract';
import vocabulary from './data/capability-vocabulary.json' with { type: 'json' };
import { capabilityParameters, vocabularyVersion } from './vocabulary.ts';

describe('the vocabulary of capabilities', () => {
  it('was made for the table of parameters that is there', () => expect(vocabulary.parameters).toBe(parameters.version));
  it('knows every kind of facility', () => expect(Object.keys(vocabulary.kinds).sort()).toEqual([...facilityKinds].sort()));
  it.each(Object.entries(vocabulary.kinds))('%s names parameters that exist, each once', (_kind, codes) => {
    expect(codes.filter((code) => parameterByKey(code) === undefined)).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(10);
  });
  it('says of a parameter where it is typical', () => {
    expect(capabilityParameters.find(({ code }) => code === 'coating-width')?.kinds).toEqual(['pilot-line', 'production-line']);
    expect(capabilityParameters.length).toBe(parameters.items.length);
    expect(vocabularyVersion).toMatch(/^\d+\.\d+$/);
  });
});
