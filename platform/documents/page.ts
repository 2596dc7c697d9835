/**
 * The same document as a page that stands alone: no script, no style from elsewhere, nothing that is fetched. Read from a folder it
 * links to the files that lie beside it.
 */
import { localeOf } from '@tongtu/kernel/localized';
import type { PdfDocument } from './pdf.ts';
import { ink, type PdfCell, type PdfColumn, type PdfPart } from './pdf-parts.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign]!);

type Beside = ReadonlySet<string>;
/** Lines of a text; one that is the name of a file beside the page leads there. */
const lines = (text: string, beside: Beside): string =>
  text
    .split('\n')
    .map((line) => (beside.has(line) ? `<a href="${escaped(encodeURI(line))}">${escaped(line)}</a>` : escaped(line)))
    .join('<br>');

const cell = (content: PdfCell | undefined, column: PdfColumn | undefined, beside: Beside): string => {
  const { text, below } = typeof content === 'string' ? { text: content, below: undefined } : (content ?? { text: '', below: undefined });
  const quiet = below === undefined || below === '' ? '' : `<small>${lines(below, beside)}</small>`;
  return `<td${column?.align === 'end' ? ' class="end"' : ''}>${lines(text, beside)}${quiet}</td>`;
};

const part = (one: PdfPart, beside: Beside): string => {
  if (one.kind === 'heading') return `<h2>${escaped(one.text)}</h2>`;
  if (one.kind === 'paragraph') return `<p${one.quiet === true ? ' class="quiet"' : ''}>${lines(one.text, beside)}</p>`;
  if (one.kind === 'facts')
    return `<dl>${one.facts.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${lines(value, beside)}</dd></div>`).join('')}</dl>`;
  const row = (cells: readonly PdfCell[], total = false): string =>
    `<tr${total ? ' class="total"' : ''}>${cells.map((content, i) => cell(content, one.columns[i], beside)).join('')}</tr>`;
  const head = one.columns.map(({ title, align }) => `<th scope="col"${align === 'end' ? ' class="end"' : ''}>${escaped(title)}</th>`).join('');
  const total = one.total === undefined ? '' : row(one.total, true);
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${one.rows.map((cells) => row(cells)).join('')}${total}</tbody></table></div>`;
};

const style = `body{margin:2rem auto;max-width:60rem;padding:0 1rem;font:16px/1.7 -apple-system,"Segoe UI",Arial,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;color:${ink.text}}
h1{font-size:1.7rem;line-height:1.3;margin:.2rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}p{margin:.4rem 0}
.kind{color:${ink.accent};font-weight:600}.quiet,small,dt,th{color:${ink.quiet}}small{display:block;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.3rem 1.5rem}dl div{display:flex;gap:.7rem}dt{flex:none}dd{margin:0;overflow-wrap:anywhere}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{text-align:start;vertical-align:top;padding:.45rem .6rem .45rem 0;border-bottom:1px solid ${ink.line}}th{font-weight:400;border-color:${ink.strong}}
.end{text-align:end}.total td{font-weight:600;border-top:1px solid ${ink.strong}}a{color:${ink.accent}}footer{margin-top:2.5rem;font-size:.85rem}
@media print{body{margin:0;max-width:none}}`;

/** `beside`: names of files that lie in the same folder or below it. Every text is escaped. */
export const writePage = (document: Omit<PdfDocument, 'pageOf'>, beside: Beside = new Set()): string => {
  const { title, kind, subtitle, language, parts, foot } = document;
  return [
    `<!doctype html><html lang="${localeOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title><style>${style}</style></head><body>`,
    kind === undefined ? '' : `<p class="kind">${escaped(kind)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    subtitle === undefined ? '' : `<p class="quiet">${escaped(subtitle)}</p>`,
    ...parts.map((one) => part(one, beside)),
    `<footer class="quiet">${escaped(foot)}</footer></body></html>\n`,
  ].join('\n');
};
