// Puts the texts of l10n/bundle.l10n.json in order: vscode-l10n-dev lists them as it comes to read the files, another way each time.
import fs from 'node:fs';

const file = new URL('../l10n/bundle.l10n.json', import.meta.url);
const texts = Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')));
texts.sort(([one], [other]) => (one < other ? -1 : 1));
fs.writeFileSync(file, JSON.stringify(Object.fromEntries(texts), null, 2));
