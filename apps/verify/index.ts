/** What the command line of the house uses of the verifier. */
export { sentenceOf } from './say.ts';
export { fileOutcome, type FileOptions } from './file.ts';
export { verify, type Outcome } from './verify.ts';
