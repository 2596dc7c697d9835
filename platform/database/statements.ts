/**
 * Cuts a migration into statements: each ends with `;` at the end of a line, outside of strings,
 * quoted names, dollar-quoted bodies and comments. Each is sent on its own, because Citus
 * refuses several in one message.
 */

const skipTo = (text: string, from: number, end: string): number => {
  const at = text.indexOf(end, from);
  return at === -1 ? text.length : at + end.length;
};

const skipBlockComment = (text: string, from: number): number => {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    if (text.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else if (text.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
      if (depth === 0) return at;
    } else at += 1;
  }
  return at;
};

const skipString = (text: string, from: number): number => {
  const escapes = /[eE]/.test(text[from - 1] ?? '') && !/\w/.test(text[from - 2] ?? ' ');
  for (let at = from + 1; at < text.length; at += 1) {
    if (escapes && text[at] === '\\') at += 1;
    else if (text[at] === "'") {
      if (text[at + 1] !== "'") return at + 1;
      at += 1;
    }
  }
  return text.length;
};

const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** End of whatever opaque thing (comment, string, quoted name, body) starts here, or undefined. */
const opaqueEnd = (text: string, at: number): number | undefined => {
  if (text.startsWith('--', at)) return text.includes('\n', at) ? text.indexOf('\n', at) : text.length;
  if (text.startsWith('/*', at)) return skipBlockComment(text, at);
  if (text[at] === "'") return skipString(text, at);
  if (text[at] === '"') return skipTo(text, at + 1, '"');
  if (text[at] === '$' && !/\w/.test(text[at - 1] ?? ' ')) {
    dollarTag.lastIndex = at;
    const tag = dollarTag.exec(text)?.[0];
    if (tag !== undefined) return skipTo(text, at + tag.length, tag);
  }
  return undefined;
};

const restOfLineIsEmpty = /[ \t\r]*(?:--[^\n]*)?(?:\n|$)/y;

/** The statements of a migration in order, trimmed, without their `;`. Parts that are only comments are dropped. */
export const splitStatements = (text: string): readonly string[] => {
  const statements: string[] = [];
  let start = 0;
  let says = false;
  for (let at = 0; at < text.length;) {
    const end = opaqueEnd(text, at);
    if (end !== undefined) {
      says ||= !text.startsWith('--', at) && !text.startsWith('/*', at);
      at = end;
      continue;
    }
    restOfLineIsEmpty.lastIndex = at + 1;
    if (text[at] === ';' && restOfLineIsEmpty.test(text)) {
      if (says) statements.push(text.slice(start, at).trim());
      start = at + 1;
      says = false;
    } else says ||= /\S/.test(text[at] ?? '');
    at += 1;
  }
  if (says) statements.push(text.slice(start).trim());
  return statements;
};
