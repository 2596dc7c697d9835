/** Nothing there, not there yet, not this time: each says what to do next. */
import { useEffect, useState, type ReactNode } from 'react';
import { Drawing, type SceneName } from '../drawings/scenes.tsx';
import { useText } from '../i18n/text.ts';
import { asProblem, type Problem } from '../client/problem.ts';
import { Link } from '../pages/link.tsx';
import { usePageTitle } from './layout.tsx';

/** An empty list or page: a drawing, one sentence, what to do. */
export const EmptyState = ({
  drawing = 'nothing-yet',
  title,
  children,
  action,
}: {
  drawing?: SceneName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) => (
  <div className="tt-empty">
    <Drawing name={drawing} />
    <p className="tt-empty-title">{title}</p>
    {children ? <div className="tt-empty-words">{children}</div> : null}
    {action ? <div className="tt-empty-action">{action}</div> : null}
  </div>
);

/** Grey lines in the place of what comes. Appears after 150 ms, so that quick answers do not flash; keeps its height from the start. */
export const LoadingState = ({
  rows = 3,
  shape = 'lines',
  height,
}: {
  rows?: number;
  shape?: 'lines' | 'cards' | 'table' | 'page';
  height?: number | string;
}) => {
  const t = useText('ui');
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={`tt-loading tt-loading-${shape}`} data-seen={seen} style={height === undefined ? undefined : { minHeight: height }}>
      <output className="tt-hidden">{seen ? t('loading') : ''}</output>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="tt-bone" aria-hidden="true">
          <i />
          <i />
          {shape === 'cards' ? <i /> : null}
        </div>
      ))}
    </div>
  );
};

/** Title and sentence of a problem in the reader's language: the server's, or our own where nothing answered. */
export const useProblemWords = (error: unknown): { problem: Problem; title: string; detail: string } => {
  const t = useText('ui');
  const problem = asProblem(error);
  const own = t.maybe(`problem.${problem.kind}.detail`);
  const detail = problem.detail || own || t('problem.unexpected-answer.detail');
  const general = { 401: 'not-signed-in', 403: 'not-allowed', 404: 'not-found' }[problem.status] ?? '';
  return { problem, title: t.maybe(`problem.${problem.kind}.title`) ?? t.maybe(`problem.${general}.title`) ?? t('problem.title'), detail };
};

const RequestId = ({ problem }: { problem: Problem }) => {
  const t = useText('ui');
  return problem.requestId && problem.status >= 500 ? (
    <p className="tt-request-id">
      {t('problem.requestId')} <code>{problem.requestId}</code>
    </p>
  ) : null;
};

/** In the place of a list that could not be read, or (`page`) of a whole page, which then has its heading and title from it. */
export const ProblemState = ({ error, retry, action, page = false }: { error: unknown; retry?: () => void; action?: ReactNode; page?: boolean }) => {
  const t = useText('ui');
  const { problem, title, detail } = useProblemWords(error);
  usePageTitle(page ? title : undefined);
  const Title = page ? 'h1' : 'p';
  const drawing: SceneName = problem.status === 404 ? 'lost' : problem.status === 401 || problem.status === 403 ? 'locked' : 'broken';
  return (
    <div className="tt-empty" role="alert">
      <Drawing name={drawing} />
      <Title className="tt-empty-title">{title}</Title>
      <p className="tt-empty-words">{detail}</p>
      <RequestId problem={problem} />
      <div className="tt-empty-action">
        {action}
        {problem.status === 401 ? (
          <Link className="tt-button tt-button-main" to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>
            {t('signIn')}
          </Link>
        ) : retry && problem.status !== 404 && problem.status !== 403 ? (
          <button type="button" className="tt-button" onClick={retry}>
            {t('retry')}
          </button>
        ) : page ? (
          <Link className="tt-button" to="/">
            {t('home')}
          </Link>
        ) : null}
      </div>
    </div>
  );
};

/** Above or below a form: why the act failed, and every sentence. Nothing when there is no problem. */
export const ProblemNote = ({ error }: { error: unknown }) => (error === undefined || error === null ? null : <Note error={error} />);

const Note = ({ error }: { error: unknown }) => {
  const { problem, detail } = useProblemWords(error);
  const rest = [...new Set(problem.errors.map((one) => one.detail))].filter((sentence) => sentence !== detail);
  return (
    <div className="tt-note tt-note-bad" role="alert">
      <p>{detail}</p>
      {rest.length > 0 ? (
        <ul>
          {rest.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <RequestId problem={problem} />
    </div>
  );
};

/** A framed remark: plain, a hint on the way (`next`), or something to mind (`warn`). */
export const Remark = ({ tone = 'plain', title, children }: { tone?: 'plain' | 'next' | 'warn' | 'good'; title?: ReactNode; children: ReactNode }) => (
  <div className={`tt-note tt-note-${tone}`}>
    {title ? <p className="tt-note-title">{title}</p> : null}
    {children}
  </div>
);

/**
 * The three states of a read in one place:
 * `<Loaded of={query} empty={(d) => d.items.length === 0} whenEmpty={…}>{(data) => …}</Loaded>`
 */
export const Loaded = <T,>({
  of,
  loading,
  empty,
  whenEmpty,
  page,
  children,
}: {
  of: { data: T | undefined; error: unknown; isPending: boolean; refetch?: () => unknown };
  loading?: ReactNode;
  empty?: (data: T) => boolean;
  whenEmpty?: ReactNode;
  /** What is read is the whole page. */
  page?: boolean;
  children: (data: T) => ReactNode;
}): ReactNode => {
  if (of.data !== undefined) return empty?.(of.data) ? whenEmpty : children(of.data);
  if (of.error) return <ProblemState error={of.error} page={page ?? false} {...(of.refetch ? { retry: () => void of.refetch?.() } : {})} />;
  return loading ?? <LoadingState />;
};
