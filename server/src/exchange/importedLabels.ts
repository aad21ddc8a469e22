import { composed } from '../transcript/composed';
import { findQuote } from '../transcript/quote';
import { FreeNames } from './freeNames';
import type { ImportedCode, Losses } from './imported';
import { oneSpaced } from './lineWords';

/** A label of more UTF-16 units is cut. */
const longest = 200;

/**
 * The labels under which imported codes stand in the codebook and on code lines, by the ids of the codes. Each is one line, is
 * read as a label and as nothing else, and belongs to one code: of two of one name the second gets that of its parent before it.
 */
export function importedLabels(codes: readonly ImportedCode[], losses: Losses): Map<string, string> {
  const names = new FreeNames([]);
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, label, parent } of codes) {
    const plain = readable(label, losses);
    const key = plain.toLowerCase();
    const above = parent === null ? undefined : labels.get(parent);
    const wanted = taken.has(key) && above !== undefined ? `${above}/${plain}` : plain;
    const free = names.take(wanted);
    if (free !== plain) losses.add('duplicate-code-name', `${plain}: ${free}`);
    taken.add(key);
    labels.set(id, free);
  }
  return labels;
}

/** A label as a code line can have it. */
function readable(label: string, losses: Losses): string {
  const line = oneSpaced(composed(label)).replace(/^[#\s]+/, '');
  const kept = line.length > longest ? line.slice(0, longest).trim() : line;
  if (kept !== line) losses.add('name-too-long', line);
  let read = kept === '' ? 'Code without a name' : kept;
  for (let quote = findQuote(read); quote !== null; quote = findQuote(read)) {
    read = `${read.slice(0, quote.start)}'${read.slice(quote.start + 1)}`;
  }
  if (read !== oneSpaced(composed(label))) losses.add('code-renamed', `${line}: ${read}`);
  return read;
}
