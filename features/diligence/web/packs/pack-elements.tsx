/** What a pack asks: each duty with what shows it, who supplies it and by when, and the articles in full on demand. */
import { Tag, useText } from '@tongtu/platform/ui';
import type { Due, Element, ObligationPack, When } from '../../domain/obligation-pack.ts';
import { Articles } from '../parts/article.tsx';

const useWhen = (): ((when: When) => string) => {
  const t = useText('diligence');
  return ({ tracks = [], methods = [], pathways = [], counterparty = [] }) =>
    [
      tracks.map((one) => t(`pricing.tracks.${one}`)),
      methods.map((one) => t(`parts.methods.${one}`)),
      pathways.map((one) => t(`parts.pathways.${one}`)),
      counterparty.map((one) => t(`obligationPacks.counterparty.${one}`)),
    ]
      .filter((words) => words.length > 0)
      .map((words) => words.join(t('dossier.or')))
      .join(' · ');
};

const useDue = (): ((due: Due) => string) => {
  const t = useText('diligence');
  return (due) => ('before' in due ? t(`due.${due.before}`) : t('obligationPacks.daysAfter', { count: due.daysAfterSigning }));
};

const Duty = ({ element, pack }: { element: Element; pack: ObligationPack }) => {
  const t = useText('diligence');
  const [when, due] = [useWhen()(element.when), useDue()(element.due)];
  return (
    <div>
      <dt>
        <b>{element.name[t.language]}</b>
        <span className="dc-sub">{t(element.required ? 'dossier.required' : 'dossier.optional')}</span>
        <span className="dc-sub">{due}</span>
        <span className="dc-sub">{t('dossier.suppliedBy', { who: t(`suppliers.${element.suppliedBy}`) })}</span>
      </dt>
      <dd>
        <p>{element.text[t.language]}</p>
        <p className="dc-tags">
          {element.needs.map((need, index) => (
            <Tag key={index}>
              {t('obligationPacks.need', { atLeast: String(need.atLeast), kinds: need.anyOf.map((kind) => t(`evidenceKinds.${kind}`)).join(t('dossier.or')) })}
            </Tag>
          ))}
        </p>
        {when === '' ? null : <p className="tt-hint">{t('obligationPacks.when', { when })}</p>}
        <Articles articles={pack.articles.filter(({ id }) => element.articles.includes(id))} />
      </dd>
    </div>
  );
};

const Notice = ({ pack }: { pack: ObligationPack }) => {
  const t = useText('diligence');
  const { notice } = pack;
  if (notice === null) return null;
  const comma = t('obligationPacks.comma');
  return (
    <div>
      <dt>
        <b>{t('obligationPacks.notice')}</b>
      </dt>
      <dd>
        <ul>
          <li>{t('obligationPacks.noticeDays', { count: notice.days })}</li>
          {notice.endsOnWorkingDay ? <li>{t('obligationPacks.noticeWorkingDay')}</li> : null}
          <li>{t('obligationPacks.noticePlaces', { places: notice.places.map((place) => t(`obligationPacks.places.${place}`)).join(comma) })}</li>
          <li>{t('obligationPacks.noticeTells', { parts: notice.tells.map((part) => t(`obligationPacks.noticeParts.${part}`)).join(comma) })}</li>
          <li>{t('obligationPacks.noticeTracks', { tracks: notice.tracks.map((track) => t(`pricing.tracks.${track}`)).join(comma) })}</li>
        </ul>
        <Articles articles={pack.articles.filter(({ id }) => notice.articles.includes(id))} />
      </dd>
    </div>
  );
};

export const PackElements = ({ pack, format }: { pack: ObligationPack; format: (day: string) => string }) => {
  const t = useText('diligence');
  return (
    <dl className="dc-pack-duties">
      {pack.elements.map((element) => (
        <Duty key={element.id} element={element} pack={pack} />
      ))}
      <Notice pack={pack} />
      {pack.calendar === null ? null : (
        <div>
          <dt>
            <b>{t('obligationPacks.calendar')}</b>
          </dt>
          <dd>
            <p>{t('obligationPacks.calendarWords', { day: format(pack.calendar.knownUntil), zone: pack.calendar.zone })}</p>
          </dd>
        </div>
      )}
    </dl>
  );
};
