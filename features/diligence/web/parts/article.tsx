/** Articles of law: named in a line, in full text on demand. Where the wording was not read, that is said. */
import { useMemo } from 'react';
import { IconChevronRight } from '@tabler/icons-react';
import { localize, StatusMark, useRoute, useText } from '@tongtu/platform/ui';
import { listObligationPacks, type ArticleView } from '../../contract/packs.ts';
import './parts.css';

/** “《促进科技成果转化法》第十八条”, “Law on … art. 18”. */
export const useArticleName = (): ((article: Pick<ArticleView, 'law' | 'article'>) => string) => {
  const t = useText('diligence');
  return ({ law, article }) => t('parts.articleName', { law: law[t.language], article: article[t.language] });
};

/** The articles of these ids out of the packs in force, in their order; what no pack holds is left out. */
export const useArticles = (ids: readonly string[]): ArticleView[] => {
  const { data } = useRoute(listObligationPacks, {}, { staleTime: 3_600_000, enabled: ids.length > 0 });
  return useMemo(() => {
    const all = (data?.items ?? []).flatMap(({ content }) => (content['articles'] as readonly ArticleView[] | undefined) ?? []);
    return ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
  }, [data, ids]);
};

/** `code@version` by the title of the pack; as it is written where no pack of that name is in force. */
export const usePackTitle = (name: string): string => {
  const t = useText('diligence');
  const { data } = useRoute(listObligationPacks, {}, { staleTime: 3_600_000 });
  const pack = data?.items.find(({ code, version }) => `${code}@${version}` === name);
  const title = localize(pack?.title, t.language)?.text;
  return title === undefined ? name : t('parts.packTitle', { title, version: String(pack?.version) });
};

/** One article as a line that opens. */
export const ArticleText = ({ article }: { article: ArticleView }) => {
  const t = useText('diligence');
  const nameOf = useArticleName();
  const own = t.language === 'en' ? article.text.en : article.text.zh;
  return (
    <details className="dp-article">
      <summary>
        <IconChevronRight className="dp-article-turn" size={14} stroke={2} aria-hidden="true" />
        <span>
          {nameOf(article)} {article.confirmed ? null : <StatusMark tone="unknown">{t('parts.unconfirmed')}</StatusMark>}
        </span>
      </summary>
      <blockquote lang={own === undefined ? 'zh-CN' : undefined}>{own ?? article.text.zh}</blockquote>
      {own !== undefined && t.language === 'en' ? <p className="tt-hint">{t('parts.ownTranslation')}</p> : null}
    </details>
  );
};

export const Articles = ({ articles }: { articles: readonly ArticleView[] }) =>
  articles.length === 0 ? null : (
    <ul className="dp-articles">
      {articles.map((article) => (
        <li key={article.id}>
          <ArticleText article={article} />
        </li>
      ))}
    </ul>
  );

/** By id, out of the packs in force. */
export const ArticlesOf = ({ ids }: { ids: readonly string[] }) => <Articles articles={useArticles(ids)} />;
