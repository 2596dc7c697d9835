/** The panorama of the home page: laboratory and factory on two cliffs, one way across. */
import { Person, Pine } from './pieces.tsx';

const from = 250;
const to = 490;
const at = (x: number): number => (x - from) / (to - from);
const deck = (x: number): number => 236 - 104 * at(x) * (1 - at(x));
const arch = (x: number): number => 292 - 268 * at(x) * (1 - at(x));
const hangers = Array.from({ length: 13 }, (_, i) => from + 18 + i * 17);

const Laboratory = () => (
  <g>
    <path d="M40 236v-66h96v66M34 170h108M58 170v-12h60v12" />
    <path d="M66 158a22 22 0 0 1 44 0M88 136v-10M88 131l13-9" />
    <path d="M54 184h18v18H54zM104 184h18v18h-18zM79 236v-30h18v30" />
    <path className="tt-thin" d="M63 184v18M54 193h18M113 184v18M104 193h18" />
    <path d="M176 190h14M179 190v17l-15 25q-2 4 2.5 4h33q4.5 0 2.5-4l-15-25v-17" />
    <path className="tt-thin" d="M170 222h26" />
    <circle className="tt-thin" cx="180" cy="229" r="1.6" />
    <circle className="tt-thin" cx="187" cy="226" r="1.3" />
    <circle className="tt-thin" cx="184" cy="214" r="1.3" />
  </g>
);

const Factory = () => (
  <g>
    <path d="M560 236v-58l30 20v-20l30 20v-20l30 20v-20l30 20v38M552 236h140" />
    <path d="M680 198v-62h16v100M677 136h22" />
    <path d="M574 214h16v22M574 214v22M604 210h14v12h-14zM632 210h14v12h-14zM658 210h14v12h-14z" />
    <path className="tt-thin" d="M690 128q-6-8 2-13t0-15q8-10 20-6M604 216h14M632 216h14M658 216h14M611 210v12M639 210v12M665 210v12" />
  </g>
);

const Mountains = () => (
  <g className="tt-thin tt-far">
    <path d="M0 150L46 96l22 24 40-62 50 74 24-28 50 70" />
    <path d="M108 58l-8 30 10 14M46 96l-4 18M182 104l-6 20" />
    <path d="M496 170l44-64 26 34 46-84 42 66 22-24 44 52" />
    <path d="M612 56l-10 34 12 20M540 106l-4 20M676 98l4 20" />
    <circle cx="372" cy="82" r="26" />
    <path d="M318 132q10-11 21 0 9-8 16 1h34q8-10 17 0M404 152q9-8 17 0h30" />
  </g>
);

/** Wide drawing; scales with its box. Decorative. */
export const Panorama = () => (
  <svg viewBox="0 0 720 372" aria-hidden="true" focusable="false" className="tt-drawing tt-panorama" preserveAspectRatio="xMidYMax meet">
    <Mountains />
    <Laboratory />
    <Factory />
    <path d="M0 236h250l-7 16 10 18-13 26 9 24-7 26 6 26" />
    <path d="M720 236H490l8 18-12 22 13 26-9 22 8 26-4 22" />
    <path
      className="tt-thin"
      d="M236 258l-22 4M240 290l-32 6M238 322l-20 5M244 348l-30 4M180 256l-22 3M150 290l-26 4M90 262l-30 4M60 310l-34 3M504 262l22 4M498 292l30 5M500 328l20 4M560 262l26 4M600 298l34 5M660 268l22 3M640 338l36 3"
    />
    <path className="tt-thin" d="M270 352q12-8 24 0t24 0 24 0 24 0 24 0 24 0 24 0 24 0M300 364q12-7 24 0t24 0 24 0 24 0 24 0" />
    <path d={`M${from} 292Q370 158 ${to} 292`} />
    <path className="tt-thin" d={hangers.map((x) => `M${x} ${deck(x).toFixed(1)}V${arch(x).toFixed(1)}`).join('')} />
    <path className="tt-way tt-way-deck" d={`M${from - 26} 236H${from}Q370 184 ${to} 236h26`} />
    <path className="tt-thin" d={hangers.map((x) => `M${x} ${(deck(x) - 2).toFixed(1)}v-9`).join('')} />
    <Person x={312} y={214} reach="right" scale={1.15} />
    <path d="M321 194h10v9h-10z" className="tt-fill-surface" />
    <Person x={348} y={209} scale={1.15} />
    <Person x={430} y={216} scale={1.15} reach="left" />
    <Pine x={14} y={236} scale={1.3} />
    <Pine x={218} y={236} scale={1.1} />
    <Pine x={520} y={236} scale={1.4} />
    <Pine x={540} y={236} scale={0.95} />
  </svg>
);

/** Four steps as one bridge being built, left to right: a post is set, piers rise, spans are laid, people cross. 960 × 150; each quarter belongs to one step. */
export const FourSpans = () => (
  <svg viewBox="0 0 960 150" aria-hidden="true" focusable="false" className="tt-drawing tt-spans" preserveAspectRatio="xMidYMax meet">
    <path d="M0 92h150l-6 12 8 14-7 32M960 92H822l6 14-8 12 7 32" />
    <path className="tt-thin" d="M20 104h20M60 116h24M104 102h18M940 104h-22M900 118h-24M860 104h-16" />
    <path className="tt-thin" d="M176 142q10-6 20 0t20 0 20 0M420 142q10-6 20 0t20 0 20 0M640 142q10-6 20 0t20 0 20 0 20 0" />
    <path d="M286 92v58M314 92v58M280 92h40M526 92v58M554 92v58M520 92h40M686 92v58M714 92v58M680 92h40" />
    <path className="tt-thin" d="M286 108h28M286 128h28M526 108h28M526 128h28M686 108h28M686 128h28" />
    <path className="tt-thin" d="M160 96Q225 60 286 100M314 100Q420 50 526 100M554 100Q620 64 686 100M714 100Q768 68 822 100" />
    <path className="tt-way tt-way-deck" d="M96 88H868" />
    <Person x={64} y={92} reach="right" scale={1.3} />
    <path d="M72 70h9v-8h-9z" className="tt-fill-surface" />
    <Pine x={24} y={92} scale={1.1} />
    <Person x={336} y={86} reach="right" scale={1.3} />
    <Person x={364} y={86} reach="left" scale={1.3} />
    <circle cx="600" cy="56" r="10" />
    <path className="tt-thin" d="M597 52l3 4 3-4M600 56v6M596.5 57.5h7" />
    <Person x={580} y={86} reach="right" scale={1.3} />
    <Person x={622} y={86} reach="left" scale={1.3} />
    <Person x={784} y={86} reach="right" scale={1.3} />
    <path d="M880 92V58l20 13V58l20 13V58l20 13v21M890 92V80h12v12" />
  </svg>
);
