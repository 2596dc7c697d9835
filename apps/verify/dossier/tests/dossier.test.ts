/** What holds is told whole; whatever does not is named with its place, before anything that follows from it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import { cosigner, noteSigner } from '@tongtu/transparency/tlog';
import { testKey } from '../../../../features/transparency/tests/log-in-memory.ts';
import { fileOutcome, type FileOptions } from '../../file.ts';
import { plainJson, sentenceOf } from '../../say.ts';
import { makeDossier, origin, vkey, witnesses, type Dossier, type Json, type Options } from './make-dossier.ts';
import { writeZip, type Entry } from './write-zip.ts';

const given = (more: Partial<FileOptions> = {}): FileOptions => ({
  vkeys: [],
  witnesses: [],
  atLeast: undefined,
  entry: undefined,
  content: undefined,
  ...more,
});
const trusted = given({ vkeys: [vkey], witnesses: witnesses.map((one) => one.verifierKey) });
const check = (zip: Uint8Array, options = trusted) => fileOutcome(zip, 'dossier.zip', options);
const fault = (zip: Uint8Array, options = trusted) => {
  const outcome = check(zip, options);
  return outcome.holds ? 'holds' : `${outcome.line}: ${outcome.kind}`;
};
const made = async (options: Options) => fault((await makeDossier(options)).zip);
const replaced = (entries: readonly Entry[], name: string, bytes: Uint8Array): Entry[] => entries.map((one) => (one.name === name ? { name, bytes } : one));

let dossier: Dossier;
let zip: Buffer;
const folder = mkdtempSync(join(tmpdir(), 'tongtu-dossier-'));
beforeAll(async () => {
  dossier = await makeDossier();
  zip = dossier.zip;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a dossier that holds', () => {
  it('names every record with time, signer, proof and witnesses', () => {
    const outcome = check(zip);
    expect(outcome).toMatchObject({ holds: true, format: 'tongtu-dossier/1', counts: { files: 17, records: 6, elements: 6 } });
    const { dossier: report } = outcome as typeof outcome & { holds: true };
    expect(report?.trust).toEqual({ log: 'given', witnesses: 'given' });
    expect(report?.records[1]).toEqual({
      index: 5,
      at: '2026-11-20T08:01:00.000Z',
      kind: 'evidence-supplied',
      subject: { type: 'evidence', id: '01900000-0000-7000-8000-000000000100' },
      role: 'admin+technology-manager',
      signer: { id: '01900000-0000-7000-8000-0000000000d1', name: '李明' },
      organization: { zh: '示例大学', en: 'Example University' },
      erased: false,
      title: { zh: '证据 0' },
      size: '300',
      witnesses: [
        { name: 'audit.example/witness', at: '2027-01-15T08:00:00Z' },
        { name: 'member.example/witness', at: '2027-01-15T08:00:01Z' },
      ],
      // Two months later: for the time of the record only the log's own word stands.
      time: 'stated-only',
    });
    expect(report?.records[5]).toMatchObject({ erased: true, signer: null, role: 'house' });
    expect(report?.seal).toMatchObject({ index: 300, size: '301' });
  });
  it('is told in both languages, one line a record', () => {
    const text = sentenceOf(check(zip), 'zh');
    expect(text.split('\n')).toHaveLength(9);
    expect(text).toContain('6 条记录在所称时间之后一天内没有见证方见证');
    expect(text).toContain('李明（单位管理员，技术经理人）');
    expect(sentenceOf(check(zip), 'en')).toContain('The dossier is complete');
  });
  it('bears out times that a witness saw within a day, and refuses one that a witness saw before it was', async () => {
    const [opened, last] = [Date.parse('2026-11-20T08:00:00Z') / 1000, Date.parse('2026-11-20T08:21:00Z') / 1000];
    const soon = await makeDossier({ witnessedAt: last + 60 });
    expect(check(soon.zip)).toMatchObject({ holds: true, dossier: { records: Array.from({ length: 6 }, () => ({ time: 'borne-out' })) } });
    expect(sentenceOf(check(soon.zip), 'en')).not.toContain('Mind');
    const before = await makeDossier({ witnessedAt: opened - 86_400 });
    expect(check(before.zip)).toMatchObject({ holds: false, kind: 'time-after-witness', line: 'records.0.at' });
  });
  it('says so where the keys are its own, and which to compare', () => {
    const outcome = check(zip, given());
    expect(outcome).toMatchObject({ holds: true, dossier: { trust: { log: 'dossier', witnesses: 'dossier' }, vkeys: [vkey] } });
    expect(sentenceOf(outcome, 'en')).toContain(`the keys come from the dossier itself`);
    expect(sentenceOf(outcome, 'zh')).toContain(vkey);
    expect(sentenceOf(check(zip, given({ vkeys: [vkey] })), 'en')).toContain('The keys of the witnesses come from the dossier itself'.slice(4));
  });
  it('names the gaps of one that is not complete', async () => {
    const gap = await makeDossier({
      manifest: (manifest) => {
        manifest['elements'][4].required = true;
        manifest['complete'] = false;
      },
    });
    expect(sentenceOf(check(gap.zip), 'en')).toContain('gap: signed-off (not due yet)');
  });
});

describe('keys', () => {
  const other = noteSigner(origin, testKey(7)).verifierKey;
  const stranger = cosigner('stranger.example/w', testKey(8)).verifierKey;
  it.each([
    ['another key of the log', { vkeys: [other] }, 'records.0.proof.checkpoint.signatures: log-signature-missing'],
    ['a witness that has not signed', { vkeys: [vkey], witnesses: [stranger] }, 'records.0.proof.checkpoint.signatures: witnesses-too-few'],
    ['a key that is none', { vkeys: ['x'] }, 'vkey.1: vkey-malformed'],
    ['more witnesses than named', { witnesses: [witnesses[0].verifierKey], atLeast: '2' }, 'witness: witnesses-impossible'],
    ['a count that is none', { atLeast: 'x' }, 'witness: witnesses-impossible'],
    ['two of its own', { atLeast: '2' }, 'holds'],
    ['one of two that are named', { witnesses: [stranger, witnesses[0].verifierKey], atLeast: '1' }, 'holds'],
  ] as const)('%s', (_, options, expected) => expect(fault(zip, given(options))).toBe(expected));
  it('a line of somebody unknown is a fault', async () => {
    expect(await made({ manifest: (manifest) => manifest['log'].witnesses.pop() })).toBe('holds');
    const unlisted = await makeDossier({ manifest: (manifest) => manifest['log'].witnesses.pop() });
    expect(fault(unlisted.zip, given({ vkeys: [vkey] }))).toBe('records.0.proof.checkpoint.signatures.3: signature-unknown');
  });
  it('a line that comes twice is a fault, and so are more keys than anybody needs: both cost time alone', async () => {
    const twice = await makeDossier({ note: (note) => `${note}${note.trimEnd().split('\n').at(-1)}\n` });
    expect(fault(twice.zip, given({ vkeys: [vkey] }))).toBe('records.0.proof.checkpoint.signatures.4: signature-twice');
    const many = Array.from({ length: 101 }, (_, i) => cosigner(`w${i}.example/w`, testKey(20 + i)).verifierKey);
    expect(await made({ manifest: (manifest) => (manifest['log'].witnesses = many) })).toBe('log.witnesses: keys-too-many');
    expect(await made({ manifest: (manifest) => (manifest['log'].vkeys = Array.from({ length: 101 }, () => vkey)) })).toBe('log.vkeys: keys-too-many');
  });
  it('a name that turns a line around shows as it is, in words and in JSON', async () => {
    const turned = cosigner('exa\u202emple/w', testKey(9)).verifierKey;
    const outcome = check((await makeDossier({ manifest: (manifest) => manifest['log'].witnesses.push(turned) })).zip, given());
    expect(outcome).toMatchObject({ holds: true, dossier: { witnessKeys: expect.arrayContaining([turned]) } });
    expect(sentenceOf(outcome, 'en')).not.toMatch(/\p{Cf}/u);
    expect(plainJson(outcome)).not.toMatch(/[\x7f-\x9f\p{Cf}]/u);
    expect(JSON.parse(plainJson(outcome))).toEqual(JSON.parse(JSON.stringify(outcome)));
  });
  it('a proof without any witness holds, unless witnesses were named', async () => {
    const alone = await makeDossier({
      note: (note) =>
        note
          .split('\n')
          .filter((line) => !line.includes('witness'))
          .join('\n'),
      manifest: (manifest) => (manifest['log'].witnesses = []),
    });
    expect(fault(alone.zip, given({ vkeys: [vkey] }))).toBe('holds');
    expect(sentenceOf(check(alone.zip, given({ vkeys: [vkey] })), 'en')).toContain('no witness');
    expect(fault(alone.zip)).toBe('records.0.proof.checkpoint.signatures: witnesses-too-few');
  });
});

describe('the archive', () => {
  it.each([
    ['truncated in a content', () => zip.subarray(0, 1000), /^zip: .*: zip-(size|truncated)$/],
    ['truncated by one byte', () => zip.subarray(0, -1), 'zip: end: zip-truncated'],
    ['empty', () => zip.subarray(0, 0), 'zip: byte 0: zip-truncated'],
    ['something behind it', () => Buffer.concat([zip, Buffer.from('x')]), 'zip: end: zip-appended'],
    ['something before it', () => Buffer.concat([Buffer.from('x'), zip]), 'zip: byte 0: zip-signature'],
    ['without entries', () => writeZip([]), 'zip: manifest.json: file-missing'],
    ['a name that leads out', () => writeZip([{ name: '../../etc/passwd', bytes: Buffer.from('x') }]), 'zip: entry 1 name: zip-name'],
    ['an absolute name', () => writeZip([{ name: '/etc/passwd', bytes: Buffer.from('x') }]), 'zip: entry 1 name: zip-name'],
    ['a name with a backslash', () => writeZip([{ name: 'a\\..\\b', bytes: Buffer.from('x') }]), 'zip: entry 1 name: zip-name'],
    ['a name in capitals', () => writeZip([{ name: 'Manifest.json', bytes: Buffer.from('x') }]), 'zip: entry 1 name: zip-name'],
    ['a name too long', () => writeZip([{ name: 'a'.repeat(201), bytes: Buffer.from('x') }]), 'zip: entry 1 name-length: zip-name-length'],
    ['a name twice', () => writeZip([...dossier.entries, dossier.entries[1]!]), 'zip: dossier.zh.html name: zip-name-twice'],
    ['a lying size', () => writeZip(dossier.entries, (name) => (name === 'seal.json' ? { size: 2 ** 31 } : {})), 'zip: seal.json size: zip-size'],
    ['two sizes', () => writeZip(dossier.entries, (name) => (name === 'seal.json' ? { packed: 3 } : {})), 'zip: seal.json compressed-size: zip-field'],
    ['other flags', () => writeZip(dossier.entries, (name) => (name === 'seal.json' ? { flags: 0x0808 } : {})), 'zip: seal.json flags: zip-field'],
    [
      'an extra field',
      () => writeZip(dossier.entries, (name) => (name === 'seal.json' ? { extra: Buffer.alloc(4) } : {})),
      'zip: seal.json extra-length: zip-field',
    ],
    ['too many entries', () => writeZip(Array.from({ length: 5001 }, (_, i) => ({ name: `f${i}`, bytes: Buffer.alloc(0) }))), 'zip: entry 5001: zip-too-many'],
  ] as const)('%s', (_, bytes, expected) => {
    const found = fault(bytes());
    expect(typeof expected === 'string' ? found === expected : expected.test(found), found).toBe(true);
  });
  it('a bomb is named and not unpacked', () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
    const before = process.memoryUsage().rss;
    const bytes = writeZip([{ name: 'manifest.json', bytes: bomb }], () => ({ method: 8, size: 64 * 1024 * 1024, packed: bomb.length }));
    expect(fault(bytes)).toBe('zip: manifest.json method: zip-compressed');
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024);
  });
  it('two files that changed places', () => {
    const swapped = [...dossier.entries];
    [swapped[1], swapped[2]] = [swapped[2]!, swapped[1]!];
    expect(fault(writeZip(swapped))).toBe('manifest.files.0: file-order');
    const [a, b] = [dossier.entries[1]!, dossier.entries[2]!];
    expect(fault(writeZip(replaced(replaced(dossier.entries, a.name, b.bytes), b.name, a.bytes)))).toMatch(/^manifest\.files\.0\.(size|sha256): file-/);
  });
  it('a file that is missing, and one too many', () => {
    const without = (name: string) => fault(writeZip(dossier.entries.filter((one) => one.name !== name)));
    expect(without('dossier.en.html')).toBe('manifest.files.1: file-missing');
    expect(without('seal.json')).toBe('seal: file-missing');
    expect(without('seal.tlog-proof')).toBe('seal.proof: file-missing');
    expect(without('manifest.json')).toBe('zip: manifest.json: file-missing');
    expect(fault(writeZip([...dossier.entries, { name: 'more.txt', bytes: Buffer.from('x') }]))).toBe('zip: more.txt: file-unlisted');
  });
});

describe('what was written anew, with sums and sizes that fit', () => {
  it('a byte of any file is named, whatever the file', () => {
    for (const [i, { name, bytes }] of dossier.entries.entries()) {
      const other = Buffer.from(bytes);
      other[Math.floor(bytes.length / 2)]! ^= 1;
      const found = fault(writeZip(replaced(dossier.entries, name, other)));
      const expected =
        name === 'manifest.json' ? /^manifest: / : name.startsWith('seal') ? /^seal/ : new RegExp(`^manifest\\.files\\.${i - 1}\\.sha256: file-hash$`);
      expect(found, name).toMatch(expected);
    }
  });
  it('any value of the manifest is held by the seal at the latest', { timeout: 90_000 }, () => {
    const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, item]) => places(item, [...path, Array.isArray(value) ? Number(key) : key]))
        : [path];
    const all = places(dossier.manifest);
    expect(all.length).toBeGreaterThan(250);
    for (const path of all) {
      const copy = structuredClone(dossier.manifest);
      const holder = path.slice(0, -1).reduce<Json>((at, key) => at[key], copy);
      const last = path.at(-1)!;
      const was = holder[last];
      holder[last] = typeof was === 'boolean' ? !was : typeof was === 'number' ? was + 1 : was === null ? 'x' : `${was} `;
      const text = Buffer.from(canonicalJson(copy as Canonical));
      expect(fault(writeZip(replaced(dossier.entries, 'manifest.json', text))), path.join('.')).not.toBe('holds');
    }
  });
  it('another spelling of the manifest', () => {
    const text = Buffer.from(JSON.stringify(dossier.manifest));
    expect(fault(writeZip(replaced(dossier.entries, 'manifest.json', text)))).toBe('manifest: not-canonical');
    expect(fault(writeZip(replaced(dossier.entries, 'manifest.json', Buffer.from('{'))))).toBe('manifest: not-json');
    expect(fault(writeZip(replaced(dossier.entries, 'manifest.json', Buffer.from([0xff]))))).toBe('manifest: not-utf-8');
    expect(fault(writeZip(replaced(dossier.entries, 'manifest.json', Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)))))).toBe('manifest: not-canonical');
  });
  it('the seal of another manifest', async () => {
    const other = await makeDossier({ manifest: (manifest) => (manifest['madeAt'] = '2026-11-21T08:00:00.000Z') });
    const swapped = replaced(replaced(dossier.entries, 'seal.json', other.entries.at(-2)!.bytes), 'seal.tlog-proof', other.entries.at(-1)!.bytes);
    expect(fault(writeZip(swapped))).toBe('seal.json.changed.manifest: seal-of-another');
  });
});

describe('a house that lies and seals it', () => {
  const changes: readonly (readonly [string, (manifest: Json) => void, string])[] = [
    ['another format', (m) => (m['format'] = 'tongtu-dossier/2'), 'manifest.format: format-unknown'],
    ['records out of order', (m) => m['records'].reverse(), 'records.1.index: record-order'],
    ['a record twice', (m) => m['records'].splice(1, 0, m['records'][0]), 'records.1.index: record-order'],
    ['a record of another time', (m) => (m['records'][2].at = '2026-11-01T00:00:00.000Z'), 'records.2.at: record-differs'],
    ['a record of another kind', (m) => (m['records'][2].kind = 'notice-completed'), 'records.2.kind: record-differs'],
    ['a record of another role', (m) => (m['records'][2].role = 'secretariat'), 'records.2.role: record-differs'],
    ['a record about something else', (m) => (m['records'][2].subject.id = 'x'), 'records.2.subject.id: record-differs'],
    ['a time that is none', (m) => (m['records'][2].at = '2026-11-20 08:00'), 'records.2.at: not-an-instant'],
    ['a record that is left out', (m) => m['records'].splice(5, 1), 'manifest.files.16: file-of-nothing'],
    ['evidence without a record', (m) => (m['evidence'][0].record = null), 'evidence.0.record: evidence-unrecorded'],
    ['the record of other evidence', (m) => (m['evidence'][0].record = m['evidence'][1].record), 'evidence.0.id: evidence-differs'],
    ['a record of something else', (m) => (m['evidence'][0].record = 2), 'evidence.0.record: evidence-record'],
    ['a record that is not there', (m) => (m['evidence'][0].record = 3), 'evidence.0.record: record-missing'],
    ['evidence of another kind', (m) => (m['evidence'][0].kind = 'appraisal'), 'evidence.0.kind: evidence-differs'],
    ['evidence of another source', (m) => (m['evidence'][0].source.id = 'x'), 'evidence.0.source.id: evidence-differs'],
    ['evidence of another hash', (m) => (m['evidence'][0].sha256 = '0'.repeat(64)), 'evidence.0.sha256: evidence-differs'],
    ['the file of other evidence', (m) => (m['evidence'][0].file = m['evidence'][1].file), 'evidence.0.file: evidence-file'],
    ['evidence that is a paper', (m) => (m['evidence'][0].file = 'dossier.en.html'), 'evidence.0.file: file-role'],
    ['a file that belongs to nothing', (m) => (m['evidence'][0].file = null), 'manifest.files.2: file-of-nothing'],
    ['met that is not', (m) => Object.assign(m['elements'][4], { status: 'met' }), 'elements.4.status: element-not-met'],
    ['withdrawn evidence that counts', (m) => (m['evidence'][0].withdrawn = true), 'elements.0.status: element-not-met'],
    ['missing that is met', (m) => Object.assign(m['elements'][1], { status: 'missing' }), 'elements.1.status: element-met'],
    ['not applicable that applies', (m) => Object.assign(m['elements'][4], { status: 'not-applicable' }), 'elements.4.status: element-status'],
    ['a status that is none', (m) => Object.assign(m['elements'][4], { status: 'fine' }), 'elements.4.status: not-one-of'],
    ['two where one is there', (m) => (m['elements'][1].needs[0].atLeast = 2), 'elements.1.status: element-not-met'],
    ['complete that is not', (m) => (m['elements'][4].required = true), 'manifest.complete: complete-not-so'],
    ['complete and unsaid', (m) => (m['complete'] = false), 'manifest.complete: complete-unsaid'],
    ['evidence that is not there', (m) => m['elements'][0].evidence.push('x'), 'elements.0.evidence.2: evidence-missing'],
    ['an article that is not there', (m) => m['elements'][0].articles.push('x'), 'elements.0.articles.1: article-missing'],
    ['an id twice', (m) => m['evidence'].push(m['evidence'][0]), 'evidence.4.id: id-twice'],
    ['another log', (m) => (m['log'].origin = 'x.example/log'), 'records.0.proof.checkpoint.origin: log-differs'],
    ['no key of a log', (m) => (m['log'].vkeys = []), 'log.vkeys: vkey-missing'],
    ['a file that leads out', (m) => (m['files'][0].path = '../x'), 'manifest.files.0.path: file-name'],
    ['a file twice', (m) => (m['files'][1].path = m['files'][0].path), 'manifest.files.1.path: file-twice'],
    ['a list that is none', (m) => (m['records'] = {}), 'records: not-a-list'],
    ['a size below zero', (m) => (m['files'][0].size = -1), 'manifest.files.0.size: not-a-number'],
  ];
  it.each(changes)('%s', async (_, manifest, expected) => expect(await made({ manifest })).toBe(expected));
  it('evidence of another case, and content that is not of its record', async () => {
    expect(await made({ changed: (changed) => (changed['case'] = 'x') })).toBe('evidence.0.record: evidence-of-another-case');
    expect(await made({ changed: (changed) => delete changed['source'] })).toBe('records.1.content.json.changed.source: not-an-object');
    const path = 'records/000000000005.json';
    expect(await made({ files: (files) => files.set(path, files.get('records/000000000008.json')!) })).toBe('records.1.content: content-differs');
    expect(await made({ files: (files) => files.set(path, Buffer.from('{"json":"x","salt":"AAA"}')) })).toBe('records.1.content.salt: content-malformed');
  });
  it('proofs', async () => {
    const swap = (files: Map<string, Uint8Array>) => files.set('records/000000000005.tlog-proof', files.get('records/000000000008.tlog-proof')!);
    expect(await made({ files: (files) => void swap(files) })).toBe('records.1.proof.index: record-index');
    expect(await made({ note: (note, index) => (index === 8 ? note.replace(/\n300\n/, '\n301\n') : note) })).toMatch(
      /^records\.2\.proof\.checkpoint\.signatures\.1: signature-wrong/,
    );
  });
  it.each(['case', 'manifest', 'files', 'complete'])('a seal with another %s', async (name) => {
    const value = name === 'files' ? 3 : name === 'complete' ? false : 'x';
    expect(await made({ seal: (changed) => (changed[name] = value) })).toBe(`seal.json.changed.${name}: seal-of-another`);
  });
  it('what a terminal would obey is not printed', async () => {
    const evil = await makeDossier({ manifest: (manifest) => (manifest['case'].title.zh = '\u001b[2J钛\u202e') });
    expect(sentenceOf(check(evil.zip), 'zh')).not.toMatch(/[\u001b\u202e]/);
  });
  it('words of a file name no words of ours', async () => {
    const odd = await makeDossier({ manifest: (manifest) => (manifest['people'] = []) });
    expect(sentenceOf(check(odd.zip), 'en')).toContain('01900000-0000-7000-8000-0000000000d1');
  });
});

describe('on the command line', () => {
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [join(import.meta.dirname, '..', '..', 'main.ts'), ...args], { encoding: 'utf8' });
  it('0 holds, 1 does not', () => {
    const file = join(folder, 'dossier.zip');
    writeFileSync(file, zip);
    const own = run(file);
    expect([own.status, own.stdout]).toEqual([0, expect.stringContaining('the keys come from the dossier itself')]);
    const named = run(file, '--vkey', vkey, '--witness', witnesses[0].verifierKey);
    expect([named.status, named.stdout]).toEqual([0, expect.not.stringContaining(vkey)]);
    expect(JSON.parse(run(file, '--json').stdout)).toMatchObject({ holds: true, dossier: { records: expect.any(Array), trust: { log: 'dossier' } } });
    const wrong = Buffer.from(zip);
    wrong[5000]! ^= 1;
    writeFileSync(file, wrong);
    expect(run(file)).toMatchObject({ status: 1, stdout: expect.stringMatching(/zip: .* crc/) });
  });
  it('200 MB of evidence take seconds, and memory for one copy', { timeout: 90_000 }, async () => {
    const large = Buffer.alloc(200_000_000, 'what a test stand has measured, line after line');
    const file = join(folder, 'large.zip');
    writeFileSync(file, (await makeDossier({ large })).zip);
    const began = performance.now();
    const done = spawnSync(
      process.execPath,
      [
        '-e',
        `import(${JSON.stringify(join(import.meta.dirname, '..', '..', 'main.ts'))}).then(() => process.stderr.write(String(process.resourceUsage().maxRSS)))`,
        'x',
        file,
        '--json',
      ],
      { encoding: 'utf8' },
    );
    expect(JSON.parse(done.stdout)).toMatchObject({ holds: true });
    // Kilobytes: the file once, and what Node itself takes.
    expect(Number(done.stderr)).toBeLessThan(500_000);
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});
