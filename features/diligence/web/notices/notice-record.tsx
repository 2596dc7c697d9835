/** What a notice tells: every part of the minimal record. Also the preview while a draft is written. */
import type { ReactNode } from 'react';
import { KeyValue, LocalizedText, useText } from '@tongtu/platform/ui';
import type { NoticeView } from '../../contract/notices.ts';
import { PriceText, RelatedPartyMark } from './marks.tsx';

type RecordProps = Pick<NoticeView, 'content' | 'unitName' | 'unitUscc'> & { readonly number?: string | null };

const Rewards = ({ rewards }: Pick<NoticeView['content'], 'rewards'>) => {
  const t = useText('diligence');
  return (
    <table className="tt-table dn-rewards">
      <caption className="tt-hidden">{t('notices.record.rewards')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('notices.record.rewardName')}</th>
          <th scope="col">{t('notices.record.rewardWords')}</th>
        </tr>
      </thead>
      <tbody>
        {rewards.map((one, index) => (
          <tr key={index}>
            <th scope="row">{one.name}</th>
            <td>{one.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const NoticeRecord = ({ content, unitName, unitUscc, number = null }: RecordProps) => {
  const t = useText('diligence');
  const label = (key: string): string => t(`notices.record.${key}`);
  const items: (readonly [ReactNode, ReactNode])[] = [
    [label('number'), number],
    [label('unit'), <LocalizedText key="u" value={unitName} quiet />],
    [label('uscc'), unitUscc === null ? null : <span className="tt-code">{unitUscc}</span>],
    [label('title'), <LocalizedText key="t" value={content.title} />],
    [label('abstract'), <LocalizedText key="a" value={content.abstract} multiline />],
    [label('pathway'), t(`parts.pathways.${content.pathway}`)],
    [label('price'), <PriceText key="p" price={content.price} />],
    [label('method'), content.method === null ? null : t(`parts.methods.${content.method}`)],
    [label('counterparty'), content.counterpartyName],
    [
      label('relatedParty'),
      content.relatedParty.marked ? (
        <>
          <RelatedPartyMark /> {content.relatedParty.words === null ? null : <span className="dn-words">{content.relatedParty.words}</span>}
        </>
      ) : (
        label('notRelated')
      ),
    ],
    [label('rewards'), content.rewards.length === 0 ? null : <Rewards rewards={content.rewards} />],
    [label('objectionChannel'), <LocalizedText key="c" value={content.objectionChannel} multiline />],
    [label('objectionProcedure'), <LocalizedText key="o" value={content.objectionProcedure} multiline />],
    [label('otherPlaces'), content.otherPlaces.length === 0 ? null : content.otherPlaces.join('；')],
  ];
  return <KeyValue items={items} />;
};
