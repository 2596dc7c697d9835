/** Who was trained or holds a licence, until when; the rule of qualification reads it on the day of the booking. */
import { useState, type FormEvent } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import type { Output } from '@tongtu/platform/contract';
import { Confirm, EmptyState, Loaded, ProblemNote, Remark, Section, StatusMark, TextLink, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { listFacilityBookings } from '../../contract/bookings.ts';
import { grantQualification, listQualifications, revokeQualification } from '../../contract/customers.ts';
import type { Facility } from '../../contract/facilities.ts';
import { wallClockOf } from '../parts/wall-clock.ts';

type Line = Output<typeof listQualifications>['items'][number];

const Revoke = ({ facility, line }: { facility: Facility; line: Line }) => {
  const t = useText('facilities');
  const [asked, setAsked] = useState(false);
  const action = useAction(revokeQualification, { invalidates: [listQualifications], onSuccess: () => setAsked(false) });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsked(true)}>
        {t('settings.qualifications.revoke')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('settings.qualifications.revoke')}
        does={t('settings.qualifications.revokeDoes', { name: line.personName })}
        act={t('settings.qualifications.revoke')}
        danger
        pending={action.pending}
        problem={action.problem}
        onConfirm={() => action.run({ params: { facilityId: facility.id, qualificationId: line.id } })}
      />
    </>
  );
};

const Grant = ({ facility, today }: { facility: Facility; today: string }) => {
  const t = useText('facilities');
  const format = useFormat();
  const bookings = useRoute(listFacilityBookings, { params: { facilityId: facility.id }, query: { limit: 100 } });
  const people = new Map(
    (bookings.data?.items ?? []).map(({ person, organization }) => [person.id, `${person.name} · ${format.localized(organization.name)}`]),
  );
  const codes = facility.rules.flatMap((rule) =>
    rule.kind === 'qualification' ? [{ value: rule.code, label: format.localized(rule.name) || rule.code }] : [],
  );
  const [personId, setPerson] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(codes[0]?.value ?? null);
  const [validFrom, setFrom] = useState(today);
  const [validUntil, setUntil] = useState('');
  const action = useAction(grantQualification, { invalidates: [listQualifications], onSuccess: () => setPerson(null) });
  if (codes.length === 0)
    return (
      <Remark>
        {t('settings.qualifications.noRule')} <TextLink to={`/facilities/${facility.id}/settings?tab=rules`}>{t('settings.tabs.rules')}</TextLink>
      </Remark>
    );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (personId && code)
      void action.run({ params: { facilityId: facility.id }, body: { personId, code, validFrom, validUntil: validUntil === '' ? null : validUntil } });
  };
  return (
    <form className="tt-form" noValidate onSubmit={send}>
      <div className="tt-form-pair fo-bottom">
        <Select
          label={t('settings.qualifications.person')}
          description={t('settings.qualifications.personHint')}
          value={personId}
          onChange={setPerson}
          searchable
          data={[...people].map(([value, label]) => ({ value, label }))}
          nothingFoundMessage={t('settings.qualifications.nobody')}
          error={action.fieldErrors['personId']}
        />
        <Select
          label={t('settings.qualifications.what')}
          description={t('settings.qualifications.whatHint')}
          value={code}
          allowDeselect={false}
          onChange={setCode}
          data={codes}
          error={action.fieldErrors['code']}
        />
        <TextInput
          type="date"
          label={t('settings.qualifications.from')}
          value={validFrom}
          onChange={(event) => setFrom(event.currentTarget.value)}
          error={action.fieldErrors['validFrom']}
        />
        <TextInput
          type="date"
          label={t('settings.qualifications.until')}
          value={validUntil}
          min={validFrom}
          onChange={(event) => setUntil(event.currentTarget.value)}
          error={action.fieldErrors['validUntil']}
        />
      </div>
      <ProblemNote error={action.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={action.pending} disabled={personId === null || code === null || validFrom === ''}>
          {t('settings.qualifications.grant')}
        </Button>
      </div>
    </form>
  );
};

export const QualificationsTab = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const format = useFormat();
  const lines = useRoute(listQualifications, { params: { facilityId: facility.id } });
  const [today] = useState(() => wallClockOf(new Date(), facility.zone).day);
  const nameOf = (code: string): string => {
    const rule = facility.rules.find((one) => one.kind === 'qualification' && one.code === code);
    return (rule?.kind === 'qualification' ? format.localized(rule.name) : '') || code;
  };
  const stands = (line: Line) =>
    line.validUntil !== null && line.validUntil < today ? (
      <StatusMark tone="closed">{t('settings.qualifications.over')}</StatusMark>
    ) : line.validFrom > today ? (
      <StatusMark tone="open">{t('settings.qualifications.ahead')}</StatusMark>
    ) : (
      <StatusMark tone="good">{t('settings.qualifications.valid')}</StatusMark>
    );
  return (
    <>
      <Section title={t('settings.qualifications.title')} lead={t('settings.qualifications.lead')}>
        <Loaded of={lines} empty={(data) => data.items.length === 0} whenEmpty={<EmptyState title={t('settings.qualifications.none')} />}>
          {({ items }) => (
            <ul className="fo-items">
              {items.map((line) => (
                <li key={line.id}>
                  <div>
                    <p className="fo-item-head">
                      <b>{line.personName}</b>
                      <span>{nameOf(line.code)}</span>
                      {stands(line)}
                    </p>
                    <p className="tt-quiet">
                      {line.validUntil
                        ? t('settings.qualifications.period', { from: format.date(line.validFrom), until: format.date(line.validUntil) })
                        : t('settings.qualifications.openEnd', { from: format.date(line.validFrom) })}
                    </p>
                  </div>
                  {readOnly ? null : <Revoke facility={facility} line={line} />}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Section>
      {readOnly ? null : (
        <Section framed level={3} title={t('settings.qualifications.new')}>
          <Grant facility={facility} today={today} />
        </Section>
      )}
    </>
  );
};
