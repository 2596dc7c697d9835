/** What the drawings are made of. Ink lines of one width; only the way across has the accent. */
import type { ReactNode } from 'react';

export type Point = readonly [number, number];

/** A person, standing on (x, y); the height is about 20. */
export const Person = ({ x, y, scale = 1, reach }: { x: number; y: number; scale?: number; reach?: 'left' | 'right' }) => (
  <g transform={`translate(${x} ${y}) scale(${scale})`}>
    <circle cx="0" cy="-17.5" r="2.6" />
    <path d="M0-14.6v7.4M0-7.2l-2.8 7M0-7.2l3 7" />
    <path d={reach === 'right' ? 'M0-12.8l6-2.2M0-12.8l-3 4.6' : reach === 'left' ? 'M0-12.8l-6-2.2M0-12.8l3 4.6' : 'M0-12.8l-3.2 4.6M0-12.8l3.2 4.6'} />
  </g>
);

/** A pine as it stands on cliffs. */
export const Pine = ({ x, y, scale = 1 }: { x: number; y: number; scale?: number }) => (
  <g transform={`translate(${x} ${y}) scale(${scale})`}>
    <path d="M0 0v-9M-7-9H7L0-19zM-5.4-16H5.4L0-25z" />
  </g>
);

/** The two edges of a chasm in a small scene of 160 × 120. */
export const Cliffs = () => (
  <>
    <path d="M4 84h50l-4 9 6 8-5 15" />
    <path d="M156 84h-48l4 10-6 8 4 14" />
    <path className="tt-thin" d="M12 92h10M30 96h9M18 102h8M148 93h-10M132 98h-8M144 104h-9" />
  </>
);

/** Frame of a small scene; decorative, the words beside it say the same. */
export const Scene = ({ children, width = 160 }: { children: ReactNode; width?: number }) => (
  <svg viewBox="0 0 160 120" width={width} height={(width * 3) / 4} aria-hidden="true" focusable="false" className="tt-drawing">
    {children}
  </svg>
);
