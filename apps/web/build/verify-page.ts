/**
 * `verify.html`: the verification page as one file that needs nothing else, for whoever would rather not trust a site. Script and
 * style stand in it; its policy lets exactly this script run and forbids every connection.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

/** Inside a script element nothing may look like its end or like a comment. */
const inScript = (code: string): string => code.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');

export const pageOf = (script: string, style: string): string => {
  const code = inScript(script);
  const hash = createHash('sha256').update(code).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'`;
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>核验 Verify · 通途 Tongtu</title>
    <style>${style.replace(/<\/style/gi, '<\\/style')}</style>
  </head>
  <body>
    <noscript>核验须启用 JavaScript。Verification needs JavaScript.</noscript>
    <div id="root"></div>
    <script type="module">${code}</script>
  </body>
</html>
`;
};

/** Builds the page beside the web, with the same rules; `shared` is what both builds have in common. */
export const verifyPage = (entry: string, folder: string, shared: () => InlineConfig): Plugin => ({
  name: 'tongtu:verify-page',
  apply: 'build',
  async writeBundle() {
    const { build: options, ...rest } = shared();
    const made = (await build({
      ...rest,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      build: {
        ...options,
        write: false,
        manifest: false,
        cssCodeSplit: false,
        rolldownOptions: { ...options?.rolldownOptions, input: entry, output: { codeSplitting: false } },
      },
    })) as Rolldown.RolldownOutput;
    const scripts = made.output.filter((part) => part.type === 'chunk');
    const styles = made.output.filter((part) => part.type === 'asset' && part.fileName.endsWith('.css'));
    const others = made.output.filter((part) => part.type === 'asset' && !part.fileName.endsWith('.css'));
    if (scripts.length !== 1 || others.length > 0)
      throw new Error(`verify.html would need more than one file: ${made.output.map(({ fileName }) => fileName).join(', ')}`);
    writeFileSync(join(folder, 'verify.html'), pageOf(scripts[0]!.code, styles.map((part) => String('source' in part ? part.source : '')).join('\n')));
  },
});
