/** Where the browser begins: texts, language, the first page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLanguage, loadRoom, registerLocales, startLanguage } from '@tongtu/platform/ui';
import { App } from './shell/app.tsx';
import '../../platform/ui/styles/index.css';
import './shell/shell.css';

// A room is called by its folder; ours is this one, and its name is not in a path that begins here.
const own = Object.entries(import.meta.glob('./locales/*.json')).map(([path, load]) => [path.replace('./', 'web/'), load] as const);
// The words of the navigation, of all rooms: texts of a room named `nav`.
const nav = Object.entries(import.meta.glob('./nav/??.ts')).map(([path, load]) => [`nav/locales/${path.slice(-5, -3)}.json`, load] as const);
registerLocales({
  ...Object.fromEntries([...own, ...nav]),
  // The verifier's too: the log speaks of its entries in the same words.
  ...import.meta.glob(['../../platform/ui/locales/*.json', '../../features/*/locales/*.json', '../verify/locales/*.json']),
});
startLanguage(firstLanguage());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await Promise.all([loadRoom('ui'), loadRoom('web'), loadRoom('nav')]);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
