/** Fields of a body, parsed by the shape of the kind: only those that are sent; null clears one. */
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { bodyOf, type AnyBody, type ListingKind } from '../contract/bodies.ts';

type Issue = { readonly code?: string; readonly message: string; readonly path: readonly PropertyKey[]; readonly origin?: string };

/** Shapes of ours carry their kind as the message; what they leave to zod gets the house's common kinds. */
const kindOf = ({ message, code, origin }: Issue): string => {
  if (/^[a-z]+(-[a-z]+)+$/.test(message)) return message;
  if (code === 'invalid_type') return message.includes('received undefined') ? 'value-missing' : 'value-refused';
  if (code === 'too_big') return origin === 'string' ? 'text-too-long' : origin === 'array' ? 'list-too-long' : 'value-too-large';
  if (code === 'too_small') return origin === 'string' ? 'text-empty' : origin === 'array' ? 'list-too-short' : 'value-too-small';
  return 'value-refused';
};

export type BodyChange = { readonly set: AnyBody; readonly clear: readonly string[] };

/** What a request changes in a body. Kind `invalid-input` with every field's own kind (`key-unknown` for a field that this kind of card lacks). */
export const parseBodyChange = (kind: ListingKind, sent: Readonly<Record<string, unknown>>): Result<BodyChange> => {
  const shape: Readonly<Record<string, unknown>> = bodyOf[kind].shape;
  const unknown: Failure[] = Object.keys(sent)
    .filter((field) => !Object.hasOwn(shape, field))
    .map((field) => ({ kind: 'key-unknown', field: `body.${field}` }));
  const given = Object.fromEntries(Object.entries(sent).filter(([field, value]) => value !== null && value !== undefined && Object.hasOwn(shape, field)));
  const parsed = bodyOf[kind].safeParse(given);
  const issues = parsed.success
    ? []
    : (parsed.error.issues as Issue[]).map((issue) => ({ kind: kindOf(issue), field: ['body', ...issue.path.map(String)].join('.') }));
  const errors = [...unknown, ...issues].slice(0, 100);
  if (!parsed.success || errors.length > 0) return fail('invalid-input', { errors });
  return ok({ set: parsed.data, clear: Object.keys(sent).filter((field) => sent[field] === null) });
};

/** The body after the change. */
export const changeBody = (body: AnyBody, change: BodyChange): AnyBody => {
  const kept = Object.entries(body).filter(([field]) => !change.clear.includes(field));
  return { ...Object.fromEntries(kept), ...change.set };
};
