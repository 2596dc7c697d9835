/** What features on upper floors may use of the log. They announce as ever; what their room declares as `provable` is logged. */
export { entriesAbout, entriesOfSubjects, eraseContent, logIndexOf, type EntryWithContent } from './store/entries.ts';
export { logKeys, type LogKeys } from './use-cases/log-keys.ts';
export { logIndexesOf } from './store/log-indexes.ts';
export { isWitnessed, proveEntry } from './use-cases/prove-entry.ts';
export { growthOf, headOf, proofOf, type LogProof, type PublishedHead, type PublishedLog } from './use-cases/published-log.ts';
