/** Files for whoever holds a guest link: the token goes in the body, never in an address, so a plain link will not do. */
import { getLanguage, Problem, urlOf } from '@tongtu/platform/ui';
import { downloadGuestFile } from '../../contract/reviews.ts';

export type GuestFile = { readonly token: string; readonly evidenceId: string | null; readonly exportId: string | null };

/** `attachment; filename*=UTF-8''…` or `filename="…"`. */
export const fileNameOf = (disposition: string | null): string | undefined => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return undefined;
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
};

const problemOf = async (response: Response): Promise<Problem> => {
  const body = (await response.json().catch(() => ({}))) as { kind?: string; title?: string; detail?: string };
  return new Problem({
    kind: body.kind ?? 'unexpected-answer',
    status: response.status,
    title: body.title ?? '',
    detail: body.detail ?? '',
    errors: [],
    details: {},
  });
};

/** Puts the file where the browser puts downloads. Throws a `Problem`. */
export const saveGuestFile = async (file: GuestFile, otherwise: string): Promise<void> => {
  const response = await fetch(urlOf(downloadGuestFile), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: '*/*', 'accept-language': getLanguage() === 'zh' ? 'zh-CN' : 'en' },
    body: JSON.stringify(file),
  });
  if (!response.ok) throw await problemOf(response);
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: fileNameOf(response.headers.get('content-disposition')) ?? otherwise });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after the click; an address that is gone at once would be an empty download.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
