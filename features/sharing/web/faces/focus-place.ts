/** Leads to what belongs to a place of the tree: the field itself, or the nearest thing around it. */
export const focusPlace = (within: HTMLElement | null, place: string): void => {
  for (let at = place; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const found = within?.querySelector<HTMLElement>(`[data-place="${CSS.escape(at)}"]`);
    if (!found) continue;
    // What is folded away cannot be looked at.
    for (let part = found.closest('details'); part !== null; part = part.parentElement?.closest('details') ?? null) part.open = true;
    const isField = found.matches('input, select, textarea');
    const target = isField ? found : found.querySelector<HTMLElement>('input:not([disabled]), select:not([disabled]), button:not([disabled])');
    found.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    (target ?? found).focus({ preventScroll: true });
    const shown = isField ? (found.closest<HTMLElement>('.mantine-InputWrapper-root') ?? found) : found;
    shown.classList.add('sf-shown');
    setTimeout(() => shown.classList.remove('sf-shown'), 1600);
    return;
  }
};
