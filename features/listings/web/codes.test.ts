import { expect, it } from 'vitest';
import { readTerm } from './codes.ts';

it('reads a row of any of the code tables', () => {
  expect(readTerm({ code: '1.1.2', zh: '终端', en: 'Terminals' })).toMatchObject({ code: '1.1.2', parent: '1.1', name: { zh: '终端', en: 'Terminals' } });
  expect(readTerm({ code: '3', name: { zh: '新材料', en: 'Materials' } })).toMatchObject({ parent: null, name: { zh: '新材料' } });
  expect(readTerm({ key: 'width', name: { en: 'Width' }, units: ['mm', 'm'], dimension: 'length', aliases: { zh: ['幅宽'], en: ['web'] } })).toMatchObject({
    code: 'width',
    unit: 'mm',
    dimension: 'length',
    words: '幅宽 web',
  });
  expect(readTerm({ level: 4, name: { en: 'Lab' }, description: { en: 'x' } })).toMatchObject({ code: '4', description: { en: 'x' } });
});
it('a row without a name shows its code', () => expect(readTerm({ code: 'x' }).name).toEqual({ en: 'x' }));
