/** The pages of one case, each under an address of its own. */
import { Link, useText } from '@tongtu/platform/ui';

export const caseTabs = ['overview', 'notices', 'decisions', 'dossier', 'reviews'] as const;
export type CaseTab = (typeof caseTabs)[number];

export const tabAddress = (caseId: string, tab: CaseTab): string => (tab === 'overview' ? `/cases/${caseId}` : `/cases/${caseId}/${tab}`);

export const CaseTabs = ({ caseId, current }: { caseId: string; current: CaseTab }) => {
  const t = useText('diligence');
  return (
    <nav className="tt-tabs" aria-label={t('cases.tabs.label')}>
      {caseTabs.map((tab) => (
        <Link key={tab} to={tabAddress(caseId, tab)} aria-current={tab === current ? 'page' : undefined}>
          {t(`cases.tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  );
};
