/** The transparency log in `/metrics`: how large it is, how far it is behind, and which witness does not sign. */
import type { Metrics } from '@tongtu/platform/telemetry';
import type { House } from './house.ts';

type Standing = Awaited<ReturnType<House['transparency']['standing']>>;

/** All of them are read at once when somebody asks; the standing is asked for once. */
export const addLogMetrics = (metrics: Pick<Metrics, 'gauge'>, read: () => Promise<Standing>): void => {
  let asked: Promise<Standing> | undefined;
  const standing = (): Promise<Standing> => {
    asked ??= read().finally(() => (asked = undefined));
    return asked;
  };
  metrics.gauge(
    'tongtu_log_entries',
    'Entries of the transparency log: appended, and of these published',
    async () => {
      const { entries, published } = await standing();
      return [
        { labels: { state: 'appended' }, value: entries },
        { labels: { state: 'published' }, value: published },
      ];
    },
    ['state'],
  );
  metrics.gauge(
    'tongtu_log_events_behind',
    'Events that the transparency log has not read yet, counted up to 10,000',
    async () => (await standing()).eventsBehind,
  );
  metrics.gauge(
    'tongtu_log_seconds_behind',
    'Age of the oldest event that the transparency log has not read yet',
    async () => (await standing()).secondsBehind,
  );
  metrics.gauge('tongtu_log_seconds_since_publication', 'Since the last checkpoint of the transparency log', async () => {
    const { secondsSincePublication } = await standing();
    // A gauge that cannot be read is left out, which is not the same as zero.
    if (secondsSincePublication === undefined) throw new Error('nothing is published yet');
    return secondsSincePublication;
  });
  metrics.gauge(
    'tongtu_log_witness_entries_behind',
    'Published entries that a witness has not signed for yet',
    async () => (await standing()).witnesses.map(({ name, entriesBehind }) => ({ labels: { witness: name }, value: entriesBehind })),
    ['witness'],
  );
  metrics.gauge(
    'tongtu_log_witness_failures',
    'Failed tries since a witness last signed',
    async () => (await standing()).witnesses.map(({ name, failures }) => ({ labels: { witness: name }, value: failures })),
    ['witness'],
  );
};
