/**
 * A document as PDF: a title, then parts one below the other. Pages are A4; the running line at the foot names the document and
 * counts the pages. The font holds 中文 and Latin letters alike, and only the glyphs that are used travel in the file. The same
 * document makes the same bytes: its date is handed in.
 */
import { fileURLToPath } from 'node:url';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Language } from '@tongtu/kernel/localized';
import { contentOf, ink, tableLines, type PdfPart } from './pdf-parts.ts';

export type PdfDocument = {
  readonly title: string;
  /** Above the title: what kind of paper this is. */
  readonly kind?: string;
  /** Below it, in quiet words. */
  readonly subtitle?: string;
  readonly language: Language;
  readonly author: string;
  readonly createdAt: Date;
  readonly parts: readonly PdfPart[];
  /** The left of the foot. */
  readonly foot: string;
  /** The right of it. */
  readonly pageOf: (page: number, pages: number) => string;
};

const fontFile = (name: string): string => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${name}`));

const margins = { side: 48, top: 52, bottom: 56 } as const;

type Printer = typeof import('pdfmake');
let printer: Promise<Printer> | undefined;

/** Ten megabytes of font and the layout engine are not loaded before the first document. Nothing but the two fonts is read from the disk, and nothing from the net. */
const loadPrinter = async (): Promise<Printer> => {
  const loaded = await import('pdfmake');
  const made = ((loaded as { default?: Printer }).default ?? loaded) as Printer;
  const fonts = { normal: fontFile('400Regular/NotoSansSC_400Regular.ttf'), bold: fontFile('500Medium/NotoSansSC_500Medium.ttf') };
  made.setFonts({ NotoSansSC: fonts });
  made.setUrlAccessPolicy(() => false);
  made.setLocalAccessPolicy((path) => path === fonts.normal || path === fonts.bold);
  made.setTableLayouts({ lines: tableLines });
  return made;
};

const head = ({ kind, title, subtitle }: PdfDocument): Content[] => [
  ...(kind === undefined ? [] : [{ text: kind, color: ink.accent, bold: true, fontSize: 9, characterSpacing: 0.6, margin: [0, 0, 0, 4] } satisfies Content]),
  { text: title, fontSize: 20, bold: true, lineHeight: 1.15 },
  ...(subtitle === undefined ? [] : [{ text: subtitle, color: ink.quiet, margin: [0, 3, 0, 0] } satisfies Content]),
  { text: '', margin: [0, 0, 0, 10] },
];

const definitionOf = (document: PdfDocument): TDocumentDefinitions => ({
  // The language of a document is told since 1.4.
  version: '1.7',
  pageSize: 'A4',
  pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
  language: document.language === 'zh' ? 'zh-CN' : 'en',
  displayTitle: true,
  info: { title: document.title, author: document.author, creator: 'Tongtu 通途', creationDate: document.createdAt, modDate: document.createdAt },
  defaultStyle: { font: 'NotoSansSC', fontSize: 9, lineHeight: 1.25, color: ink.text },
  content: [...head(document), ...document.parts.map(contentOf)],
  // A heading does not stand alone at the foot of a page. The foot itself is among what follows, at a place further up.
  pageBreakBefore: (node, queries) =>
    node.headlineLevel === 1 && queries.getFollowingNodesOnPage().every((next) => next.startPosition.top <= node.startPosition.top),
  footer: (page, pages) => ({
    columns: [{ text: document.foot }, { text: document.pageOf(page, pages), alignment: 'right', width: 'auto' }],
    margin: [margins.side, 20, margins.side, 0],
    fontSize: 8,
    color: ink.quiet,
  }),
});

/** The bytes of the file. */
export const writePdf = async (document: PdfDocument): Promise<Uint8Array> => {
  printer ??= loadPrinter();
  return (await printer).createPdf(definitionOf(document)).getBuffer();
};
