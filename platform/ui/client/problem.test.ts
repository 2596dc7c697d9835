import { describe, expect, test } from 'vitest';
import { asProblem, fieldErrors, parseProblem } from './problem.ts';

describe('a problem body', () => {
  const problem = parseProblem(422, {
    kind: 'invalid-input',
    detail: '有些内容需要修改。',
    errors: [
      { field: 'body.name.zh', kind: 'text-empty', detail: '请填写此项。' },
      { field: 'query.limit', kind: 'number-malformed', detail: '请填写数字。' },
      { field: 'body.name.zh', kind: 'text-too-long', detail: '太长。' },
    ],
    expected: 'B',
  });
  test('gives its sentences to the fields of the form, the first one wins', () => {
    expect(fieldErrors(problem)).toEqual({ 'name.zh': '请填写此项。', limit: '请填写数字。' });
  });
  test('keeps further facts', () => expect(problem.details).toEqual({ expected: 'B' }));
  test('is no passing one', () => expect(problem.passing).toBe(false));
});

test('one field of its own', () =>
  expect(fieldErrors(parseProblem(409, { kind: 'uscc-taken', detail: '已有单位使用。', field: 'body.uscc' }))).toEqual({ uscc: '已有单位使用。' }));
test.each([[undefined], ['<html>'], [[1]], [null]])('a proxy’s page (%o) is an unexpected answer', (body) =>
  expect(parseProblem(502, body).kind).toBe('unexpected-answer'),
);
test('a busy server passes', () => expect(parseProblem(503, { kind: 'overloaded' }).passing).toBe(true));
test('a bug in a page is one', () => expect(asProblem(new TypeError('x')).kind).toBe('unexpected-failure'));
