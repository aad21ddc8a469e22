import type { Codebook, Mention } from '../../codebook/codebook';
import { withoutBracket } from '../../codebook/labels';
import type { Study } from '../../study/study';
import type { Range } from '../../transcript/transcript';
import { inInterviewOrder } from '../shared/interviewOrder';

/** Every place that names a code. */
export interface ReferencesToCode {
  /** Its codings by file, as indices into `Summary.codings`, in the order in which people go through interviews. */
  readonly inTranscripts: readonly (readonly [file: string, codings: readonly number[]])[];
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
export function referencesTo(study: Study, codebook: Codebook | null, written: string): ReferencesToCode {
  const spellings = spellingsOf(study, written);
  const mentions = codebook?.mentions.filter(({ text }) => spellings.includes(text)) ?? [];
  return {
    inTranscripts: codeLines(study, spellings),
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

function codeLines(study: Study, spellings: readonly string[]): ReferencesToCode['inTranscripts'] {
  const found = new Map<string, readonly number[]>();
  for (const label of spellings) {
    for (const files of study.writtenAt(label)) {
      for (const [file, { codings }] of files) {
        const before = found.get(file);
        found.set(file, before ? [...before, ...codings].sort((a, b) => a - b) : codings);
      }
    }
  }
  return inInterviewOrder(study, found.keys()).map((file) => [file, found.get(file) ?? []]);
}
