/** Files go up with progress: `fetch` cannot report it, `XMLHttpRequest` can. */
import type { Input, Output, Route } from '@tongtu/platform/contract';
import { getLanguage } from '../i18n/store.ts';
import { networkProblem, parseProblem } from './problem.ts';
import { urlOf } from './call.ts';

export type UploadOptions = { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal };

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Sends one file as multipart field `file`. `onProgress` gets 0 to 1. Throws a `Problem`. */
export const uploadFile = <R extends Route>(
  route: R,
  input: Omit<Input<R>, 'body'>,
  file: File,
  { onProgress, signal }: UploadOptions = {},
): Promise<Output<R>> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, urlOf(route, input as { params?: Record<string, unknown>; query?: Record<string, unknown> }));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', getLanguage() === 'zh' ? 'zh-CN' : 'en');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onerror = () => reject(networkProblem());
    request.onabort = () => reject(signal?.reason ?? networkProblem());
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as Output<R>);
      else reject(parseProblem(request.status, body, request.getResponseHeader('x-request-id')));
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
