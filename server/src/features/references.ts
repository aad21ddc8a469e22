import type { Codebook, Mention } from '../codebook/codebook';
import { withoutBracket } from '../codebook/labels';
import { labelsIn } from '../study/codingTable';
import type { Study } from '../study/study';
import type { Span } from '../study/summary';
import type { Range } from '../transcript/transcript';

/** Every place that names a code. */
export interface CodeReferences {
  /** The labels of its code lines, by file, in the order of the files' names and of the lines. */
  readonly inTranscripts: ReadonlyMap<string, readonly Span[]>;
  /** Where codebook.yaml names it for the sake of another code (`fixes`, `deprecated`), in offsets. */
  readonly inCodebook: readonly Range[];
  /** Its own entry in codebook.yaml: its label and its aliases. */
  readonly declarations: readonly Range[];
}

/**
 * Every place that names the code of a label, under any of its spellings; for a label that the codebook lacks,
 * every place where it is written just so. Orphans and duplicates are found, too: a search that left out the
 * wrong ones would be of little use.
 *
 * @param codebook as it is written; null where the study has none
 */
export function referencesTo(study: Study, codebook: Codebook | null, written: string): CodeReferences {
  const spellings = spellingsOf(study, written);
  // Nearly every label of a large study is another one, which a comparison finds out sooner than a look-up.
  const isMeant = (label: string) => spellings.some((spelling) => spelling === label);
  const mentions = codebook?.mentions.filter(({ text }) => isMeant(text)) ?? [];
  return {
    inTranscripts: codeLines(study, isMeant),
    inCodebook: mentions.filter((mention) => !isOwn(mention)).map(({ range }) => range),
    declarations: mentions.filter(isOwn).map(({ range }) => range),
  };
}

/** True for what an entry says of itself. */
function isOwn({ as }: Mention): boolean {
  return as === 'label' || as === 'alias';
}

function spellingsOf(study: Study, written: string): string[] {
  const code = study.resolve(written);
  if (!code) return [written];
  const all = [code.label, ...code.aliases, withoutBracket(code.label)];
  return [...new Set(all)].filter((spelling) => study.resolve(spelling) === code);
}

function codeLines(study: Study, isMeant: (label: string) => boolean): Map<string, Span[]> {
  const found: [string, Span[]][] = [];
  for (const [file, { table }] of study.transcripts) {
    const spans = labelsIn(table, isMeant);
    if (spans.length > 0) found.push([file, spans]);
  }
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
