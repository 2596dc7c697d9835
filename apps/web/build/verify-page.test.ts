import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageOf } from './verify-page.ts';

const scriptIn = (page: string): string => /<script type="module">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';

test('the policy lets exactly the script of the page run, and no connection', () => {
  const page = pageOf('console.log("核验")', 'p{color:red}');
  const hash = createHash('sha256').update(scriptIn(page)).digest('base64');
  expect(page).toContain(`script-src 'sha256-${hash}'`);
  expect(page).toContain("default-src 'none'");
  expect(page).toContain("connect-src 'none'");
  expect(page).not.toMatch(/<(script|link|img)[^>]*(src|href)=/);
});
test('nothing in the script ends it, begins a comment, or is taken for a replacement', () => {
  const page = pageOf('const a = "</script><!--", b = "$&$1";', 'a::after{content:"</style>"}');
  expect(scriptIn(page)).toBe('const a = "<\\/script><\\!--", b = "$&$1";');
  expect(page.match(/<\/style>/g)).toHaveLength(1);
});
