/** Who looked at the dossier, or took a file of it. Asked for only when somebody opens the list. */
import { useState } from 'react';
import { Loaded, LoadingState, Section, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { listDossierAccesses } from '../../contract/dossier.ts';

export const Accesses = ({ caseId }: { caseId: string }) => {
  const t = useText('diligence');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const found = useRoute(listDossierAccesses, { params: { caseId } }, { enabled: isOpen, staleTime: 0 });
  return (
    <Section title={t('dossier.accesses.title')} lead={t('dossier.accesses.lead')}>
      <details className="dc-why" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('dossier.accesses.show')}</summary>
        {isOpen ? (
          <Loaded
            of={found}
            loading={<LoadingState shape="table" rows={3} />}
            empty={({ items }) => items.length === 0}
            whenEmpty={<p className="dc-none">{t('dossier.accesses.none')}</p>}
          >
            {({ items }) => (
              <table className="tt-table dc-table dc-accesses">
                <caption className="tt-hidden">{t('dossier.accesses.title')}</caption>
                <thead>
                  <tr>
                    {(['at', 'who', 'what'] as const).map((key) => (
                      <th key={key} scope="col">
                        {t(`dossier.accesses.${key}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((one, index) => (
                    <tr key={index}>
                      <td data-label={t('dossier.accesses.at')}>{format.dateTime(one.at)}</td>
                      <td data-label={t('dossier.accesses.who')}>
                        {one.personName === '' ? t('dossier.accesses.gone') : one.personName}{' '}
                        <span className="tt-quiet">{t.maybe(`dossier.accesses.as.${one.as}`) ?? one.as}</span>
                      </td>
                      <td data-label={t('dossier.accesses.what')}>{t(`dossier.accesses.whats.${one.what}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Loaded>
        ) : null}
      </details>
    </Section>
  );
};
