/** What the command `tongtu witness` uses. */
export { noteVerifier } from '../tlog/note.ts';
export { openWitnessFiles } from './key.ts';
export { serveWitness } from './serve.ts';
export { makeWitness } from './witness.ts';
