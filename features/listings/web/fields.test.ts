import { describe, expect, it } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import zh from '../locales/zh.json' with { type: 'json' };
import { bodyOf, listingKinds } from '../contract/bodies.ts';
import { defaultLayers } from '../domain/disclosure.ts';
import { fieldsOf, sectionsOf, stepsOf } from './fields.ts';

const names = (groups: readonly { fields: readonly string[] }[]): string[] => groups.flatMap((group) => group.fields);

describe.each(listingKinds)('fields of %s', (kind) => {
  const described = fieldsOf[kind].map((field) => field.name);
  it('describe every field of the body', () => expect([...described].sort()).toEqual(['title', ...Object.keys(bodyOf[kind].shape)].sort()));
  it('stand in exactly one step of the wizard', () => expect(names(stepsOf[kind]).sort()).toEqual([...described].sort()));
  it('stand in one section of the card or in its head', () =>
    expect([...names(sectionsOf[kind]), 'title', 'summary', 'sectors', 'keywords', 'region'].sort()).toEqual([...described].sort()));
  it('lie in the layers that the server knows', () => {
    expect(defaultLayers[kind]).toMatchObject(
      Object.fromEntries(fieldsOf[kind].flatMap((field) => (field.name === 'title' ? [] : [[field.name, field.layer]]))),
    );
  });
  it.each([
    ['zh', zh],
    ['en', en],
  ] as const)('have a label and labelled codes in %s', (_, texts) => {
    const all = texts as unknown as { fields: Record<string, unknown>; codes: Record<string, Record<string, string>>; steps: Record<string, unknown> };
    const missing = fieldsOf[kind].flatMap((field) => [
      ...(all.fields[field.name] === undefined ? [field.name] : []),
      ...(field.options ?? []).filter((code) => all.codes[field.set ?? '']?.[code] === undefined).map((code) => `${field.set}.${code}`),
    ]);
    expect(missing).toEqual([]);
    expect(stepsOf[kind].filter((step) => all.steps[step.key] === undefined)).toEqual([]);
  });
});
