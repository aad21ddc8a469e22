// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/** The full path of a program on PATH, or undefined.
 * @param {string} name */
export function onPath(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (folder && fs.existsSync(file)) return file;
    }
  }
  return undefined;
}
