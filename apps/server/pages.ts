/**
 * The browser's part: built files under names that change with their content, and one HTML page that serves every address.
 * Its head is written here: language, title, description, JSON-LD, so that searchers and previews need no script.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listingHead, type PageHead } from '@tongtu/listings';
import { organizationCardsByIds } from '@tongtu/parties';
import { houseRoot } from '@tongtu/platform/database';
import { sendProblem, type ProblemWriter } from '@tongtu/platform/http';
import { isUuid } from '@tongtu/kernel/ids';
import { inLanguage, localeOf, type Language, type Localized } from '@tongtu/kernel/localized';
import type { House } from './house.ts';
import { isPage } from './page-addresses.ts';

export const webFolder = join(houseRoot, 'build', 'web');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c]!);
/** Inside a script element only the end of the element and what begins a comment matter. */
const escapeJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');

type Head = PageHead & { readonly found: boolean };

const headOf = async (house: House, path: string, language: Language): Promise<Head> => {
  const say = (key: string): string => house.locales.translate(language, 'server', key);
  const plain: Head = { title: say('head.title'), description: say('head.description'), text: '', jsonLd: null, found: true };
  const [, room, id = ''] = /^\/(listings|organizations)\/([0-9a-f-]{36})\/?$/.exec(path) ?? [];
  if (room === undefined || !isUuid(id)) return { ...plain, found: isPage(path) };
  // As a visitor sees it: the page is the same for everybody, what more one may see comes later.
  const context = { ...house.context(), language };
  const found = room === 'listings' ? await listingHead(context, id, house.config.publicUrl) : await organizationHead(house, id, language);
  return found === null ? { ...plain, found: false } : { ...found, title: `${found.title} · ${say('head.name')}`, found: true };
};

const organizationHead = async (house: House, id: string, language: Language): Promise<PageHead | null> => {
  const card = (await organizationCardsByIds(house.database.db, [id])).get(id);
  if (card === undefined || card.state !== 'verified') return null;
  const title = inLanguage(card.name as Localized, language).text;
  return {
    title,
    description: title,
    text: '',
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      '@id': `${house.config.publicUrl}/organizations/${id}`,
      name: Object.values(card.name),
    },
  };
};

const render = (page: string, head: Head, language: Language, url: string): string => {
  const tags = [
    `<title>${escapeHtml(head.title)}</title>`,
    `<meta name="description" content="${escapeHtml(head.description)}" />`,
    `<meta property="og:title" content="${escapeHtml(head.title)}" />`,
    `<meta property="og:description" content="${escapeHtml(head.description)}" />`,
    `<link rel="canonical" href="${escapeHtml(url)}" />`,
    ...(head.jsonLd === null ? [] : [`<script type="application/ld+json">${escapeJson(head.jsonLd)}</script>`]),
  ];
  const body = head.text === '' ? '' : `<main><h1>${escapeHtml(head.title)}</h1><p>${escapeHtml(head.text)}</p></main>`;
  return page
    .replace('__LANG__', localeOf(language))
    .replace('<!--head-->', () => tags.join('\n    '))
    .replace('<!--body-->', () => body);
};

export type PagesOptions = { readonly house: House; readonly languageOf: (request: FastifyRequest) => Language; readonly problem: ProblemWriter };

/** Addresses that are never a page. */
const isMachine = (path: string): boolean => /^\/(api|assets|docs|openapi\.json|healthz|readyz|metrics)(\/|$)/.test(path);

/** Mounts the built web. Where it was not built, addresses answer with a problem that says so. */
export const mountPages = async (app: FastifyInstance, { house, languageOf, problem }: PagesOptions): Promise<void> => {
  const index = join(webFolder, 'index.html');
  const page = existsSync(index) ? readFileSync(index, 'utf8') : null;
  const send = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const language = languageOf(request);
    const path = request.url.split('?')[0] ?? '/';
    if (page === null) return sendProblem(request, reply, problem, { kind: 'web-not-built' }, language);
    const head = await headOf(house, path, language);
    return reply
      .code(head.found ? 200 : 404)
      .headers({ 'cache-control': 'no-cache', 'content-language': localeOf(language), vary: 'accept-language, cookie' })
      .type('text/html; charset=utf-8')
      .send(render(page, head, language, `${house.config.publicUrl}${path}`));
  };
  if (page !== null) {
    await app.register(fastifyStatic, {
      root: webFolder,
      index: false,
      wildcard: false,
      setHeaders: (reply, file) => {
        void reply.header('cache-control', file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
        // To be kept and opened from the disk: our own policy would not let its script run here, and a page of a site proves less.
        if (file.endsWith('/verify.html')) void reply.header('content-disposition', 'attachment; filename="tongtu-verify.html"');
      },
    });
  }
  app.get('/', { schema: { hide: true } }, send);
  // The plugin limits routes; addresses that are none, every page among them, ask the database too.
  const limited = app.hasDecorator('rateLimit') ? { preHandler: app.rateLimit() } : {};
  app.setNotFoundHandler(limited, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if ((request.method !== 'GET' && request.method !== 'HEAD') || isMachine(path))
      return sendProblem(request, reply, problem, { kind: 'not-found' }, languageOf(request));
    return send(request, reply);
  });
};
