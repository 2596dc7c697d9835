/** The way of a thing as a small line of steps: what is done, where it stands, what comes. */
import { IconCheck, IconX } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import './parts.css';

/** `ended`: it stopped here and goes no further. */
export type Step = { readonly key: string; readonly label: string; readonly stands: 'done' | 'now' | 'ahead' | 'ended' };

export const Steps = ({ steps, label }: { steps: readonly Step[]; label: string }) => {
  const t = useText('facilities');
  return (
    <ol className="fb-steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} data-stands={step.stands} {...(step.stands === 'now' || step.stands === 'ended' ? { 'aria-current': 'step' as const } : {})}>
          <span className="fb-step-dot" aria-hidden="true">
            {step.stands === 'done' ? <IconCheck size={12} stroke={3} /> : step.stands === 'ended' ? <IconX size={12} stroke={3} /> : null}
          </span>
          <span>{step.label}</span>
          {step.stands === 'done' ? <span className="tt-hidden">{t('parts.stepDone')}</span> : null}
        </li>
      ))}
    </ol>
  );
};
