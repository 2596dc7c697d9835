/** What features on upper floors and the command line may use of matching. */
export { runRetrievalBench, type RetrievalBench, type RetrievalFigures } from './bench/retrieval.ts';
