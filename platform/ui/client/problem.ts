/**
 * What went wrong, as a value that a page can show: the parsed RFC 9457 body of an answer,
 * or the network's silence. `kind` is stable; `detail` is a sentence in the reader's language.
 */
export type FieldProblem = { readonly field: string; readonly kind: string; readonly detail: string };

export type ProblemBody = {
  readonly kind: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly field?: string;
  readonly errors: readonly FieldProblem[];
  readonly requestId?: string;
  /** Facts beyond the named members, e.g. the next free slots. */
  readonly details: Readonly<Record<string, unknown>>;
};

export class Problem extends Error implements ProblemBody {
  readonly kind: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly field?: string;
  readonly errors: readonly FieldProblem[];
  readonly requestId?: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(body: ProblemBody) {
    super(`${body.kind}: ${body.detail}`);
    this.name = 'Problem';
    this.kind = body.kind;
    this.status = body.status;
    this.title = body.title;
    this.detail = body.detail;
    this.errors = body.errors;
    this.details = body.details;
    if (body.field !== undefined) this.field = body.field;
    if (body.requestId !== undefined) this.requestId = body.requestId;
  }

  /** Nothing answered, or the server is busy: the same request may succeed in a moment. */
  get passing(): boolean {
    return this.kind === 'network-unreachable' || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

const known = new Set(['type', 'title', 'status', 'kind', 'detail', 'field', 'errors', 'requestId', 'instance']);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `body.title.zh` → `title.zh`: the path inside the form, whatever part of the request carried it. */
export const fieldPath = (field: string): string => field.replace(/^(body|query|params)\.?/, '');

const fieldProblems = (value: unknown): FieldProblem[] =>
  Array.isArray(value)
    ? value.flatMap((item: unknown) => {
        if (typeof item !== 'object' || item === null) return [];
        const { field, kind, detail } = item as Record<string, unknown>;
        return [{ field: fieldPath(string(field)), kind: string(kind), detail: string(detail) || string(kind) }];
      })
    : [];

/**
 * Reads a problem out of an answer's body. An answer that is no problem body (a proxy's HTML page)
 * becomes kind `unexpected-answer`; its sentence is looked up by whoever shows it.
 */
export const parseProblem = (status: number, body: unknown, requestId?: string | null): Problem => {
  const record = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
  const id = string(record['requestId']) || requestId || undefined;
  const field = string(record['field']);
  return new Problem({
    kind: string(record['kind']) || 'unexpected-answer',
    status,
    title: string(record['title']),
    detail: string(record['detail']),
    errors: fieldProblems(record['errors']),
    details: Object.fromEntries(Object.entries(record).filter(([key]) => !known.has(key))),
    ...(field ? { field: fieldPath(field) } : {}),
    ...(id ? { requestId: id } : {}),
  });
};

/** Nothing answered at all. */
export const networkProblem = (): Problem => new Problem({ kind: 'network-unreachable', status: 0, title: '', detail: '', errors: [], details: {} });

/** Whatever was thrown, as a problem; a bug in a page becomes `unexpected-failure`. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem({ kind: 'unexpected-failure', status: 0, title: '', detail: '', errors: [], details: {} });

/** Sentences by form field: `{ 'title.zh': '…' }`; the first one wins. Feeds `form.setErrors`. */
export const fieldErrors = (problem: Problem): Record<string, string> => {
  const all = problem.field ? [{ field: problem.field, detail: problem.detail }, ...problem.errors] : problem.errors;
  const found: Record<string, string> = {};
  for (const { field, detail } of all) if (field && !(field in found)) found[field] = detail;
  return found;
};
