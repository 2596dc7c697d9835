import { describe, expect, it } from 'vitest';
import { dispositionOf, downloadHeaders } from './download.ts';

describe('the name of a download', () => {
  it.each([
    ['plan.pdf', `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
    ['对账单 1.pdf', `attachment; filename="___ 1.pdf"; filename*=UTF-8''%E5%AF%B9%E8%B4%A6%E5%8D%95%201.pdf`],
    ['a"b\\c%.pdf', `attachment; filename="a_b_c_.pdf"; filename*=UTF-8''a%22b%5Cc%25.pdf`],
    ["it's (1)*.pdf", `attachment; filename="it's (1)*.pdf"; filename*=UTF-8''it%27s%20%281%29%2A.pdf`],
    ['a\r\nset-cookie: x', `attachment; filename="a__set-cookie: x"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x`],
    ['\ud800', `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`],
  ])('%j', (name, header) => expect(dispositionOf(name)).toBe(header));
  it('is never sniffed, run or shared', () => {
    expect(downloadHeaders({ name: 'a.svg', mediaType: 'image/svg+xml', size: 3 })).toMatchObject({
      'content-length': '3',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
  });
});
