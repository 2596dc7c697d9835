import { expect, test } from 'vitest';
import { sniff } from './sniff.ts';

const zip = (...names: string[]): Buffer => Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from(names.join('\0'))]);
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
// 中文 in GB 18030, as spreadsheets in China are often saved.
const gb = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a]);
const kind = (bytes: Buffer | string, claim?: string, name?: string): string => {
  const result = sniff(Buffer.from(bytes), true, claim, name);
  return result.ok ? result.value : result.error.kind;
};

test.each<[string, Buffer | string, string | undefined, string | undefined, string]>([
  ['a PDF', '%PDF-1.4', 'application/pdf', 'a.pdf', 'application/pdf'],
  ['a PNG without a claim', png, undefined, undefined, 'image/png'],
  ['a JPEG by another name', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpg', 'a.jpeg', 'image/jpeg'],
  ['WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'image/webp', 'a.webp', 'image/webp'],
  ['Word', zip('[Content_Types].xml', 'word/document.xml'), docx, '合同.docx', docx],
  ['Excel', zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml'), 'application/octet-stream', 'a.xlsx', xlsx],
  ['a zip', zip('a.txt'), 'application/x-zip-compressed', 'a.zip', 'application/zip'],
  ['CSV as Windows names it', 'a,b\n1,2', 'application/vnd.ms-excel', 'a.csv', 'text/csv'],
  ['CSV in GB 18030', gb, 'text/csv', 'a.csv', 'text/csv'],
  ['text', '通途 hello 👍', 'text/plain', 'a.txt', 'text/plain'],
  ['text with a lone angle', 'if a < b then', 'text/plain', 'a.txt', 'text/plain'],
  ['JSON', '{"a":1}', 'application/json', 'a.json', 'application/json'],
  ['JSON lines', '{"a":1}\n{"a":2}', undefined, 'a.jsonl', 'application/x-ndjson'],
  ['a calendar', 'BEGIN:VCALENDAR\r\n', 'text/calendar', 'a.ics', 'text/calendar'],
  ['a calendar of Outlook', 'BEGIN:VCALENDAR\r\nX-ALT-DESC;FMTTYPE=text/html:<!DOCTYPE HTML><html>\r\n', 'text/calendar', 'a.ics', 'text/calendar'],
])('%s is accepted', (_, bytes, claim, name, type) => expect(kind(bytes, claim, name)).toBe(type));

test.each<[string, Buffer | string, string | undefined, string | undefined]>([
  ['HTML', '<!DOCTYPE html><p>x', 'text/html', 'a.html'],
  ['HTML called text', 'hello\n<script>alert(1)</script>', 'text/plain', 'a.txt'],
  ['HTML called a picture', '<html><body>', 'image/png', 'a.png'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml', 'a.svg'],
  ['SVG called text, upper case', '<SVG ONLOAD=x>', undefined, undefined],
  ['SVG after an XML declaration, called CSV', '<?xml version="1.0"?><svg/>', 'text/csv', 'a.csv'],
  ['a PNG called PDF', png, 'application/pdf', 'a.pdf'],
  ['a PNG claimed as PDF under its own ending', png, 'application/pdf', 'a.png'],
  ['a zip called Word', zip('a.txt'), docx, 'a.docx'],
  ['Excel called Word', zip('[Content_Types].xml', 'xl/workbook.xml'), docx, 'a.docx'],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'application/octet-stream', 'a.bin'],
  ['a program called text', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'text/plain', 'a.txt'],
  ['text with an ending that runs', 'echo hello', 'text/plain', 'a.sh'],
  ['a page called calendar', '<!DOCTYPE html>BEGIN:VCALENDAR', 'text/calendar', 'a.ics'],
  ['a calendar called text that holds a page', 'BEGIN:VCALENDAR\r\n<script>', 'text/plain', 'a.txt'],
  ['no calendar', 'hello', 'text/calendar', 'a.ics'],
  ['no JSON', 'hello there'.replace('hello', 'oops'), 'application/json', 'a.json'],
])('%s is refused', (_, bytes, claim, name) => expect(kind(bytes, claim, name)).toBe('file-type-refused'));

test('a character cut at the end of the head does not spoil the text', () => {
  const whole = Buffer.from('通途');
  expect(sniff(whole.subarray(0, 4), false, 'text/plain', 'a.txt').ok).toBe(true);
});
