/** What a pack asks, rule by rule: what the article says, where it stands, how strictly it binds. */
import { Tag, useText } from '@tongtu/platform/ui';
import type { RulePackJson } from '../../contract/rule-pack.ts';

export const PackRules = ({ content }: { content: RulePackJson }) => {
  const t = useText('sharing');
  return (
    <dl className="sp-rules">
      {content.netIncome === null ? null : (
        <div>
          <dt>
            <b>{t('packs.netIncome')}</b>
          </dt>
          <dd>
            <p>{content.netIncome.text[t.language]}</p>
            <cite>{content.netIncome.article[t.language]}</cite>
          </dd>
        </div>
      )}
      {content.rules.map((rule) => (
        <div key={rule.id}>
          <dt>
            <b>{t(`packs.kinds.${rule.kind}`)}</b>
            <span className="sp-strength" data-strength={rule.strength}>
              {t(`packs.strengths.${rule.strength}`)}
            </span>
          </dt>
          <dd>
            <p>{rule.text[t.language]}</p>
            <cite>{rule.article[t.language]}</cite> {rule.confirmed === false ? <Tag>{t('packs.unconfirmed')}</Tag> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
};
