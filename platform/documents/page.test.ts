/** A page says what it was given and runs nothing of it. */
import { expect, test } from 'vitest';
import { writePage } from './page.ts';

const page = (text: string, beside: readonly string[] = []): string =>
  writePage(
    {
      title: text,
      language: 'zh',
      author: 'a',
      createdAt: new Date(0),
      foot: text,
      parts: [
        { kind: 'heading', text },
        { kind: 'paragraph', text },
        { kind: 'facts', facts: [[text, text]] },
        { kind: 'table', columns: [{ title: text }], rows: [[{ text, below: text }]], total: [text] },
      ],
    },
    new Set(beside),
  );

test('no text becomes markup, wherever it stands', () => {
  const written = page(`<script>alert("1")</script><img src=x onerror='a'>&`);
  expect(written).not.toMatch(/<script|<img/);
  expect(written.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;/g)).toHaveLength(11);
});

test('a line that names a file beside it leads there, and no other line does', () => {
  expect(page('first\nevidence/a.pdf', ['evidence/a.pdf'])).toContain('first<br><a href="evidence/a.pdf">evidence/a.pdf</a>');
  expect(page('javascript:alert(1)', ['evidence/a.pdf'])).not.toContain('<a ');
});
