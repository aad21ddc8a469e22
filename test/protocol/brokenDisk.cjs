// Loaded into a program before its own code. MARGINALIA_TEST_DISK says what happens: the disk is full, or the program is
// killed, when half of a file is written; or the disk knows no links; or nobody may read folders named `locked`.
const fs = require('node:fs');

const disk = process.env.MARGINALIA_TEST_DISK;
/** @param {string} code
 * @param {string} words
 * @param {string} syscall */
const failure = (code, words, syscall) =>
  Object.assign(new Error(`${code}: ${words}, ${syscall}`), { code, syscall });

if (disk === 'without links')
  fs.linkSync = () => {
    throw failure('EPERM', 'operation not permitted', 'link');
  };

if (disk === 'locked') {
  const promises = require('node:fs/promises');
  const { readdir } = promises;
  promises.readdir = (folder, options) =>
    String(folder).endsWith('locked')
      ? Promise.reject(failure('EACCES', 'permission denied', `scandir '${folder}'`))
      : readdir(folder, options);
}

const write = fs.writeFileSync;
if (disk === 'full' || disk === 'killed')
  fs.writeFileSync = (file, text, options) => {
    write(file, String(text).slice(0, String(text).length / 2), options);
    if (disk === 'killed') process.kill(process.pid, 'SIGKILL');
    throw failure('ENOSPC', 'no space left on device', 'write');
  };
