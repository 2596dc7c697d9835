/** `tongtu bench retrieval`: the product's own tokenizer, index and ranker over any judged collection. Needs no database. */
import { runRetrievalBench } from '@tongtu/matching';
import { CommandFailed, type Command } from '../command.ts';

const retrieval: Command = {
  words: ['bench', 'retrieval'],
  usage: '--corpus C.jsonl --queries Q.jsonl --qrels R.tsv [--ranker bm25|default] [--judged-only]',
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    qrels: { type: 'string' },
    ranker: { type: 'string', default: 'default' },
    'judged-only': { type: 'boolean' },
  },
  run: async ({ options }) => {
    const path = (name: 'corpus' | 'queries' | 'qrels'): string => {
      const given = options[name];
      if (typeof given !== 'string') throw new CommandFailed('operand-missing', { name: `--${name}` });
      return given;
    };
    const ranker = (['bm25', 'default'] as const).find((each) => each === options['ranker']);
    if (ranker === undefined) throw new CommandFailed('option-unknown', { name: '--ranker', value: String(options['ranker']), known: 'bm25, default' });
    const result = await runRetrievalBench({
      corpus: path('corpus'),
      queries: path('queries'),
      qrels: path('qrels'),
      ranker,
      judgedOnly: options['judged-only'] === true,
    });
    process.stdout.write(`${JSON.stringify(result)}\n`);
  },
};

export const benchCommands: readonly Command[] = [retrieval];
