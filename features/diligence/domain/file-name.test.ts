import { expect, it } from 'vitest';
import { cleanFileName } from './file-name.ts';

it.each([
  ['评估报告.pdf', '评估报告.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\a\\合同.docx', '合同.docx'],
  ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie x.pdf'],
  ['fdp.\u202egpj', 'fdp. gpj'],
  ['', 'file'],
  ['..', 'file'],
  ['\u0000\u0007', 'file'],
])('%j is kept as %j', (name, kept) => expect(cleanFileName(name)).toBe(kept));
it('keeps the ending of a long name', () => {
  const kept = cleanFileName(`${'长'.repeat(300)}.pdf`);
  expect([...kept].length).toBeLessThanOrEqual(150);
  expect(kept.endsWith('.pdf')).toBe(true);
});
