import { describe, expect, it } from 'vitest';
import { fileNameOf } from './guest-file.ts';

describe('the name of a file that a guest takes', () => {
  it('is the encoded one, where there is one', () => {
    expect(fileNameOf('attachment; filename="x.pdf"; filename*=UTF-8\'\'%E8%AF%84%E4%BC%B0.pdf')).toBe('评估.pdf');
  });
  it('is the plain one otherwise', () => {
    expect(fileNameOf('attachment; filename="dossier.zip"')).toBe('dossier.zip');
  });
  it('is unknown where none is said, or it cannot be read', () => {
    expect(fileNameOf(null)).toBeUndefined();
    expect(fileNameOf("attachment; filename*=UTF-8''%E8%")).toBeUndefined();
  });
});
