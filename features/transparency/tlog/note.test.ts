import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { openCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { emptyRoot } from './hashing.ts';
import { noteSigner, noteVerifier, openNote, readNote, readVerifierKey, signText, writeNote } from './note.ts';

// The example of the standard.
const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const note =
  'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const kind = (result: ReturnType<typeof openNote>): string => (result.ok ? 'ok' : result.error.kind);
const example = must(noteVerifier(vkey));
const signer = noteSigner('log.example.org/log', generateKeyPairSync('ed25519').privateKey);
const verifier = must(noteVerifier(signer.verifierKey));

describe('notes', () => {
  it('the example of the standard is signed', () => {
    expect(must(openNote(note, [example])).text).toBe('This is an example message.\n');
    expect(kind(openNote(Buffer.from(note), [verifier, example]))).toBe('ok');
  });
  it('a changed one is refused, one of strangers too', () => {
    expect(kind(openNote(note.replace('message', 'massage'), [example]))).toBe('signature-invalid');
    expect(kind(openNote(note, [verifier]))).toBe('signature-missing');
    expect(kind(openNote(note, []))).toBe('signature-missing');
  });
  it('what is signed comes back, with lines of others beside it and empty lines within', () => {
    const text = 'one\n\ntwo\n';
    const written = writeNote({ text, signatures: [signText(text, signer), ...must(readNote(note)).signatures] });
    expect(must(openNote(written, [verifier]))).toMatchObject({ text, verified: [{ name: signer.name, id: signer.id }] });
    expect(() => writeNote({ text: 'one', signatures: [] })).toThrow('ends in a newline');
  });
  it.each([
    ['no signature', 'text\n\n'],
    ['no empty line', 'text\n'],
    ['a control character', note.replace('This', 'Th\u0001s')],
    ['a carriage return', note.replaceAll('\n', '\r\n')],
    ['a line that is no signature', `${note}more\n`],
    ['no last newline', note.slice(0, -1)],
    ['base64 with a bit too many', note.replace('aQM=', 'aQN=')],
    ['no UTF-8', Buffer.from([0xff, 0x0a, 0x0a])],
  ])('%s is malformed', (_, bad) => expect(kind(openNote(bad, [example]))).toBe('note-malformed'));
});

describe('verifier keys', () => {
  it('are read and written alike', () => expect(must(readVerifierKey(signer.verifierKey))).toMatchObject({ name: signer.name, id: signer.id, type: 1 }));
  it.each([vkey.replace('530d903a', '530d903b'), vkey.replace('foo', 'bar'), vkey.slice(0, -4), 'a+b+c', '', `${vkey} `])('%j is none', (bad) =>
    expect(noteVerifier(bad).ok).toBe(false),
  );
});

describe('checkpoints', () => {
  const text = writeCheckpoint({ origin: 'log.example.org/log', size: 0, root: emptyRoot() });
  it('are read as they were written', () => expect(must(readCheckpoint(text))).toMatchObject({ origin: 'log.example.org/log', size: 0, extensions: [] }));
  it('count for their own log only', () => {
    const signed = writeNote({ text, signatures: [signText(text, signer)] });
    expect(openCheckpoint(signed, 'log.example.org/log', [verifier]).ok).toBe(true);
    expect(openCheckpoint(signed, 'log.example.org/other', [verifier])).toMatchObject({ error: { kind: 'origin-differs' } });
  });
  it.each([
    text.replace('\n0\n', '\n00\n'),
    text.replace('\n0\n', '\n-1\n'),
    text.replace('=', ''),
    text.slice(0, -1),
    `\n${text}`,
    `${text}\n`,
    text.replace('\n0\n', '\n9007199254740993\n'),
  ])('%j is none', (bad) => expect(readCheckpoint(bad)).toMatchObject({ error: { kind: 'checkpoint-malformed' } }));
});
