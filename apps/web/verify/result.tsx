/** The verdict on top; below it what was proved, or the first thing that does not hold and what to do about it. */
import type { Ref } from 'react';
import { inLanguage } from '@tongtu/kernel/localized';
import type { DossierReport, Holds, HoldsNot, Outcome } from '@tongtu/verify';
import { harmless, nextStepOf, timeLines, type Say } from '@tongtu/verify/web';
import { StatusMark } from '@tongtu/platform/ui';
import { Matrix } from './matrix.tsx';
import { Records } from './records.tsx';
import { timeOf } from './time.ts';

const steps = { file: 'page.todoFile', keys: 'page.todoKeys', format: 'page.todoFormat', unsound: 'page.todoUnsound' } as const;

const Fault = ({ say, outcome }: { say: Say; outcome: HoldsNot }) => (
  <dl className="vf-facts">
    <div>
      <dt>{say('page.place')}</dt>
      <dd>
        <code className="vf-place">{harmless(outcome.line)}</code>
        <p className="vf-fault">{say(`faults.${outcome.kind}`, outcome.details)}</p>
      </dd>
    </div>
    <div>
      <dt>{say('page.todo')}</dt>
      <dd>{say(steps[nextStepOf(outcome.kind)])}</dd>
    </div>
  </dl>
);

const KeyList = ({ say, logs, witnesses }: { say: Say; logs: readonly string[]; witnesses: readonly string[] }) => (
  <ul className="vf-keylist">
    {[...logs.map((key) => ['page.logKey', key] as const), ...witnesses.map((key) => ['page.witnessKey', key] as const)].map(([label, key]) => (
      <li key={key}>
        <span>{say(label)}</span> <code>{harmless(key)}</code>
      </li>
    ))}
  </ul>
);

const Trust = ({ say, report }: { say: Say; report: DossierReport }) => {
  const { trust, vkeys, witnessKeys } = report;
  if (trust.log === 'dossier')
    return (
      <div className="tt-note tt-note-warn">
        <p className="tt-note-title">{say('page.trustOwn')}</p>
        <p>{say('page.trustOwnWords')}</p>
        <KeyList say={say} logs={vkeys} witnesses={trust.witnesses === 'dossier' ? witnessKeys : []} />
      </div>
    );
  if (trust.witnesses !== 'dossier') return <p className="vf-hint">{say('page.trustGiven')}</p>;
  return (
    <div className="tt-note tt-note-plain">
      <p>{say('page.trustWitnesses')}</p>
      <KeyList say={say} logs={[]} witnesses={witnessKeys} />
    </div>
  );
};

const Dossier = ({ say, report }: { say: Say; report: DossierReport }) => {
  const shown = (words: { readonly zh?: string; readonly en?: string }) => harmless(inLanguage(words, say.language).text);
  const seen = report.seal.witnesses;
  const facts = [
    ['page.case', shown(report.case.title)],
    ['page.organization', shown(report.case.organization.name)],
    ['page.sealed', timeOf(report.seal.at, say.language)],
    ['page.log', say('page.logWords', { origin: report.origin, index: report.seal.index, size: report.seal.size })],
    ['page.witnesses', seen.length === 0 ? say('page.unwitnessed') : seen.map(({ name, at }) => `${name} ${timeOf(at, say.language)}`).join(say('comma'))],
    ['page.filesCount', String(report.files)],
  ] as const;
  return (
    <>
      <dl className="vf-facts vf-facts-2">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Trust say={say} report={report} />
      {timeLines(report, say.language).map((line) => (
        <p key={line} className="tt-note tt-note-plain">
          {line}
        </p>
      ))}
      <Matrix say={say} report={report} />
      <Records say={say} records={report.records} />
    </>
  );
};

const Plain = ({ say, outcome }: { say: Say; outcome: Holds }) => {
  const [first = '', ...rest] = say(`holds.${outcome.format}`, { ...outcome.counts, entry: '', content: '', format: outcome.format })
    .trimEnd()
    .split('\n');
  const { entry, content } = outcome.counts;
  const texts = [entry, content].filter((text) => typeof text === 'string' && text !== '');
  return (
    <>
      <p>{first}</p>
      {rest.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {texts.map((text) => (
        <pre key={text} className="vf-entry">
          {harmless(text ?? '')}
        </pre>
      ))}
    </>
  );
};

export const Result = ({ say, outcome, file, head }: { say: Say; outcome: Outcome; file: string; head: Ref<HTMLHeadingElement> }) => (
  <section className="vf-result" data-holds={outcome.holds} aria-labelledby="vf-verdict">
    <h2 id="vf-verdict" className="vf-verdict" tabIndex={-1} ref={head}>
      <StatusMark tone={outcome.holds ? 'good' : 'bad'}>{say(outcome.holds ? 'page.holds' : 'page.broken')}</StatusMark>
      <span className="vf-file">{file}</span>
    </h2>
    {!outcome.holds ? (
      <Fault say={say} outcome={outcome} />
    ) : outcome.dossier === undefined ? (
      <Plain say={say} outcome={outcome} />
    ) : (
      <Dossier say={say} report={outcome.dossier} />
    )}
  </section>
);
