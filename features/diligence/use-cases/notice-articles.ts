/** The articles behind the rule of a notice, by the newest packs that know them. */
import type { Context } from '@tongtu/platform/context';
import type { Article } from '../domain/obligation-pack.ts';
import { articlesOf } from '../domain/packs-for.ts';
import type { StoredNotice } from '../domain/stored-notice.ts';
import { packsInForce } from './packs.ts';

/** An id that no pack knows any more is left out. */
export const noticeArticles = async (context: Pick<Context, 'tx'>, { rule }: StoredNotice): Promise<Article[]> =>
  articlesOf(
    (await packsInForce(context)).toSorted((a, b) => a.version - b.version),
    rule.articles,
  );
