/** Builds the browser's part into `build/web`. No inline scripts, so that the server may say `script-src 'self'`. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig, type Plugin } from 'vite';
import { contractsWithoutZod } from './build/contracts-without-zod.ts';
import { navTexts } from './build/nav-texts.ts';
import { verifyPage } from './build/verify-page.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the server writes into the page at run time, for `vite dev`. */
const developmentPage = (): Plugin => ({
  name: 'tongtu:development-page',
  apply: 'serve',
  transformIndexHtml: (html) => html.replaceAll('__LANG__', 'zh-CN').replace('<!--head-->', '<title>通途 Tongtu</title>'),
});

/** Modules that do nothing when loaded: unused exports of a barrel or a contract then weigh nothing. */
const quiet = /\/(platform\/ui|platform\/http\/contract|kernel|apps\/web|features\/[^/]+\/(web|contract))[^?]*\.tsx?$/;

/** What the web and the page that stands alone have in common. */
const shared = (): InlineConfig => ({
  root: here('.'),
  plugins: [contractsWithoutZod(), navTexts(), react()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !quiet.test(id) || id.endsWith('main.tsx') } },
  },
});

export default defineConfig({
  ...shared(),
  publicDir: here('./public'),
  plugins: [contractsWithoutZod(), navTexts(), react(), developmentPage(), verifyPage(here('./verify/standalone/main.tsx'), here('../../build/web'), shared)],
  server: { port: 5173, proxy: Object.fromEntries(['/api', '/openapi.json', '/docs', '/log', '/healthz'].map((path) => [path, 'http://localhost:8080'])) },
  build: {
    ...shared().build,
    outDir: here('../../build/web'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
  },
});
