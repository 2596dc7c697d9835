/** The words as a table in Markdown, for the page that explains the language. */
import { words, type WordUse } from './words.ts';

const shown: readonly WordUse[] = [
  'statement',
  'pathway',
  'entity',
  'size',
  'role',
  'base',
  'category',
  'contribution',
  'profit-start',
  'link',
  'term',
  'answer',
  'language',
  'money',
  'scale',
  'place',
];
const headings: Readonly<Record<WordUse, string>> = {
  statement: '行首词 · First word of a line',
  pathway: '转化方式 · Pathways',
  entity: '单位性质 · Organizations',
  size: '规模 · Sizes',
  role: '各方角色 · Roles',
  base: '分配基数 · Bases',
  category: '费用 · Costs',
  contribution: '投入 · Contributions',
  'profit-start': '起算 · Starts',
  link: '行内词 · Words within a line',
  term: '其他约定 · Terms',
  answer: '是否 · Answers',
  language: '名称的语言 · Language of a name',
  money: '货币 · Currency',
  scale: '数量级 · Scales',
  place: '地区 · Regions',
};

/** One row a word; what is printed comes first, other spellings after it. */
export const tableOfWords = (): string =>
  shown
    .map((use) =>
      [
        `### ${headings[use]}`,
        '',
        '| 中文 | English | JSON |',
        '|---|---|---|',
        ...words.filter((row) => row.use === use).map((row) => `| ${row.zh.join('、')} | ${row.en.join(', ')} | \`${row.word}\` |`),
      ].join('\n'),
    )
    .join('\n\n');
