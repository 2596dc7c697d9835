/** What features on upper floors put on a page of a lower one: loaded by themselves, each handed what the page is about. */
import { lazy, Suspense, useMemo, type ComponentType } from 'react';
import { LoadingState } from './states.tsx';

export type Panel<Props> = { readonly key: string; readonly load: () => Promise<{ default: ComponentType<Props> }> };

/** `panels` is asked once: they are registered before the first page is drawn. */
export const Panels = <Props extends object>({ panels, about }: { panels: () => readonly Panel<Props>[]; about: Props }) => {
  const loaded = useMemo(() => panels().map(({ key, load }) => ({ key, Panel: lazy(load) as unknown as ComponentType<Props> })), [panels]);
  return (
    <>
      {loaded.map(({ key, Panel }) => (
        <Suspense key={key} fallback={<LoadingState rows={3} />}>
          <Panel {...about} />
        </Suspense>
      ))}
    </>
  );
};
