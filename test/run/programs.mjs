// @ts-check
// Other programs that the protocol tests call.
import { aptInstall } from '../e2e/host/install.mjs';
import { onPath } from './onPath.mjs';

/** Programs by their names on PATH, and what their Debian packages are called. */
const packages = new Map([
  ['nvim', 'neovim'],
  ['patch', 'patch'],
  ['git', 'git'],
]);

/** Installs what is missing through apt where we may. Elsewhere the tests that need it are skipped, and it is said why.
 * @param {(line: string) => void} say */
export function preparePrograms(say) {
  const missing = () => [...packages].filter(([program]) => !onPath(program)).map(([, name]) => name);
  if (missing().length === 0) return;
  try {
    aptInstall(missing(), say);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  const names = missing().join(', ');
  if (names) say(`Tests are skipped for lack of ${names}. On Debian: apt-get install ${names}`);
}
