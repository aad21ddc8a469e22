// Loaded into a program before its own code: the disk is full, or the program is killed, when half of a file is written.
const fs = require('node:fs');

const write = fs.writeFileSync;
fs.writeFileSync = (file, text, options) => {
  write(file, String(text).slice(0, String(text).length / 2), options);
  if (process.env.MARGINALIA_TEST_DISK === 'killed') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
};
