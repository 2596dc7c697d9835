/** Rows of the matrix for the log: entries are public, so hidden here means that there is none; letters and asks as in `matrix.ts`. */
import type { Ask, Row } from './matrix.ts';
import type { HouseWorld } from './world.ts';

const none = '01900000-0000-7000-8000-000000000000';
const published = async ({ house }: HouseWorld): Promise<Ask> => {
  await house.transparency.sequence(house.database.db);
  return {};
};

export const transparencyRows: Readonly<Record<string, Row>> = {
  getLogCheckpoint: ['aaaaaa', published],
  getLogTile: ['hhhhhh'],
  getLogVerifierKey: ['aaaaaa', published],
  getLog: ['aaaaaa', published],
  getLogEntry: ['hhhhhh', () => ({ params: { index: '999999999' } })],
  listLogEntries: ['aaaaaa', published],
  listSubjectEntries: ['faaaaa', () => ({ params: { type: 'listing', id: none } })],
};
