/** A file that is replaced whole or not at all, and that lies on the disk when this returns. */
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

export const writeWhole = async (path: string, content: string): Promise<void> => {
  const draft = `${path}.new`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  // The new name, too, has to survive a power cut. Windows has no way to ask for that.
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
