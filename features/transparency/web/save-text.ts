/** Hands the reader a text as a file. */
export const saveText = (name: string, text: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // Not at once: the download has only been asked for.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
