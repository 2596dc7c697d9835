/**
 * The manifest of an exported dossier (`tongtu-dossier/1`): what lies in the zip, which entries of the log stand behind it, and how the
 * duties stood. Everything that the papers say and everything that the verifier checks is read from it; its hash is logged, and so
 * binds every file. Described for readers in docs/recipes/dossier-format.md.
 */
import type { Localized } from '@tongtu/kernel/localized';

export const dossierFormat = 'tongtu-dossier/1';

export type DossierFile = { readonly path: string; readonly size: number; readonly sha256: string; readonly mediaType: string; readonly role: FileRole };
export type FileRole = 'evidence' | 'paper' | 'content' | 'proof';

export type DossierRecord = {
  readonly index: number;
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly at: string;
  readonly role: string;
  /** Null once erased, and where it concerns another organization. */
  readonly content: string | null;
  readonly proof: string;
};
export type DossierEvidence = {
  readonly id: string;
  readonly kind: string;
  readonly title: Localized;
  readonly source: { readonly type: string; readonly id: string };
  readonly sha256: string | null;
  readonly file: string | null;
  readonly suppliedAt: string;
  readonly suppliedBy: string | null;
  readonly withdrawn: boolean;
  readonly record: number | null;
};
export type DossierElement = {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly required: boolean;
  readonly applies: boolean;
  readonly needs: readonly { readonly anyOf: readonly string[]; readonly atLeast: number }[];
  readonly due: string;
  readonly suppliedBy: string;
  readonly articles: readonly string[];
  readonly status: 'met' | 'missing' | 'not-yet' | 'not-applicable';
  readonly evidence: readonly string[];
};
export type DossierArticle = {
  readonly id: string;
  readonly law: { readonly zh: string; readonly en: string };
  readonly article: { readonly zh: string; readonly en: string };
  readonly text: { readonly zh: string; readonly en?: string };
  readonly confirmed: boolean;
};

export type DossierManifest = {
  readonly format: typeof dossierFormat;
  readonly madeAt: string;
  readonly case: {
    readonly id: string;
    readonly title: Localized;
    readonly organization: { readonly id: string; readonly name: Localized; readonly kind: string };
    readonly state: string;
    readonly track: string;
    readonly method: string | null;
    readonly priceState: string;
  };
  readonly log: { readonly origin: string; readonly vkeys: readonly string[]; readonly witnesses: readonly string[] };
  readonly files: readonly DossierFile[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly organizations: readonly { readonly id: string; readonly name: Localized }[];
  readonly records: readonly DossierRecord[];
  readonly evidence: readonly DossierEvidence[];
  readonly elements: readonly DossierElement[];
  readonly articles: readonly DossierArticle[];
  readonly packs: readonly string[];
  readonly complete: boolean;
};

/** What the papers are written from: the manifest without its list of files, which the papers are part of. */
export type DossierFacts = Omit<DossierManifest, 'files'>;

/** What the papers tell beside the manifest, and anybody can read off the contents of its records: who acted, and what came late for which element. */
export type BesideManifest = { readonly actors: ReadonlyMap<number, string>; readonly late: ReadonlyMap<string, readonly string[]> };

/** Where an entry of the log lies: twelve digits sort as numbers do. */
export const recordPath = (index: number, ending: 'json' | 'tlog-proof'): string => `records/${String(index).padStart(12, '0')}.${ending}`;
export const evidencePath = (evidenceId: string, ending: string): string => `evidence/${evidenceId}.${ending}`;

/** Largest dossier in bytes: the zip knows no 64-bit fields. */
export const dossierBytesMax = 2_000_000_000;
