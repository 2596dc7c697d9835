/** What is next and why, on top of a case: what the reader can do himself first, each with who, by when, and the article behind it. */
import { Link, StatusMark, useFormat, useText } from '@tongtu/platform/ui';
import type { CaseView, NextStep } from '../../contract/cases.ts';
import type { ArticleView } from '../../contract/packs.ts';
import { Articles } from '../parts/article.tsx';
import type { OpenAct } from './act-dialog.tsx';
import { placeOf } from './next-place.ts';

type Props = { readonly one: CaseView; readonly onAct: (act: OpenAct) => void };

const Act = ({ one, step, isFirst, onAct }: Props & { step: NextStep; isFirst: boolean }) => {
  const t = useText('diligence');
  const place = placeOf(one, step);
  const className = `tt-button${step.mine && isFirst ? ' tt-button-main' : ''}`;
  const label = t(step.mine ? `cases.next.acts.${step.act}` : 'cases.next.look');
  const hidden = <span className="tt-hidden"> {useWords(step)}</span>;
  if (!('to' in place))
    return step.mine ? (
      <button type="button" className={className} onClick={() => onAct(place)}>
        {label}
        {hidden}
      </button>
    ) : null;
  return place.to.startsWith('#') ? (
    <a className={className} href={place.to}>
      {label}
      {hidden}
    </a>
  ) : (
    <Link className={className} to={place.to}>
      {label}
      {hidden}
    </Link>
  );
};

const useWords = ({ act, subject, name }: NextStep): string => {
  const t = useText('diligence');
  const format = useFormat();
  const coded = act === 'record-price' ? `pricing.kinds.${subject}` : `pricing.actions.${subject}`;
  const named = format.localized(name) || (act === 'record-price' || act === 'price-step' ? (t.maybe(coded) ?? '') : '');
  return named === '' ? (t.maybe(`cases.next.words.${act}`) ?? act) : (t.maybe(`cases.next.named.${act}`, { name: named }) ?? named);
};

/** Many articles would push the next step off the screen: then they open together. */
const Why = ({ articles }: { articles: readonly ArticleView[] }) => {
  const t = useText('diligence');
  if (articles.length <= 2) return <Articles articles={articles} />;
  return (
    <details className="dc-why">
      <summary>{t('cases.next.articles', { count: articles.length })}</summary>
      <Articles articles={articles} />
    </details>
  );
};

const Step = (props: Props & { step: NextStep; isFirst: boolean }) => {
  const t = useText('diligence');
  const format = useFormat();
  const { one, step } = props;
  const words = useWords(step);
  const who = t.maybe(`suppliers.${step.who}`) ?? step.who;
  return (
    <li className="dc-next-step">
      <div>
        <p className="dc-mark-line">
          <StatusMark tone={step.mine ? 'next' : 'waiting'}>{step.mine ? t('cases.next.yours') : t('cases.next.waits', { who })}</StatusMark>
          {step.due === null ? null : <span className="tt-quiet">{t('cases.next.due', { day: format.date(step.due) })}</span>}
        </p>
        <p className="dc-next-words">{words}</p>
        {t.maybe(`cases.next.why.${step.act}`) === undefined ? null : <p className="tt-quiet">{t(`cases.next.why.${step.act}`)}</p>}
        <Why articles={one.articles.filter(({ id }) => step.articles.includes(id))} />
      </div>
      <Act {...props} />
    </li>
  );
};

export const NextList = ({ one, onAct }: Props) => {
  const t = useText('diligence');
  const steps = [...one.next.filter((step) => step.mine), ...one.next.filter((step) => !step.mine)];
  if (steps.length === 0)
    return (
      <p className="dc-none">
        <StatusMark tone={one.state === 'abandoned' ? 'closed' : 'good'}>{t(`cases.next.none.${one.state === 'abandoned' ? 'abandoned' : 'done'}`)}</StatusMark>
      </p>
    );
  return (
    <ol className="dc-next">
      {steps.map((step, index) => (
        <Step key={`${step.act}-${step.subject ?? ''}-${index}`} one={one} step={step} isFirst={index === 0} onAct={onAct} />
      ))}
    </ol>
  );
};
