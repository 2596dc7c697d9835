/**
 * In the browser a route needs its name, method and path; the shapes work on the server, which is the
 * door anyway. zod with three contracts costs 30 kB of the first load (measured), so contract files,
 * and only they, get a stand-in that accepts every call and checks nothing. A page that wants zod for
 * itself imports it and gets the real one.
 */
import type { Plugin } from 'vite';

const standIn = '\0contract-shapes';

const source = `
const shape = new Proxy(function () {}, {
  get: (_, key) => (typeof key === 'symbol' || key === 'then' || key === 'prototype' ? undefined : key === 'enum' ? named : shape),
  apply: () => shape,
});
const named = (values) => new Proxy(function () {}, {
  get: (_, key) => (typeof key === 'symbol' || key === 'then' ? undefined : key === 'options' ? (Array.isArray(values) ? values : Object.values(values)) : shape),
  apply: () => shape,
});
export const z = shape;
export default shape;
`;

const isContract = (path: string): boolean => /\/(contract\.ts|contract\/[^/]+\.ts)$/.test(path.split('?')[0] ?? '');

export const contractsWithoutZod = (): Plugin => ({
  name: 'tongtu:contracts-without-zod',
  enforce: 'pre',
  resolveId: (id, importer) => (id === 'zod' && importer !== undefined && isContract(importer) ? standIn : undefined),
  load: (id) => (id === standIn ? source : undefined),
});
