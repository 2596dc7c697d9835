/** Builds the browser's part into `build/web`. No inline scripts, so that the server may say `script-src 'self'`. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { contractsWithoutZod } from './build/contracts-without-zod.ts';
import { navTexts } from './build/nav-texts.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the server writes into the page at run time, for `vite dev`. */
const developmentPage = (): Plugin => ({
  name: 'tongtu:development-page',
  apply: 'serve',
  transformIndexHtml: (html) => html.replaceAll('__LANG__', 'zh-CN').replace('<!--head-->', '<title>通途 Tongtu</title>'),
});

/** Modules that do nothing when loaded: unused exports of a barrel or a contract then weigh nothing. */
const quiet = /\/(platform\/ui|platform\/http\/contract|kernel|apps\/web|features\/[^/]+\/(web|contract))[^?]*\.tsx?$/;

export default defineConfig({
  root: here('.'),
  publicDir: here('./public'),
  plugins: [contractsWithoutZod(), navTexts(), react(), developmentPage()],
  server: { port: 5173, proxy: Object.fromEntries(['/api', '/openapi.json', '/docs', '/log', '/healthz'].map((path) => [path, 'http://localhost:8080'])) },
  build: {
    outDir: here('../../build/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !quiet.test(id) || id.endsWith('main.tsx') },
    },
  },
});
