/** Rows with people and papers: IP rights (Chinese patent numbers are checked as one types), contributors, evidence of readiness. */
import { Select, TextInput } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import type { Attachment } from '../../contract/cards.ts';
import { contributorRoles, ipRightStates, ipRightTypes } from '../fields.ts';
import { asText } from '../values.ts';
import { LocalizedInput } from './texts.tsx';
import { Rows } from './rows.tsx';
import { useCodes } from '../codes.ts';

type Props = {
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (rows: readonly unknown[]) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly disabled?: boolean;
};

export const IpRightsInput = ({ id, value, onChange, errorAt, disabled, owner }: Props & { owner: string }) => {
  const t = useText('listings');
  return (
    <Rows<Record<string, unknown>>
      value={value}
      onChange={onChange}
      fresh={() => ({ type: 'invention', status: 'granted', number: '', owner })}
      max={50}
      add={t('ipRight.add')}
      nameOf={(index) => t('ipRight.row', { number: index + 1 })}
      disabled={disabled ?? false}
    >
      {(row, change, index) => (
        <>
          <div className="ls-grid-3">
            <Select
              id={`${id}-${index}`}
              label={t('ipRight.type')}
              value={asText(row['type']) || 'invention'}
              allowDeselect={false}
              onChange={(type) => change({ type })}
              data={ipRightTypes.map((code) => ({ value: code, label: t(`codes.ipRightType.${code}`) }))}
            />
            <TextInput
              label={t('ipRight.number')}
              value={asText(row['number'])}
              onChange={(event) => change({ number: event.currentTarget.value })}
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
              placeholder={t.maybe(`ipRight.example.${asText(row['type'])}`)}
              error={errorAt(`${index}.number`)}
            />
            <Select
              label={t('ipRight.status')}
              value={asText(row['status']) || 'applied'}
              allowDeselect={false}
              onChange={(status) => change({ status })}
              data={ipRightStates.map((code) => ({ value: code, label: t(`codes.ipRightState.${code}`) }))}
            />
          </div>
          <TextInput
            label={t('ipRight.owner')}
            value={asText(row['owner'])}
            onChange={(event) => change({ owner: event.currentTarget.value })}
            maxLength={200}
            error={errorAt(`${index}.owner`)}
          />
          <LocalizedInput
            id={`${id}-${index}-title`}
            label={t('ipRight.title')}
            placeholder={t('ipRight.title')}
            value={row['title']}
            onChange={(title) => change({ title })}
            max={300}
            compact
          />
        </>
      )}
    </Rows>
  );
};

export const ContributorsInput = ({ id, value, onChange, disabled }: Props) => {
  const t = useText('listings');
  return (
    <Rows<Record<string, unknown>>
      value={value}
      onChange={onChange}
      fresh={() => ({ name: '', organization: '', role: 'completer' })}
      max={50}
      add={t('contributor.add')}
      nameOf={(index) => t('contributor.row', { number: index + 1 })}
      disabled={disabled ?? false}
    >
      {(row, change, index) => (
        <div className="ls-grid-3">
          <TextInput
            id={`${id}-${index}`}
            label={t('contributor.name')}
            value={asText(row['name'])}
            maxLength={120}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('contributor.organization')}
            value={asText(row['organization'])}
            maxLength={200}
            onChange={(event) => change({ organization: event.currentTarget.value })}
          />
          <Select
            label={t('contributor.role')}
            value={asText(row['role']) || 'completer'}
            allowDeselect={false}
            onChange={(role) => change({ role })}
            data={contributorRoles.map((code) => ({ value: code, label: t(`codes.contributorRole.${code}`) }))}
          />
        </div>
      )}
    </Rows>
  );
};

export const EvidenceInput = ({
  id,
  value,
  onChange,
  disabled,
  attachments,
  level,
}: Props & { attachments: readonly Attachment[]; level: number | undefined }) => {
  const t = useText('listings');
  const names = useCodes('trl');
  return (
    <Rows<Record<string, unknown>>
      value={value}
      onChange={onChange}
      fresh={() => ({ level: level ?? 1, statement: { zh: '', en: '' } })}
      max={30}
      add={t('evidence.add')}
      nameOf={(index) => t('evidence.row', { number: index + 1 })}
      disabled={disabled ?? false}
    >
      {(row, change, index) => (
        <>
          <div className="ls-grid-2">
            <Select
              id={`${id}-${index}`}
              label={t('evidence.level')}
              value={String(row['level'] ?? 1)}
              allowDeselect={false}
              onChange={(next) => change({ level: Number(next) })}
              data={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({
                value: String(n),
                label: names.byCode.has(String(n)) ? `${n} · ${names.name(String(n))}` : String(n),
              }))}
            />
            <Select
              label={t('evidence.attachment')}
              value={asText(row['attachmentId']) || null}
              clearable
              onChange={(attachmentId) => change({ attachmentId: attachmentId ?? '' })}
              placeholder={attachments.length === 0 ? t('evidence.noAttachment') : t('pick.choose')}
              disabled={attachments.length === 0}
              data={attachments.map((one) => ({ value: one.id, label: one.name }))}
              clearButtonProps={{ 'aria-label': t('pick.clear') }}
            />
          </div>
          <LocalizedInput
            id={`${id}-${index}-statement`}
            label={t('evidence.statement')}
            placeholder={t('evidence.placeholder')}
            value={row['statement']}
            onChange={(statement) => change({ statement })}
            max={2000}
            multiline
            compact
          />
        </>
      )}
    </Rows>
  );
};
