/**
 * A button that opens a short list of links (disclosure pattern of the WAI: plain links, Tab moves through them, Esc closes).
 * Own and small: a menu of the component library brings 20 kB of positioning that a list under its button does not need.
 */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useLocation } from '@tanstack/react-router';
import { IconChevronDown } from '@tabler/icons-react';

export const Menu = ({ label, end, children }: { label: ReactNode; end?: boolean; children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const here = useLocation({ select: (location) => location.href });
  // Open at an address: another address closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === here;
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpenAt(null);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpenAt(null);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return (
    <div className="sh-menu" ref={box}>
      <button ref={button} type="button" className="sh-nav-item" aria-expanded={open} aria-controls={id} onClick={() => setOpenAt(open ? null : here)}>
        {label}
        <IconChevronDown size={15} stroke={2} aria-hidden="true" />
      </button>
      <div id={id} className="sh-menu-list" data-end={end ?? false} hidden={!open}>
        {children}
      </div>
    </div>
  );
};
