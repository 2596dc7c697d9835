/** /check: is this split lawful, for this kind of organization and region? No account; nothing leaves the browser, nothing is stored elsewhere. */
import { useMemo, useRef, useState } from 'react';
import { IconShieldLock } from '@tabler/icons-react';
import { PageBody, PageHeader, StatusMark, useText } from '@tongtu/platform/ui';
import { Faces } from '../faces/faces.tsx';
import { PlanForm } from '../faces/form/form-face.tsx';
import { wrongFaces } from '../faces/face-parts.tsx';
import { useNames } from '../faces/names.ts';
import { planOfTemplate } from '../faces/templates.ts';
import { useDraft } from '../faces/use-draft.ts';
import { useReport } from '../faces/verdict/use-report.ts';
import { VerdictPanel, verdictTones } from '../faces/verdict/verdict-panel.tsx';
import { today } from '../plans/today.ts';
import { Keep } from './keep.tsx';
import { PasteBox } from './paste.tsx';
import { Question } from './question.tsx';
import { Templates } from './templates.tsx';
import './check.css';

const unit = { entityType: 'state-university' as const, region: 'CN', publishedRule: false };

const CheckPage = () => {
  const t = useText('sharing');
  const first = useMemo(
    () => planOfTemplate('licence', { title: { [t.language]: t('faces.templates.licence.title') }, effectiveOn: today(), unit }),
    // The language may change without the plan beginning anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [],
  );
  const state = useDraft('check', first, '');
  const { plan, tree } = state.draft;
  const report = useReport(plan);
  const names = useNames(tree);
  const verdict = useRef<HTMLDivElement>(null);
  const [isPasting, setPasting] = useState(false);
  const isOld = wrongFaces(state.draft).length > 0;
  return (
    <PageBody width="wide">
      <PageHeader
        over={t('check.over')}
        title={t('check.title')}
        lead={t('check.lead')}
        marks={
          <span className="sc-private">
            <IconShieldLock size={17} stroke={1.6} aria-hidden="true" /> {t('check.private')}
          </span>
        }
        actions={<Keep plan={plan} />}
      />
      <PlanForm state={state}>
        <Question />
      </PlanForm>
      <Templates state={state} onPaste={() => setPasting(true)} />
      <button type="button" className="sc-jump" data-verdict={report.verdict} onClick={() => verdict.current?.scrollIntoView({ block: 'start' })}>
        <StatusMark tone={verdictTones[report.verdict]}>{t(`plans.verdicts.${report.verdict}`)}</StatusMark>
        <span>{isOld ? t('check.jumpOld') : t('check.jump', { count: report.findings.length })}</span>
      </button>
      <div className="sc-work">
        <Faces state={state} names={names} isAskedAbove />
        <aside className="sc-side" ref={verdict} aria-label={t('faces.verdict.title')}>
          <VerdictPanel plan={plan} report={report} names={names} isOld={isOld} />
        </aside>
      </div>
      {isPasting ? <PasteBox state={state} onClose={() => setPasting(false)} /> : null}
    </PageBody>
  );
};

export default CheckPage;
