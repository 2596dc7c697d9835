/** /sharing-plans/new: for which organization, from which template. The plan begins as a draft that only the organization sees. */
import { useState, type FormEvent } from 'react';
import { Button, Radio, Select } from '@mantine/core';
import { getOrganization } from '@tongtu/parties/contract';
import {
  EmptyState,
  Link,
  membershipsWith,
  PageBody,
  PageHeader,
  ProblemNote,
  useAction,
  useFilters,
  useFormat,
  useGo,
  useRoute,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { draftSharingPlan } from '../../contract/versions.ts';
import type { EntityType } from '../../domain/plan.ts';
import { planOfTemplate, templateNames, type TemplateName } from '../faces/templates.ts';
import { forgetDraft, keptDraft } from '../faces/use-draft.ts';
import { today } from '../plans/today.ts';
import { readsOfVersions } from './reads.ts';
import './editor.css';

/** What kind of organization the law sees, from what the house knows; the editor can change it. */
const entityOf: Readonly<Record<string, EntityType>> = {
  university: 'state-university',
  'research-institute': 'state-institute',
  'central-soe': 'state-enterprise',
  subsidiary: 'state-enterprise',
  'local-soe': 'state-enterprise',
  'private-enterprise': 'private-enterprise',
};

type Start = TemplateName | 'check';

const StartChoice = ({ value, starts, onChange }: { value: Start; starts: readonly Start[]; onChange: (start: Start) => void }) => {
  const t = useText('sharing');
  return (
    <Radio.Group label={t('editor.new.start')} value={value} onChange={(start) => onChange(start as Start)}>
      <div className="se-starts">
        {starts.map((start) => (
          <Radio.Card key={start} value={start} className="se-start">
            <Radio.Indicator />
            <span>
              <b>{t(start === 'check' ? 'editor.new.fromCheck' : `faces.templates.${start}.name`)}</b>
              <small>{t(start === 'check' ? 'editor.new.fromCheckHint' : `faces.templates.${start}.about`)}</small>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
};

const NewPlan = () => {
  const t = useText('sharing');
  const format = useFormat();
  const go = useGo();
  const filters = useFilters();
  const { session } = useSession();
  const own = membershipsWith(session, 'admin', 'technology-manager').filter((one) => one.organizationState === 'verified');
  const asked = filters.get('organization');
  const [organizationId, setOrganization] = useState(own.some((one) => one.organizationId === asked) ? asked : (own[0]?.organizationId ?? ''));
  const [checked] = useState(() => keptDraft('check')?.tree);
  const [start, setStart] = useState<Start>(checked !== undefined && filters.get('from') === 'check' ? 'check' : 'licence');
  const membership = own.find((one) => one.organizationId === organizationId);
  const organization = useRoute(getOrganization, { params: { organizationId } }, { enabled: organizationId !== '' });
  const act = useAction(draftSharingPlan, {
    invalidates: readsOfVersions,
    onSuccess: ({ planId, version }) => {
      if (start === 'check') forgetDraft('check');
      go(`/sharing-plans/${planId}/versions/${version}`);
    },
  });
  if (own.length === 0)
    return (
      <EmptyState
        title={t('editor.new.none')}
        action={
          <Link className="tt-button" to="/check">
            {t('plans.list.check')}
          </Link>
        }
      >
        {t('editor.new.noneHint')}
      </EmptyState>
    );
  const region = organization.data?.region ?? null;
  const template = (name: TemplateName) =>
    planOfTemplate(name, {
      title: { [t.language]: t(`faces.templates.${name}.title`) },
      effectiveOn: today(),
      unit: {
        entityType: entityOf[membership?.organizationKind ?? ''] ?? 'state-university',
        region: region === null ? 'CN' : `${region.slice(0, 2)}0000`,
        publishedRule: false,
      },
    });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const tree = start === 'check' && checked !== undefined ? checked : template(start === 'check' ? 'licence' : start);
    void act.run({ body: { organizationId, tree } });
  };
  return (
    <form className="tt-form" onSubmit={send}>
      <Select
        label={t('editor.new.organization')}
        value={organizationId}
        allowDeselect={false}
        onChange={(value) => setOrganization(value ?? organizationId)}
        data={own.map((one) => ({ value: one.organizationId, label: format.localized(one.organizationName) }))}
      />
      <StartChoice value={start} starts={checked === undefined ? templateNames : ['check', ...templateNames]} onChange={setStart} />
      <ProblemNote error={act.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={act.pending} disabled={organization.isPending}>
          {t('editor.new.act')}
        </Button>
        <span className="tt-quiet">{t('editor.new.hint')}</span>
      </div>
    </form>
  );
};

const NewPage = () => {
  const t = useText('sharing');
  return (
    <PageBody width="reading">
      <PageHeader
        title={t('editor.new.title')}
        lead={t('editor.new.lead')}
        crumbs={[{ label: t('nav.plans'), to: '/sharing-plans' }, { label: t('editor.new.title') }]}
      />
      <NewPlan />
    </PageBody>
  );
};

export default NewPage;
