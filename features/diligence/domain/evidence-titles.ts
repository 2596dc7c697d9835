/** What evidence is called that a use-case of this room gives. */
import titles from '../data/evidence-titles.json' with { type: 'json' };

export const evidenceTitles: typeof titles = titles;
