/** What may be done with a version now: each act says first what it does. */
import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { Confirm, membershipsWith, Remark, useAction, useFormat, useSession, useText } from '@tongtu/platform/ui';
import type { CheckReport } from '../../contract/check.ts';
import { acceptPlanVersion, proposePlanVersion, withdrawPlanVersion, type VersionView } from '../../contract/versions.ts';
import { readsOfVersions } from './reads.ts';

const Hash = ({ sha256 }: { sha256: string }) => {
  const t = useText('sharing');
  return (
    <p className="se-hash">
      <span>{t('editor.hash')}</span> <code className="tt-code">{sha256}</code>
    </p>
  );
};

type ActProps = { readonly version: VersionView; readonly close: () => void };
const paramsOf = ({ planId, version }: VersionView) => ({ planId, version });

const Propose = ({ version, close, report }: ActProps & { report: CheckReport }) => {
  const t = useText('sharing');
  const format = useFormat();
  const act = useAction(proposePlanVersion, { invalidates: readsOfVersions, onSuccess: close });
  return (
    <Confirm
      opened
      onClose={close}
      title={t('editor.propose.title', { version: String(version.version) })}
      does={t('editor.propose.does')}
      act={t('editor.propose.act')}
      pending={act.pending}
      disabled={report.verdict === 'violation'}
      problem={act.problem}
      onConfirm={() => act.run({ params: paramsOf(version), body: { sha256: version.sha256 } })}
    >
      <p>{t('editor.propose.who', { names: format.list(version.acceptances.map((one) => format.localized(one.organizationName))) })}</p>
      {report.verdict === 'violation' ? <Remark tone="warn">{t('editor.propose.refused')}</Remark> : null}
      <Hash sha256={version.sha256} />
    </Confirm>
  );
};

/** Organizations for which this reader may sign and which have not accepted. */
const useOwnOpen = (version: VersionView): { value: string; label: string }[] => {
  const { session } = useSession();
  const format = useFormat();
  const own = new Set(membershipsWith(session, 'admin', 'signatory').map((one) => one.organizationId));
  return version.acceptances
    .filter((one) => one.acceptedAt === null && own.has(one.organizationId))
    .map((one) => ({ value: one.organizationId, label: format.localized(one.organizationName) }));
};

const Accept = ({ version, close }: ActProps) => {
  const t = useText('sharing');
  const format = useFormat();
  const open = useOwnOpen(version);
  const [chosen, setChosen] = useState(open[0]?.value ?? '');
  const act = useAction(acceptPlanVersion, { invalidates: readsOfVersions, onSuccess: close });
  const waiting = version.acceptances.filter((one) => one.acceptedAt === null).length;
  return (
    <Confirm
      opened
      onClose={close}
      title={t('editor.accept.title', { version: String(version.version) })}
      does={t(waiting === 1 ? 'editor.accept.doesLast' : 'editor.accept.does', { day: format.date(version.effectiveOn) })}
      act={t('editor.accept.act')}
      pending={act.pending}
      disabled={chosen === ''}
      problem={act.problem}
      onConfirm={() => act.run({ params: paramsOf(version), body: { sha256: version.sha256, organizationId: chosen } })}
    >
      <Select label={t('editor.accept.for')} data={open} value={chosen} allowDeselect={false} onChange={(value) => setChosen(value ?? chosen)} />
      <Hash sha256={version.sha256} />
    </Confirm>
  );
};

const Withdraw = ({ version, close }: ActProps) => {
  const t = useText('sharing');
  const act = useAction(withdrawPlanVersion, { invalidates: readsOfVersions, onSuccess: close });
  return (
    <Confirm
      opened
      danger
      onClose={close}
      title={t('editor.withdraw.title', { version: String(version.version) })}
      does={t(`editor.withdraw.does.${version.state === 'draft' ? 'draft' : 'proposed'}`)}
      act={t('editor.withdraw.act')}
      back={t('editor.withdraw.back')}
      pending={act.pending}
      problem={act.problem}
      onConfirm={() => act.run({ params: paramsOf(version) })}
    />
  );
};

const acts = ['propose', 'accept', 'withdraw'] as const;
type Act = (typeof acts)[number];

/** `isUnsaved`: what is proposed is what was saved. */
export const VersionActs = ({ version, report, isUnsaved = false }: { version: VersionView; report: CheckReport; isUnsaved?: boolean }) => {
  const t = useText('sharing');
  const [open, setOpen] = useState<Act | null>(null);
  const offered = acts.filter((act) => version.actions.includes(act));
  const close = (): void => setOpen(null);
  if (offered.length === 0) return null;
  return (
    <div className="tt-actions">
      {offered.map((act, i) => (
        <Button
          key={act}
          variant={i === 0 && act !== 'withdraw' && !isUnsaved ? 'filled' : 'default'}
          disabled={act === 'propose' && isUnsaved}
          title={act === 'propose' && isUnsaved ? t('editor.propose.saveFirst') : undefined}
          onClick={() => setOpen(act)}
        >
          {t(`editor.${act}.name`)}
        </Button>
      ))}
      {open === 'propose' ? <Propose version={version} report={report} close={close} /> : null}
      {open === 'accept' ? <Accept version={version} close={close} /> : null}
      {open === 'withdraw' ? <Withdraw version={version} close={close} /> : null}
    </div>
  );
};
