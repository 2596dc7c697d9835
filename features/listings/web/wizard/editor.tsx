/** The wizard of one card: steps at the left, fields in the middle, what is missing at the right. It saves as one goes. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { callRoute, Link, localize, PageBody, PageHeader, ProblemNote, Remark, useFilters, useFormat, useSession, useText } from '@tongtu/platform/ui';
import type { Layer, WorkingCopy } from '../../contract/cards.ts';
import { getWorkingCopy } from '../../contract/routes.ts';
import { ListingActions } from '../parts/actions.tsx';
import { StateMark } from '../parts/labels.tsx';
import { Face } from '../face/face.tsx';
import { fieldOf, stepsOf } from '../fields.ts';
import { FieldInput } from '../inputs/field-input.tsx';
import { asLocalized, isRecord } from '../values.ts';
import { Attachments } from './attachments.tsx';
import { Conflicts } from './conflicts.tsx';
import { faultsOf, missingFields, saveState, valueOf } from './draft.ts';
import { SaveMark } from './save-mark.tsx';
import { useDraft, type Editing } from './use-draft.ts';
import '../listings.css';

const editable = new Set<WorkingCopy['state']>(['draft', 'published', 'paused']);

const StepNav = ({
  steps,
  current,
  go,
  badge,
}: {
  steps: readonly { key: string; label: string }[];
  current: string;
  go: (key: string) => void;
  badge: (key: string) => number;
}) => {
  const t = useText('listings');
  return (
    <nav className="ls-steps" aria-label={t('wizard.steps')}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.key}>
            <button type="button" aria-current={step.key === current ? 'step' : undefined} onClick={() => go(step.key)}>
              <span className="ls-step-number">{index + 1}</span>
              <span>{step.label}</span>
              {badge(step.key) > 0 ? (
                <span className="ls-step-badge">
                  {badge(step.key)}
                  <span className="tt-hidden"> {t('wizard.missingHere')}</span>
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
};

/** Fields as they would be published. */
const Preview = ({ editing }: { editing: Editing }) => {
  const t = useText('listings');
  const { base } = editing.draft;
  const body = Object.fromEntries([...Object.keys(base.body), ...Object.keys(editing.draft.typed)].map((name) => [name, valueOf(editing.draft, name)]));
  const { language } = useFormat();
  return (
    <div className="ls-preview">
      <p className="ls-hint">{t('wizard.previewHint')}</p>
      <h2 className="ls-preview-title">{localize(asLocalized(valueOf(editing.draft, 'title')), language)?.text ?? t('untitled')}</h2>
      <p className="tt-prose">{localize(asLocalized(body['summary']), language)?.text ?? ''}</p>
      <Face kind={base.kind} body={base.body} />
    </div>
  );
};

export const Editor = ({ copy }: { copy: WorkingCopy }) => {
  const t = useText('listings');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const editing = useDraft(copy);
  const { draft, change } = editing;
  const { base } = draft;
  const [stepProblem, setStepProblem] = useState<unknown>();
  const missing = missingFields(base.missing);
  const faults = faultsOf(draft);
  const steps = [
    ...stepsOf[base.kind].map((step) => ({ ...step, label: t(`steps.${step.key}`) })),
    { key: 'attachments', fields: [] as readonly string[], label: t('steps.attachments') },
    { key: 'finish', fields: [] as readonly string[], label: t('steps.finish') },
  ];
  const at = steps.find((step) => step.key === filters.get('step')) ?? steps[0]!;
  const index = steps.indexOf(at);
  const disabled =
    !editable.has(base.state) || (base.actions.length > 0 && !base.actions.includes('edit') && !base.actions.includes('save') && base.state === 'submitted');
  const owner = session.memberships.find((m) => m.organizationId === base.organizationId);
  const layersNow = (isRecord(valueOf(draft, 'layers')) ? valueOf(draft, 'layers') : {}) as Record<string, Layer>;
  const stepOf = (field: string): string =>
    stepsOf[base.kind].find((step) => step.fields.includes(field))?.key ?? (field.startsWith('attachment') ? 'attachments' : 'finish');
  const label = (name: string): string => t.maybe(`fields.${name}_${base.kind}`) ?? t.maybe(`fields.${name}`) ?? name;

  const go = (step: string, field?: string): void => {
    filters.set({ step });
    setTimeout(() => {
      const target =
        field === undefined ? document.getElementById('wizard-step') : (document.getElementById(`input-${field}`) ?? document.getElementById(`field-${field}`));
      (document.getElementById(field === undefined ? 'wizard-step' : `field-${field}`) ?? target)?.scrollIntoView({ block: 'start' });
      target?.focus({ preventScroll: true });
    }, 60);
  };
  const errorOf =
    (name: string) =>
    (path: string): string | undefined => {
      const full = path === '' ? name : `${name}.${path}`;
      const fault = faults.find((one) => one.path === full);
      if (fault) return t(`faults.${fault.kind}`, fault.details ?? {});
      return path === '' ? draft.held[name] : undefined;
    };
  const reload = async (): Promise<void> => {
    try {
      editing.accept(await callRoute(getWorkingCopy, { params: { listingId: base.id } }));
    } catch (error) {
      setStepProblem(error);
    }
  };
  const sentence = (kind: string, field: string): string => t.maybe(`missing.${kind}`) ?? t('wizard.missingField', { field: label(field) });

  const field = (name: string): ReactNode => {
    const one = fieldOf(base.kind, name);
    if (!one) return null;
    return (
      <FieldInput
        key={name}
        kind={base.kind}
        field={one}
        value={valueOf(draft, name)}
        onChange={(raw) => change(name, raw)}
        errorAt={errorOf(name)}
        disabled={disabled}
        layer={one.layer === 'fixed' ? 'public' : (layersNow[name] ?? one.layer)}
        onLayer={(layer) => change('layers', { ...layersNow, [name]: layer })}
        missing={(missing.get(name) ?? []).map((m) => sentence(m.kind, name))}
        attachments={base.attachments}
        body={(other) => valueOf(draft, other)}
        owner={format.localized(owner?.organizationName)}
      />
    );
  };

  return (
    <PageBody width="wide">
      <PageHeader
        crumbs={[{ label: t('nav.mine'), to: '/my/listings' }, { label: t('wizard.title') }]}
        over={t(`kinds.${base.kind}`)}
        title={format.localized(asLocalized(valueOf(draft, 'title'))) || t('untitled')}
        marks={
          <>
            <StateMark state={base.state} />
            {base.hasChanges ? <span className="tt-quiet">{t('wizard.hasChanges')}</span> : null}
          </>
        }
        actions={
          <>
            <SaveMark state={saveState(draft)} savedAt={base.savedAt} failure={draft.failure} retry={() => void editing.flush()} />
            {base.state !== 'draft' ? (
              <Link className="tt-button" to={`/listings/${base.id}`}>
                {t('wizard.see')}
              </Link>
            ) : null}
          </>
        }
      />
      {base.returnedReason ? (
        <Remark tone="warn" title={t('wizard.returned')}>
          <p className="tt-prose">{base.returnedReason}</p>
        </Remark>
      ) : null}
      {editing.recovered.length > 0 && draft.conflicts.length === 0 ? (
        <Remark tone="next">{t('wizard.recovered', { fields: format.list(editing.recovered.map(label)) })}</Remark>
      ) : null}
      {disabled ? <Remark tone="warn">{t(base.state === 'submitted' ? 'wizard.lockedSubmitted' : 'wizard.lockedOver')}</Remark> : null}
      <Conflicts editing={editing} label={label} />
      <div className="ls-wizard">
        <StepNav steps={steps} current={at.key} go={go} badge={(key) => [...missing.keys()].filter((name) => stepOf(name) === key).length} />
        <div className="ls-wizard-main" id="wizard-step" tabIndex={-1}>
          <h2 className="tt-h2">{at.label}</h2>
          {t.maybe(`stepLeads.${at.key}_${base.kind}`) ? <p className="ls-lead">{t(`stepLeads.${at.key}_${base.kind}`)}</p> : null}
          {at.fields.map(field)}
          {at.key === 'attachments' ? <Attachments listingId={base.id} items={base.attachments} onChanged={() => void reload()} disabled={disabled} /> : null}
          {at.key === 'finish' ? (
            <>
              <div className="ls-field">
                <h3 className="ls-field-name">{t('audience.title')}</h3>
                <div className="ls-options">
                  {(['public', 'members'] as const).map((audience) => (
                    <label key={audience} className="ls-option">
                      <input
                        type="radio"
                        name="audience"
                        checked={valueOf(draft, 'audience') === audience}
                        onChange={() => change('audience', audience)}
                        disabled={disabled}
                      />
                      <span>
                        {t(`audience.${audience}`)}
                        <small>{t(`audience.${audience}Hint`)}</small>
                      </span>
                    </label>
                  ))}
                </div>
              </div>
              <ListingActions listing={base} place="wizard" before={editing.flush} onDone={editing.accept} />
              <Preview editing={editing} />
            </>
          ) : null}
          <div className="ls-wizard-foot">
            <Button variant="default" disabled={index === 0} onClick={() => go(steps[index - 1]!.key)}>
              {t('wizard.previous')}
            </Button>
            {index < steps.length - 1 ? <Button onClick={() => go(steps[index + 1]!.key)}>{t('wizard.next')}</Button> : null}
          </div>
        </div>
        <aside className="ls-missing" aria-label={t('wizard.missing')}>
          <h2 className="tt-h3">{base.missing.length === 0 ? t('wizard.complete') : t('wizard.missingCount', { count: base.missing.length })}</h2>
          {base.missing.length === 0 ? (
            <p className="tt-quiet">{t('wizard.completeHint')}</p>
          ) : (
            <ul>
              {[...missing].flatMap(([name, list]) =>
                list.map((one, n) => (
                  <li key={`${name}-${one.kind}-${n}`}>
                    <button type="button" className="ls-text-button" onClick={() => go(stepOf(name), name)}>
                      {sentence(one.kind, name)}
                    </button>
                  </li>
                )),
              )}
            </ul>
          )}
          {faults.length > 0 || Object.keys(draft.held).length > 0 ? (
            <p className="ls-field-error">
              {t('wizard.heldBack', {
                fields: format.list([...new Set([...faults.map((one) => one.path.split('.')[0]!), ...Object.keys(draft.held)])].map(label)),
              })}
            </p>
          ) : null}
          <ProblemNote error={stepProblem} />
        </aside>
      </div>
    </PageBody>
  );
};
