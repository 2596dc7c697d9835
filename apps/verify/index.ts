/** What the command line of the house uses of the verifier. */
export { sentenceOf } from './say.ts';
export { verify, type Outcome } from './verify.ts';
