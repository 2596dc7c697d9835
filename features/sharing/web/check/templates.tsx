/** Where one begins: from a template, or from what one has already. */
import { Button } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { planOfTemplate, templateNames, type TemplateName } from '../faces/templates.ts';
import type { DraftState } from '../faces/use-draft.ts';

export const Templates = ({ state, onPaste }: { state: DraftState; onPaste: () => void }) => {
  const t = useText('sharing');
  const { tree } = state.draft;
  const choose = (name: TemplateName): void =>
    state.replaceBy(planOfTemplate(name, { title: { [t.language]: t(`faces.templates.${name}.title`) }, effectiveOn: tree.effectiveOn, unit: tree.unit }));
  return (
    <section className="sc-begin" aria-labelledby="begin">
      <h2 id="begin">{t('check.begin')}</h2>
      <ul>
        {templateNames.map((name) => (
          <li key={name}>
            <button type="button" className="sc-template" onClick={() => choose(name)}>
              <b>{t(`faces.templates.${name}.name`)}</b> <span>{t(`faces.templates.${name}.about`)}</span>
            </button>
          </li>
        ))}
        <li>
          <Button variant="default" className="sc-paste" leftSection={<IconClipboardText size={17} stroke={1.6} aria-hidden="true" />} onClick={onPaste}>
            {t('check.paste')}
          </Button>
        </li>
      </ul>
    </section>
  );
};
