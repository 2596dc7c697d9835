/** Whether the file is complete, and by which packs it is judged. */
import { StatusMark, TextLink, useText } from '@tongtu/platform/ui';
import type { DossierView } from '../../contract/dossier.ts';

export const Standing = ({ dossier }: { dossier: DossierView }) => {
  const t = useText('diligence');
  const met = dossier.rows.filter((row) => row.status === 'met').length;
  const applying = dossier.rows.filter((row) => row.status !== 'not-applicable').length;
  return (
    <div className="dc-standing" data-complete={dossier.complete}>
      <p className="dc-standing-word">
        {dossier.complete ? (
          <StatusMark tone="good">{t('dossier.complete')}</StatusMark>
        ) : (
          <StatusMark tone={dossier.missing > 0 ? 'bad' : 'open'}>
            {dossier.missing > 0 ? t('dossier.missing', { count: dossier.missing }) : t('dossier.notYet')}
          </StatusMark>
        )}
        <span className="tt-quiet">{t('dossier.met', { met: String(met), all: String(applying) })}</span>
      </p>
      <p className="tt-quiet">{t(dossier.complete ? 'dossier.completeHint' : 'dossier.missingHint')}</p>
      <p className="dc-packs">
        <span className="tt-quiet">{t('dossier.judgedBy')}</span>
        {dossier.packs.map(({ code, version, title }) => (
          <TextLink key={code} to={`/obligation-packs#${code}-${version}`}>
            {t('dossier.pack', { title: title[t.language], version: String(version) })}
          </TextLink>
        ))}
      </p>
      {dossier.unconfirmed === 0 ? null : <p className="tt-quiet">{t('dossier.unconfirmed', { count: dossier.unconfirmed })}</p>}
    </div>
  );
};
