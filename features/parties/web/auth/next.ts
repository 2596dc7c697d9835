/** Where to go after signing in: an address of this platform, never another site's (`//elsewhere`, `/\elsewhere`). */
export const safeNext = (text: string | undefined): string => {
  if (text === undefined || !text.startsWith('/') || /^\/[/\\]/.test(text) || [...text].some((c) => c < ' ')) return '/';
  return text.startsWith('/sign-in') || text.startsWith('/sign-up') ? '/' : text;
};
