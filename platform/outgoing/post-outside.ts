/** Hands something in at an address outside, with the same looks as `fetchOutside`: what is looked at and what is called are one. */
import { ok, type Result } from '@tongtu/kernel/result';
import { addressFinder, brokenOff, call, callable, within, type OutsideLimits, type OutsideOptions, type Sent } from './fetch-outside.ts';

export type Posted = { readonly status: number; readonly contentType: string | null; readonly body: Buffer };
export type PostOutside = (address: string, sent: Sent, limits: Omit<OutsideLimits, 'etag'>) => Promise<Result<Posted>>;

/** As `postOutside`, with a resolver and a permission of its own. */
export const outsidePoster = (options: OutsideOptions = {}): PostOutside => {
  const addressOf = addressFinder(options);
  return async (text, sent, limits) => {
    const url = callable(text);
    if (!url.ok) return url;
    const signal = AbortSignal.timeout(limits.timeoutMs);
    try {
      const address = await addressOf(url.value, signal);
      if (!address.ok) return address;
      const answered = await within(signal, call(url.value, address.value, limits, signal, sent));
      if (!answered.ok) return answered;
      const { status, contentType, body } = answered.value;
      return ok({ status, contentType, body });
    } catch (error) {
      return brokenOff(error, signal);
    }
  };
};

/** What a public address answers to a POST, whatever its status; it is never led elsewhere. Kinds: as `fetchOutside`. */
export const postOutside: PostOutside = outsidePoster();
