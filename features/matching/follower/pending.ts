/** What memory holds and the store does not yet. */
import type { IndexDocument } from '../index/document.ts';

/** `fresh`: ids of documents that the store has never had; they are added without a look for their former selves. */
export type Batch = { readonly documents: readonly IndexDocument[]; readonly gone: readonly string[]; readonly fresh: ReadonlySet<string> };

export class Pending {
  #keeps = false;
  #changed = new Map<string, IndexDocument>();
  #gone = new Set<string>();
  #fresh = new Set<string>();

  get size(): number {
    return this.#changed.size + this.#gone.size;
  }

  /** Whether this process writes the store. One that does not has nothing to remember, however long it runs. */
  keep(keeps: boolean): void {
    this.#keeps = keeps;
    if (!keeps) this.clear();
  }

  /** `isNew`: neither memory nor store had it. */
  put(document: IndexDocument, isNew: boolean): void {
    if (!this.#keeps) return;
    if (isNew && !this.#gone.has(document.id)) this.#fresh.add(document.id);
    this.#changed.set(document.id, document);
    this.#gone.delete(document.id);
  }

  drop(id: string): void {
    if (!this.#keeps) return;
    this.#changed.delete(id);
    this.#gone.add(id);
  }

  /** Everything, to be written; what comes from now on waits for the next batch. */
  take(): Batch {
    const batch = { documents: [...this.#changed.values()], gone: [...this.#gone], fresh: this.#fresh };
    this.clear();
    return batch;
  }

  /** A batch that failed. What came in the meantime is newer; what of the batch the store has by now, nobody knows. */
  putBack({ documents, gone }: Batch): void {
    if (!this.#keeps) return;
    this.#fresh.clear();
    const isNewer = (id: string): boolean => this.#changed.has(id) || this.#gone.has(id);
    const older = documents.filter(({ id }) => !isNewer(id));
    const goneBefore = gone.filter((id) => !isNewer(id));
    for (const document of older) this.#changed.set(document.id, document);
    for (const id of goneBefore) this.#gone.add(id);
  }

  clear(): void {
    [this.#changed, this.#gone, this.#fresh] = [new Map(), new Set(), new Set()];
  }
}
