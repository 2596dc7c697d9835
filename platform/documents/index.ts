/** Papers that leave the house: PDF for people, sheets for their programs. */
export { writePage } from './page.ts';
export { writePdf, type PdfDocument } from './pdf.ts';
export type { PdfCell, PdfColumn, PdfPart } from './pdf-parts.ts';
export { writeCsv, writeXlsx, type Cell, type Sheet, type SheetColumn } from './sheets.ts';
