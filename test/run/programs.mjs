// @ts-check
// Other programs that tests call.
import { aptInstall } from '../e2e/host/install.mjs';
import { onPath } from './onPath.mjs';

/** Programs by their names on PATH, and what their Debian packages are called, by the step that calls them. */
const packages = {
  long: new Map([['xmllint', 'libxml2-utils']]),
  protocol: new Map([
    ['nvim', 'neovim'],
    ['patch', 'patch'],
    ['git', 'git'],
    ['parallel', 'parallel'],
    ['Rscript', 'r-base-core'],
    ['pspp', 'pspp'],
    ['soffice', 'libreoffice-calc-nogui'],
  ]),
};

/** Installs what a step lacks through apt where we may. Elsewhere the tests that need it are skipped, and it is said why.
 * @param {'long' | 'protocol'} step
 * @returns {(say: (line: string) => void) => void} */
export function programsFor(step) {
  return (say) => {
    const missing = () => [...packages[step]].filter(([program]) => !onPath(program)).map(([, name]) => name);
    if (missing().length === 0) return;
    try {
      aptInstall(missing(), say);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    const names = missing().join(', ');
    if (names) say(`Tests are skipped for lack of ${names}. On Debian: apt-get install ${names}`);
  };
}
