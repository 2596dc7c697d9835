/** Sectors, places, instruments, regimes and secrecy: what is compared code by code. */
import { provinceOf } from '@tongtu/parties';
import type { FundBody, NeedBody } from '@tongtu/listings/contract';
import { found, unknownValue, type Criterion } from './criterion.ts';

/** Of two codes: one lies in the other, or both in one class (`1.1`). */
const related = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`) || (a.includes('.') && a.split('.', 2).join('.') === b.split('.', 2).join('.'));
const sameIndustry = (a: string, b: string): boolean => a.split('.', 1)[0] === b.split('.', 1)[0];
/** Another class of the same industry is a near miss. */
const nearMiss = 0.4;

export const sector: Criterion = (a, b) => {
  if (a.sectors.length === 0 && b.sectors.length === 0) return [];
  if (a.sectors.length === 0 || b.sectors.length === 0) return [found('sector', 'unknown', a.sectors, b.sectors)];
  const any = (test: (x: string, y: string) => boolean): boolean => a.sectors.some((x) => b.sectors.some((y) => test(x, y)));
  if (any(related)) return [found('sector', 'fits', a.sectors, b.sectors)];
  return [found('sector', 'misses', a.sectors, b.sectors, { value: any(sameIndustry) ? nearMiss : 0 })];
};

const province = (code: string): string => provinceOf(code)?.code ?? code;

/** In one province: what has to be carried, visited or measured lies near. */
export const sameProvince: Criterion = (a, b) => {
  if (a.region === null && b.region === null) return [];
  if (a.region === null || b.region === null) return [found('region', 'unknown', a.region, b.region)];
  return [found('region', province(a.region) === province(b.region) ? 'fits' : 'misses', a.region, b.region)];
};

/** A card (a) lies where a fund (b) may invest; a fund that names no place invests anywhere. */
export const investedRegion: Criterion = (a, b) => {
  const { regions } = b.body;
  if (regions === undefined || regions.length === 0) return [];
  if (a.region === null) return [found('region', 'unknown', null, regions)];
  const { region } = a;
  return [found('region', regions.some((code) => code === region || code === province(region)) ? 'fits' : 'misses', region, regions)];
};

type Instrument = NonNullable<FundBody['instruments']>[number];
type Regime = NonNullable<NeedBody['ipRegime']>;

/** Which money goes with which way to market. */
const instrumentsOfPathway: Readonly<Record<string, readonly Instrument[]>> = {
  equity: ['equity', 'convertible'],
  'self-investment': ['grant', 'loan', 'guarantee', 'convertible'],
  cooperation: ['grant', 'award'],
  licence: ['grant', 'royalty', 'award'],
  transfer: ['grant', 'award'],
};

/** The pathways of an achievement (a) go with the instruments of a fund (b). */
export const instrument: Criterion = (a, b) => {
  const offered = b.body.instruments ?? [];
  const wanted = [...new Set((a.body.pathways ?? []).flatMap((pathway) => instrumentsOfPathway[pathway] ?? []))];
  if (offered.length === 0 && wanted.length === 0) return [];
  if (offered.length === 0 || wanted.length === 0) return [found('instrument', 'unknown', wanted, offered)];
  return [found('instrument', wanted.some((one) => offered.includes(one)) ? 'fits' : 'misses', wanted, offered)];
};

/** Who owns what in the end, by the way that is offered. */
const regimesOfPathway: Readonly<Record<string, readonly Regime[]>> = {
  transfer: ['seeker-owns'],
  licence: ['exclusive-licence', 'non-exclusive-licence', 'provider-owns'],
  cooperation: ['joint'],
  equity: ['joint', 'provider-owns'],
  'self-investment': ['provider-owns'],
};

/** The regime that a need asks for (a) can come out of the pathways of an achievement (b). */
export const ipRegime: Criterion = (a, b) => {
  const wanted = a.body.ipRegime;
  const offered = [...new Set((b.body.pathways ?? []).flatMap((pathway) => regimesOfPathway[pathway] ?? []))];
  if (wanted === undefined && offered.length === 0) return [];
  if (wanted === 'negotiable') return [found('ip-regime', 'fits', wanted, offered)];
  if (wanted === undefined || offered.length === 0) return [found('ip-regime', 'unknown', wanted, offered)];
  return [found('ip-regime', offered.includes(wanted) ? 'fits' : 'misses', wanted, offered)];
};

/** A trade secret on either side can be kept under an agreement: neither for nor against. */
export const secrecy: Criterion = (a, b) => {
  const [x, y] = [a.body.secrecy, b.body.secrecy];
  if (x === undefined && y === undefined) return [];
  return [x === 'none' && y === 'none' ? found('secrecy', 'fits', x, y) : found('secrecy', 'unknown', x, y, { value: unknownValue })];
};
