/** /sharing-plans/:planId/versions/:version: a draft is written here, everything else is read, compared and accepted. */
import { Loaded, LoadingState, useFilters, useParam, useRoute } from '@tongtu/platform/ui';
import { getPlanVersion, type PlanView, type VersionView } from '../../contract/versions.ts';
import { Faces } from '../faces/faces.tsx';
import { wrongFaces } from '../faces/face-parts.tsx';
import { useNames } from '../faces/names.ts';
import { useDraft } from '../faces/use-draft.ts';
import { useReport } from '../faces/verdict/use-report.ts';
import { VerdictPanel } from '../faces/verdict/verdict-panel.tsx';
import { Download } from '../check/keep.tsx';
import { PlanFrame } from '../plans/plan-frame.tsx';
import { Acceptances } from './acceptances.tsx';
import { VersionActs } from './acts.tsx';
import { BindFields } from './bind-fields.tsx';
import { Compare } from './compare.tsx';
import { SaveBar } from './save-bar.tsx';
import { useSavedVersion } from './use-saved-version.ts';
import { VersionBar } from './version-bar.tsx';
import './editor.css';

type Props = { readonly plan: PlanView; readonly version: VersionView };

const useCompared = ({ plan, version }: Props): number | undefined => {
  const number = Number(useFilters().get('compare'));
  return plan.versions.some((one) => one.version === number) && number !== version.version ? number : undefined;
};

const Writer = ({ plan: of, version }: Props) => {
  const saved = useSavedVersion(version);
  const { state } = saved;
  const { plan, tree } = state.draft;
  const report = useReport(plan);
  const names = useNames(tree, version.bindings);
  const compared = useCompared({ plan: of, version });
  return (
    <>
      <VersionBar plan={of} version={version}>
        <div className="tt-actions">
          <Download plan={plan} />
          <VersionActs version={version} report={report} isUnsaved={saved.dirty} />
        </div>
      </VersionBar>
      {compared === undefined ? null : <Compare now={version} other={compared} plan={plan} />}
      <div className="se-work">
        <div className="se-main">
          <Faces state={state} names={names} />
          <BindFields
            key={version.revision}
            tree={tree}
            names={names}
            organizationId={of.organizationId}
            bindings={saved.bindings}
            known={version.bindings}
            errors={saved.errors}
            onChange={saved.setBindings}
          />
          <Acceptances version={version} />
          <SaveBar of={saved} />
        </div>
        <aside className="se-side">
          <VerdictPanel plan={plan} report={report} names={names} isOld={wrongFaces(state.draft).length > 0} />
        </aside>
      </div>
    </>
  );
};

const Reader = ({ plan: of, version }: Props) => {
  const state = useDraft(`read.${version.planId}.${version.version}.${version.sha256}`, version.tree, version.sha256);
  const { plan } = state.draft;
  const report = useReport(plan);
  const names = useNames(version.tree, version.bindings);
  const compared = useCompared({ plan: of, version });
  return (
    <>
      <VersionBar plan={of} version={version}>
        <div className="tt-actions">
          <VersionActs version={version} report={report} />
          <Download plan={plan} />
        </div>
      </VersionBar>
      <Acceptances version={version} />
      {compared === undefined ? null : <Compare now={version} other={compared} plan={plan} />}
      <div className="se-work">
        <div className="se-main">
          <Faces state={state} names={names} bindings={version.bindings} readOnly />
        </div>
        <aside className="se-side">
          <VerdictPanel plan={plan} report={report} names={names} />
        </aside>
      </div>
    </>
  );
};

const VersionBody = ({ plan }: { plan: PlanView }) => {
  const number = Number(useParam('version'));
  const read = useRoute(getPlanVersion, { params: { planId: plan.id, version: number } });
  return (
    <Loaded of={read} loading={<LoadingState shape="page" rows={6} />}>
      {(version) =>
        version.actions.includes('save') ? (
          <Writer key={version.version} plan={plan} version={version} />
        ) : (
          <Reader key={`${version.version} ${version.sha256}`} plan={plan} version={version} />
        )
      }
    </Loaded>
  );
};

const VersionPage = () => <PlanFrame tab="version">{(plan) => <VersionBody plan={plan} />}</PlanFrame>;

export default VersionPage;
