/** From a letter's data to its words: subject, plain text and a page that says the same. Values are words, never lines, headers or markup. */
import { localeOf } from '@tongtu/kernel/localized';
import type { Locales } from '../i18n/index.ts';
import type { Letter } from './port.ts';

export type WrittenLetter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Letter['language'];
};

/** On one line and without control characters, so that no value can add a header, a line or a direction of writing. */
export const oneLine = (value: string): string =>
  value
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
    .slice(0, 2000);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const asLink = (line: string): string | undefined => (/^https?:\/\/\S+$/.test(line) ? `<a href="${escapeHtml(line)}">${escapeHtml(line)}</a>` : undefined);
const paragraph = (text: string): string =>
  `<p>${text
    .split('\n')
    .map((line) => asLink(line.trim()) ?? escapeHtml(line))
    .join('<br>')}</p>`;

const keys = (template: string): { room: string; subject: string; text: string } => {
  const dot = template.indexOf('.');
  const [room, name] = [template.slice(0, dot), template.slice(dot + 1)];
  return { room, subject: `letters.${name}.subject`, text: `letters.${name}.text` };
};

/** Whether that letter has words in this language. */
export const hasWords = (locales: Locales, letter: Pick<Letter, 'template' | 'language'>): boolean => {
  const { room, subject, text } = keys(letter.template);
  return locales.find(letter.language, room, subject) !== undefined && locales.find(letter.language, room, text) !== undefined;
};

/** Writes the letter. Throws when nobody wrote its words: a bug, found by the first test that sends it. */
export const writeLetter = (locales: Locales, letter: Letter, publicUrl: string): WrittenLetter => {
  if (!hasWords(locales, letter)) throw new Error(`the letter ${letter.template} has no words`);
  const { room, subject, text } = keys(letter.template);
  const words = Object.entries(letter.words ?? {}).map(([name, key]) => [name, locales.translate(letter.language, room, key)] as const);
  const values = Object.fromEntries(
    [...Object.entries(letter.data), ...words].map(([name, value]) => [name, typeof value === 'string' ? oneLine(value) : value]),
  );
  // `{{address}}` of the house, for links in the text.
  const body = locales.translate(letter.language, room, text, { address: publicUrl, ...values });
  const footer = locales.translate(letter.language, 'mail', 'footer', { address: publicUrl });
  const title = oneLine(locales.translate(letter.language, room, subject, values));
  const html = [
    `<!doctype html><html lang="${localeOf(letter.language)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    '<body style="font-family:sans-serif;line-height:1.7;max-width:40em">',
    ...body.split(/\n{2,}/).map(paragraph),
    `<hr>${paragraph(footer).replace('<p>', '<p style="color:#666;font-size:smaller">')}</body></html>`,
  ].join('\n');
  return { to: letter.to, subject: title, text: `${body}\n\n-- \n${footer}\n`, html, language: letter.language };
};
