/** The arrow keys on the timeline; every item can be reached with Tab too. */
import type { KeyboardEvent } from 'react';

/** Left and right inside a row, up and down to what lies nearest in the next row that has something. */
export const walk = (event: KeyboardEvent<HTMLTableElement>): void => {
  const from = event.target as HTMLElement;
  if (!from.matches('.fd-bar') || !['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.fd-bar')];
  const row = Number(from.dataset['row']);
  const left = (one: HTMLElement): number => one.getBoundingClientRect().left;
  const inRow = (which: number): HTMLElement[] => all.filter((one) => Number(one.dataset['row']) === which).sort((a, b) => left(a) - left(b));
  const own = inRow(row);
  const beside = own[own.indexOf(from) + (event.key === 'ArrowRight' ? 1 : -1)];
  const rows = [...new Set(all.map((one) => Number(one.dataset['row'])))].sort((a, b) => a - b);
  const other = rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)];
  const below = other === undefined ? undefined : inRow(other).sort((a, b) => Math.abs(left(a) - left(from)) - Math.abs(left(b) - left(from)))[0];
  const next = event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? beside : below;
  event.preventDefault();
  next?.focus();
};
