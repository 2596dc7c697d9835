/** The most that a party gets in one step, and to whom the rest goes. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { useForm } from './context.ts';
import { AmountInput, PartySelect } from './inputs.tsx';
import type { SplitJson } from './tree.ts';

/** Without caps there is nothing that overflows. */
const withCaps = (step: SplitJson, caps: Record<string, string>, overflow: string): SplitJson => {
  const { caps: _, overflow: __, ...rest } = step;
  return Object.keys(caps).length === 0 ? rest : { ...rest, caps, overflow };
};

export const CapFields = ({ step, place, onChange }: { step: SplitJson; place: string; onChange: (step: SplitJson) => void }) => {
  const t = useText('sharing');
  const { tree, names, disabled } = useForm();
  const caps = step.caps ?? {};
  const capped = Object.keys(caps);
  const open = tree.parties.map(({ id }) => id).filter((id) => !capped.includes(id));
  const overflow = step.overflow ?? open[0] ?? '';
  const add = (id: string): void =>
    onChange(withCaps(step, { ...caps, [id]: '1000000.00' }, overflow === id ? (open.find((one) => one !== id) ?? '') : overflow));
  return (
    <div className="sf-caps">
      {capped.map((id) => (
        <div key={id} className="sf-cap">
          <AmountInput
            place={`${place}.caps.${id}`}
            label={t('faces.form.capOf', { name: names.party(id) })}
            value={caps[id]!}
            onChange={(amount) => onChange(withCaps(step, { ...caps, [id]: amount }, overflow))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('faces.form.removeCap', { name: names.party(id) })}
            disabled={disabled}
            onClick={() => onChange(withCaps(step, Object.fromEntries(Object.entries(caps).filter(([one]) => one !== id)), overflow))}
          >
            <IconX size={16} stroke={1.7} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {capped.length > 0 ? (
        <PartySelect place={`${place}.overflow`} label={t('faces.form.overflow')} value={overflow} onChange={(id) => onChange(withCaps(step, caps, id))} />
      ) : null}
      {disabled || open.length < 2 ? null : (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconPlus size={13} stroke={2} aria-hidden="true" />}>
              {t('faces.form.addCap')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {open.map((id) => (
              <Menu.Item key={id} onClick={() => add(id)}>
                {names.party(id)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
};
