/** Small scenes for empty states, refusals and errors. Each is the chasm in another hour of its story. */
import type { ReactNode } from 'react';
import { Cliffs, Person, Pine, Scene } from './pieces.tsx';

export type SceneName = 'nothing-found' | 'nothing-yet' | 'all-done' | 'locked' | 'broken' | 'lost' | 'way';

const posts = (from: number, to: number, top: (x: number) => number): string =>
  Array.from({ length: Math.floor((to - from) / 9) + 1 }, (_, i) => from + i * 9)
    .map((x) => `M${x} ${top(x)}v-7`)
    .join('');

const scenes: Record<SceneName, ReactNode> = {
  // somebody with a lantern at the edge; the far side is only guessed
  'nothing-found': (
    <>
      <Cliffs />
      <Person x={42} y={84} reach="right" />
      <path d="M48 69v3" />
      <path d="M45.6 72h4.8v6h-4.8z" />
      <path className="tt-thin" d="M54 70l6-2M54 76h7M53 81l5 3" />
      <path className="tt-way tt-dotted" d="M54 84Q81 64 108 84" />
      <Pine x={140} y={84} scale={0.9} />
    </>
  ),
  // the first planks lie; more wait in a pile
  'nothing-yet': (
    <>
      <Cliffs />
      <path className="tt-way" d="M54 84q9-6 18-8" />
      <path className="tt-way tt-dotted" d="M78 74.6q14-2 30 9.4" />
      <Person x={61} y={79} reach="right" />
      <path d="M14 84v-4h24v4M17 80v-4h18v4M20 76v-4h12v4" />
      <Pine x={138} y={84} scale={0.9} />
    </>
  ),
  // the bridge stands, a flag on the far side
  'all-done': (
    <>
      <Cliffs />
      <path className="tt-way" d="M54 84Q81 66 108 84" />
      <path className="tt-thin" d="M54 96Q81 72 108 96" />
      <path d="M128 84V56M128 57q8-4 14 0t12-1v11q-6 3-12 0t-14 1" />
      <Pine x={22} y={84} scale={0.9} />
    </>
  ),
  // a gate stands on the bridge
  locked: (
    <>
      <Cliffs />
      <path className="tt-way" d="M54 84Q81 66 108 84" />
      <path d="M70 76V48h22v28M66 48h30M68 43h26M76 76V52M81 75V52M86 76V52" />
      <circle cx="81" cy="63" r="2.6" className="tt-fill-surface" />
      <Person x={34} y={84} />
      <Pine x={140} y={84} scale={0.9} />
    </>
  ),
  // a span is missing
  broken: (
    <>
      <Cliffs />
      <path className="tt-way" d="M54 84q9-6 19-8.4" />
      <path className="tt-way" d="M108 84q-7-5-14-7.2" />
      <path className="tt-way" d="M78 92l9 5" />
      <path className="tt-thin" d="M80 84l1 4M88 86l-1 5" />
      <Person x={40} y={84} />
      <path d="M122 84v-16M116 70h12l-2 8h-8z" />
    </>
  ),
  // a signpost that points both ways
  lost: (
    <>
      <path d="M20 104h120" />
      <path className="tt-thin" d="M30 110h22M70 110h36M120 110h10" />
      <path d="M86 104V30" />
      <path d="M86 38h34l7 6-7 6H86z" />
      <path d="M86 56H54l-7 6 7 6h32z" className="tt-way" />
      <Person x={62} y={104} />
      <Pine x={128} y={104} scale={1.1} />
    </>
  ),
  // somebody crosses
  way: (
    <>
      <Cliffs />
      <path className="tt-way" d="M54 84Q81 66 108 84" />
      <path className="tt-thin" d={posts(58.5, 104, (x) => 84 - 36 * ((x - 54) / 54) * (1 - (x - 54) / 54))} />
      <Person x={81} y={74} reach="right" />
      <Pine x={20} y={84} scale={0.9} />
      <path d="M120 84V66l9 6v-6l9 6v-6l9 6v12z" />
    </>
  ),
};

/** One of the small scenes, 160 × 120 unless told. */
export const Drawing = ({ name, width }: { name: SceneName; width?: number }) => <Scene {...(width === undefined ? {} : { width })}>{scenes[name]}</Scene>;
