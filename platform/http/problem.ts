/** A failure as its readers meet it: an RFC 9457 body in their language, never a stack trace. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Failure } from '@tongtu/kernel/result';
import { DatabaseFault, errorCode, isConnectionLoss } from '../database/index.ts';
import type { Language } from '@tongtu/kernel/localized';

/** Kind → HTTP status, of the whole house; assembled by the composition root. */
export type ErrorTable = Readonly<Record<string, number>>;
/** `(language, kind, details)` → the sentence. Answers undefined for a kind that has none. */
export type Sentence = (language: Language, kind: string, values: Readonly<Record<string, unknown>>) => string | undefined;

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  kind: string;
  detail: string;
  field?: string;
  requestId: string;
  errors?: { field?: string; kind: string; detail: string }[];
} & Record<string, unknown>;

export type ProblemWriter = (failure: Failure, language: Language, requestId: string) => ProblemBody;

/** Builds the one function that turns a failure into its body. A kind missing from the table is a bug and answers 500. */
export const problemWriter = (table: ErrorTable, sentence: Sentence): ProblemWriter => {
  const say = (language: Language, failure: Failure): string =>
    sentence(language, failure.kind, failure.details ?? {}) ?? sentence(language, 'value-refused', {}) ?? failure.kind;
  return (failure, language, requestId) => {
    const status = table[failure.kind] ?? 500;
    const detail = say(language, failure);
    return {
      ...failure.details,
      type: `urn:tongtu:problem:${failure.kind}`,
      title: detail,
      status,
      kind: failure.kind,
      detail,
      requestId,
      ...(failure.field === undefined ? {} : { field: failure.field }),
      ...(failure.errors === undefined
        ? {}
        : {
            errors: failure.errors.map((e) => ({ ...e.details, kind: e.kind, detail: say(language, e), ...(e.field === undefined ? {} : { field: e.field }) })),
          }),
    };
  };
};

type Issue = { code?: string; message: string; path?: (string | number)[]; origin?: string; input?: unknown; keys?: string[] };
/** How the type provider hands a zod issue on. */
type ProviderIssue = { keyword: string; instancePath: string; message: string; params?: Partial<Issue> };
/** zod's own words for what our shapes left to it, as kinds of ours. Shapes of ours carry their kind as the message. */
const kindOf = (issue: Issue): string => {
  if (/^[a-z]+(-[a-z]+)+$/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') return /received undefined/.test(issue.message) ? 'value-missing' : 'value-refused';
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'text-too-long' : issue.origin === 'array' ? 'list-too-long' : 'value-too-large';
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'text-empty' : issue.origin === 'array' ? 'list-too-short' : 'value-too-small';
  if (issue.code === 'unrecognized_keys') return 'key-unknown';
  return 'value-refused';
};

/** What zod found, as one failure with every field's kind. `place` is `body`, `query` or `params`. */
export const failureOfIssues = (place: string, issues: readonly Issue[]): Failure => ({
  kind: 'invalid-input',
  errors: issues.slice(0, 100).map((issue) => ({ kind: kindOf(issue), field: [place, ...(issue.path ?? [])].join('.') })),
});

const frameworkKinds: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_REQ_FILE_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-body',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'media-type-unsupported',
  FST_ERR_VALIDATION: 'invalid-input',
  FST_UNDER_PRESSURE: 'overloaded',
};
/** SQLSTATE of what would have gone well at a quieter time: no connection left, waited too long, in each other's way. */
const tooBusy = new Set(['53300', '57014', '55P03', '40001', '40P01']);

/** No room left: where files lie, by the operating system's word, or where the database lies, by its own. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** Whatever was thrown while answering, as a failure. Only what is not the caller's doing becomes `internal`. */
export const failureOfError = (error: FastifyError & { validationContext?: string; validation?: unknown }): Failure => {
  if (Array.isArray(error.validation)) {
    const place = { querystring: 'query', params: 'params', body: 'body', headers: 'headers' }[error.validationContext ?? 'body'] ?? 'body';
    return failureOfIssues(
      place,
      (error.validation as ProviderIssue[]).map(({ keyword, instancePath, message, params }) => ({
        ...params,
        code: keyword,
        message,
        path: instancePath.split('/').filter((part) => part !== ''),
      })),
    );
  }
  const known = frameworkKinds[error.code];
  if (known !== undefined) return { kind: known };
  if (fullCodes.has(errorCode(error) ?? '')) return { kind: 'storage-full' };
  if (error instanceof DatabaseFault) return { kind: error.kind === 'commit-outcome-unknown' ? error.kind : 'database-unavailable' };
  if (error.statusCode === 429) return { kind: 'too-many-requests' };
  if (error.statusCode === 404) return { kind: 'not-found' };
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return { kind: error.statusCode === 413 ? 'body-too-large' : 'malformed-body' };
  if (isConnectionLoss(error)) return { kind: 'database-unavailable' };
  if (tooBusy.has(errorCode(error) ?? '')) return { kind: 'overloaded' };
  return { kind: 'internal' };
};

/** Sends a failure. */
export const sendProblem = (request: FastifyRequest, reply: FastifyReply, write: ProblemWriter, failure: Failure, language: Language): FastifyReply => {
  const body = write(failure, language, request.id);
  const retryAfter = failure.details?.retryAfterSeconds;
  if (typeof retryAfter === 'number') reply.header('retry-after', String(Math.ceil(retryAfter)));
  return reply
    .code(body.status)
    .header('cache-control', 'no-store')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .type('application/problem+json')
    .send(JSON.stringify(body));
};
