// Loaded into a program before its own code. MARGINALIA_TEST_DISK says what happens: the disk is full, or the program is
// killed, when half of a file is written, the first one or one after so many; or the disk knows no links; or nobody may read
// folders named `locked`. MARGINALIA_TEST_SAVES says what other programs save meanwhile.
const fs = require('node:fs');
const path = require('node:path');

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
const [, what, before] = /^(full|killed)(?: after (\d+))?$/.exec(disk ?? '') ?? [];
let written = 0;
if (what)
  fs.writeFileSync = (file, text, options) => {
    if (written++ < Number(before ?? 0)) return write(file, text, options);
    write(file, String(text).slice(0, String(text).length / 2), options);
    if (what === 'killed') process.kill(process.pid, 'SIGKILL');
    throw failure('ENOSPC', 'no space left on device', 'write');
  };

// One for each: when which file has changed, to which file something is added, and whether that was open before.
/** @type {{ when: string, file: string, open?: boolean }[]} */
const saves = JSON.parse(process.env.MARGINALIA_TEST_SAVES ?? '[]');
const rename = fs.renameSync;
if (saves.length > 0)
  fs.renameSync = (from, to) => {
    const folder = path.dirname(String(to));
    const due = saves.filter(({ when }) => when === path.basename(String(to)));
    const files = due.map(({ file, open }) =>
      open ? fs.openSync(path.join(folder, file), 'a') : path.join(folder, file),
    );
    rename(from, to);
    for (const file of files) fs.appendFileSync(file, 'saved meanwhile');
    saves.splice(0, saves.length, ...saves.filter((one) => !due.includes(one)));
  };
