/** Duty, evidence, article; what is missing stands on top. */
import { inLanguage, type Localized } from '@tongtu/kernel/localized';
import type { DossierReport } from '@tongtu/verify';
import { harmless, type Say } from '@tongtu/verify/web';
import { StatusMark, type Tone } from '@tongtu/platform/ui';

type Element = DossierReport['elements'][number];
const tones: Readonly<Record<Element['status'], Tone>> = { met: 'good', missing: 'bad', 'not-yet': 'waiting', 'not-applicable': 'closed' };
const isGap = ({ required, applies, status }: Element): boolean => required && applies && status !== 'met';
/** Gaps first, then what applies, in the order of the dossier. */
const rank = (element: Element): number => (isGap(element) ? 0 : element.applies ? 1 : 2);

const Row = ({ say, element, report, shown }: { say: Say; element: Element; report: DossierReport; shown: (words: Localized) => string }) => {
  const evidence = report.evidence.filter(({ id }) => element.evidence.includes(id));
  const articles = report.articles.filter(({ id }) => element.articles.includes(id));
  return (
    <tr data-gap={isGap(element)}>
      <td data-label={say('page.element')}>
        {shown(element.name)}
        {element.required ? <small>{say('page.required')}</small> : null}
      </td>
      <td data-label={say('page.status')}>
        <StatusMark tone={tones[element.status]}>{say(`statuses.${element.status}`)}</StatusMark>
      </td>
      <td data-label={say('page.evidence')}>
        {evidence.length === 0
          ? say('page.noEvidence')
          : evidence.map(({ id, title, withdrawn }) => (
              <span key={id} className="vf-line" data-withdrawn={withdrawn}>
                {shown(title)}
                {withdrawn ? <small>{say('page.withdrawn')}</small> : null}
              </span>
            ))}
      </td>
      <td data-label={say('page.articles')}>
        {articles.map(({ id, law, article, text, confirmed }) => (
          <details key={id} className="vf-article">
            <summary>
              {shown(law)} {shown(article)}
            </summary>
            <p>{inLanguage(text, say.language).text.split('\n').map(harmless).join('\n')}</p>
            {confirmed ? null : <small>{say('page.unconfirmed')}</small>}
          </details>
        ))}
      </td>
    </tr>
  );
};

export const Matrix = ({ say, report }: { say: Say; report: DossierReport }) => {
  const shown = (words: Localized): string => harmless(inLanguage(words, say.language).text);
  const gaps = report.elements.filter(isGap).length;
  return (
    <section aria-labelledby="vf-matrix">
      <h3 id="vf-matrix">
        {say('page.matrix')} <StatusMark tone={gaps === 0 ? 'good' : 'bad'}>{gaps === 0 ? say('page.complete') : say('page.gaps', { count: gaps })}</StatusMark>
      </h3>
      <table className="vf-table vf-matrix">
        <thead>
          <tr>
            {(['element', 'status', 'evidence', 'articles'] as const).map((name) => (
              <th key={name} scope="col">
                {say(`page.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.elements
            .toSorted((a, b) => rank(a) - rank(b))
            .map((element) => (
              <Row key={element.id} say={say} element={element} report={report} shown={shown} />
            ))}
        </tbody>
      </table>
    </section>
  );
};
