/** The papers of a dossier, each in both languages: PDF to read and file, a page to read and click through. */
import { writePage, writePdf } from '@tongtu/platform/documents';
import { languages } from '@tongtu/kernel/localized';
import type { BesideManifest, DossierFacts } from '../domain/dossier.ts';
import type { DiligenceOptions } from '../http/options.ts';
import { dossierParts, dossierTitle, dossierWords } from './dossier-parts.ts';

export type DossierPaper = { readonly path: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** `files`: paths that lie beside the page; it links to them. */
export const dossierPapers = async (
  options: Pick<DiligenceOptions, 'translate'>,
  facts: DossierFacts,
  files: ReadonlySet<string>,
  beside: BesideManifest,
): Promise<DossierPaper[]> => {
  const papers: DossierPaper[] = [];
  for (const language of languages) {
    const words = dossierWords(options, language);
    const paper = {
      ...dossierTitle(facts, words),
      language,
      author: words.say(facts.case.organization.name),
      createdAt: new Date(facts.madeAt),
      parts: dossierParts(facts, words, beside),
      foot: `${words.say(facts.case.title)} · ${facts.log.origin}`,
      pageOf: (page: number, pages: number) => words.t('documents.pageOf', { page, pages }),
    };
    papers.push({ path: `dossier.${language}.html`, mediaType: 'text/html', bytes: Buffer.from(writePage(paper, files), 'utf8') });
    papers.push({ path: `dossier.${language}.pdf`, mediaType: 'application/pdf', bytes: await writePdf(paper) });
  }
  return papers;
};
