import { expect, it } from 'vitest';
import { makeTokenizer } from '../words/tokenizer.ts';
import { highlightsOf } from './highlight.ts';

const tokenizer = makeTokenizer([]);
const card = { title: { zh: '膜电解槽', en: 'Membranes, membranes' }, summary: { en: 'No such thing' }, keywords: ['PEM', '电解'] };

it('each text in which a word stands, with its stretches; inner words join', () =>
  expect(highlightsOf(card, new Set(['电解', '电解槽', 'membran']), tokenizer)).toEqual([
    { field: 'title', language: 'zh', ranges: [[1, 4]] },
    {
      field: 'title',
      language: 'en',
      ranges: [
        [0, 9],
        [11, 20],
      ],
    },
    { field: 'keywords', language: null, ranges: [[4, 6]] },
  ]));
it('nothing where no word stands', () => expect(highlightsOf({ ...card, summary: null }, new Set(['pump']), tokenizer)).toEqual([]));
