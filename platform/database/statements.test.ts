import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrationFolders, readMigrations } from './migration-files.ts';
import { splitStatements } from './statements.ts';

describe('splitStatements', () => {
  it('cuts at a semicolon that ends a line, with or without a comment behind it', () => {
    expect(splitStatements('select 1;\nselect 2; -- two\nselect\n3;')).toEqual(['select 1', 'select 2', '-- two\nselect\n3']);
  });
  it('leaves semicolons inside bodies, strings, names and comments alone', () => {
    const body = "create function f() returns text language plpgsql as $body$\nbegin\n  return 'a;';\nend;\n$body$";
    expect(splitStatements(`${body};\nselect 'it''s;\n';\nselect ";\n";\n/* a; \n /* b;\n */ c;\n */ select E'\\';\n';`)).toEqual([
      body,
      "select 'it''s;\n'",
      'select ";\n"',
      "/* a; \n /* b;\n */ c;\n */ select E'\\';\n'",
    ]);
  });
  it('knows tags: the inner one does not end the outer one', () => {
    expect(splitStatements('do $a$ begin execute $b$ select 1;\n $b$; end $a$;\nselect $1;\n')).toEqual([
      'do $a$ begin execute $b$ select 1;\n $b$; end $a$',
      'select $1',
    ]);
  });
  it('drops what is only comment or blank, and takes a last statement without its semicolon', () => {
    expect(splitStatements('-- only words;\n\n;\n/* ; */;\nselect 1')).toEqual(['select 1']);
  });
  it('does not cut in the middle of a line', () => {
    expect(splitStatements('select 1; select 2;\n')).toEqual(['select 1; select 2']);
  });
  it('every migration of the house comes apart without losing a word', () => {
    const all = readMigrations(migrationFolders());
    expect(all.length).toBeGreaterThan(0);
    for (const migration of all) {
      const words = (text: string) => text.replaceAll(/--[^\n]*/g, '').replaceAll(/[\s;]+/g, '');
      expect(words(splitStatements(migration.text).join(';'))).toBe(words(readFileSync(migration.file, 'utf8')));
    }
  });
});
