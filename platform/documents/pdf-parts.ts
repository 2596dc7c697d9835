/** What a PDF is made of: headings, facts, tables, paragraphs. How they look is decided here alone. */
import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';

export type PdfColumn = {
  readonly title: string;
  /** Figures stand at the end. */
  readonly align?: 'start' | 'end';
  /** Points, `auto` for as wide as its words, `*` for a share of what is left. */
  readonly width?: number | 'auto' | '*';
};
/** A cell: its words, and quieter ones below. */
export type PdfCell = string | { readonly text: string; readonly below?: string };

export type PdfPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly quiet?: boolean }
  /** Words and their values in two columns of pairs. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  /** The head is repeated on each page, and no row is broken by one. `total`: last row, set apart. */
  | { readonly kind: 'table'; readonly columns: readonly PdfColumn[]; readonly rows: readonly (readonly PdfCell[])[]; readonly total?: readonly PdfCell[] };

/** Ink on white paper, all above 4.5 : 1. */
export const ink = { text: '#1b2230', quiet: '#5a6475', accent: '#0b5e8e', line: '#c9d0da', strong: '#1b2230' } as const;

/** A strong line below the head and above the total, hair lines between rows, none upright. */
export const tableLines: CustomTableLayout = {
  hLineWidth: (line, node) => (line === 0 ? 0 : line === 1 || line === node.table.body.length ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (line, node) => (line === 1 || line === node.table.body.length ? ink.strong : ink.line),
  paddingLeft: (column) => (column === 0 ? 0 : 5),
  paddingRight: (column, node) => (column === (node.table.widths?.length ?? 0) - 1 ? 0 : 5),
  paddingTop: () => 3.5,
  paddingBottom: () => 3.5,
};

const aligned = (column: PdfColumn | undefined): 'left' | 'right' => (column?.align === 'end' ? 'right' : 'left');

const cellOf = (cell: PdfCell, column: PdfColumn | undefined, more: { readonly bold?: boolean } = {}): TableCell => {
  const { text, below } = typeof cell === 'string' ? { text: cell, below: undefined } : cell;
  const alignment = aligned(column);
  if (below === undefined) return { text, alignment, ...more };
  return {
    stack: [
      { text, ...more },
      { text: below, color: ink.quiet, fontSize: 8 },
    ],
    alignment,
  };
};

const tableOf = ({ columns, rows, total }: Extract<PdfPart, { kind: 'table' }>): Content => ({
  layout: 'lines',
  margin: [0, 0, 0, 12],
  table: {
    headerRows: 1,
    dontBreakRows: true,
    keepWithHeaderRows: 1,
    widths: columns.map((column) => column.width ?? '*'),
    body: [
      columns.map((column) => ({ text: column.title, color: ink.quiet, fontSize: 8, alignment: aligned(column) })),
      ...rows.map((row) => row.map((cell, index) => cellOf(cell, columns[index]))),
      ...(total === undefined ? [] : [total.map((cell, index) => cellOf(cell, columns[index], { bold: true }))]),
    ],
  },
});

/** Two pairs a row; the last may stand alone. */
const factsOf = (facts: readonly (readonly [string, string])[]): Content => {
  const pair = (fact: readonly [string, string] | undefined): TableCell[] => [
    { text: fact?.[0] ?? '', color: ink.quiet, fontSize: 8, noWrap: true, margin: [0, 0.9, 0, 0] },
    { text: fact?.[1] ?? '' },
  ];
  const rows = Array.from({ length: Math.ceil(facts.length / 2) }, (_, row) => [...pair(facts[2 * row]), ...pair(facts[2 * row + 1])]);
  return {
    layout: { defaultBorder: false, paddingLeft: () => 0, paddingRight: () => 10, paddingTop: () => 2, paddingBottom: () => 2 },
    table: { widths: ['auto', '*', 'auto', '*'], body: rows },
    margin: [0, 0, 0, 12],
  };
};

export const contentOf = (part: PdfPart): Content => {
  switch (part.kind) {
    case 'heading':
      return { text: part.text, fontSize: 12, bold: true, margin: [0, 6, 0, 5], headlineLevel: 1 };
    case 'paragraph':
      return { text: part.text, margin: [0, 0, 0, 6], ...(part.quiet ? { color: ink.quiet, fontSize: 8 } : {}) };
    case 'facts':
      return part.facts.length === 0 ? { text: '' } : factsOf(part.facts);
    case 'table':
      return tableOf(part);
  }
};
