/** What the command line and the web of the house use of the verifier. */
export { signerOf, trustLines } from './dossier/say.ts';
export type { DossierReport, ReportedRecord, Seen } from './dossier/dossier.ts';
export { faultOf, sentenceOf } from './say.ts';
export { fileOutcome, type FileOptions } from './file.ts';
export { verify, type Holds, type HoldsNot, type Outcome } from './verify.ts';
export { phrase, roleWords } from './words.ts';
