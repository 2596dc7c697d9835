/** Where rooms above hang what they add to a page of this one; in order, each once. */
export type PanelList<T> = { readonly add: (panel: T) => void; readonly all: () => readonly T[] };

export const panelList = <T extends { readonly key: string; readonly order: number }>(): PanelList<T> => {
  const panels: T[] = [];
  return {
    add: (panel) => {
      if (!panels.some((one) => one.key === panel.key)) panels.push(panel);
      panels.sort((a, b) => a.order - b.order);
    },
    all: () => panels,
  };
};
