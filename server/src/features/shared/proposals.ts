import type { Codebook } from '../../codebook/codebook';
import { type CodebookVocabulary, vocabularyOf } from '../../codebook/vocabulary';
import type { Study } from '../../study/study';
import type { TextEdit } from '../../transcript/textEdit';
import { applyEdits } from '../../transcript/textEdit';
import type { Asking } from './asking';
import { editing, type Intend, leave, readLike } from './intent';
import { readAgain } from './readAgain';
import { readChanged } from './readChanged';

/** A change of one file, or of the codebook alone, and how to tell of other files that change with it. */
export interface ProposalContext<T> {
  readonly study: Study;
  /** What people call a file. */
  nameOf(file: string): string;
  /** What is to be kept of a file that gets edits, which are in offsets. */
  keep(file: string, text: string, edits: readonly TextEdit[]): T;
}

/**
 * What must change besides, so that all other files say what they said: edits of one file that were read in it already, and the
 * codebook with them.
 *
 * @param codebook as it will be; null where it stays as it is
 * @returns what is kept of the file and of others, by file
 * @throws OutOfStep when the study knows another text of a file; Refusal when something would be read as something else
 */
export function withOthers<T>(
  proposal: ProposalContext<T>,
  file: string,
  text: string,
  edits: readonly TextEdit[],
  codebook: Codebook | null,
): Asking<Map<string, T>> {
  return withSeveral(proposal, new Map([[file, { text, edits }]]), codebook);
}

/** The edits of a file, and the text that they were worked out for. */
export interface EditsOfText {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/**
 * What must change besides, so that all other files say what they said: edits of several files that were read in each of them
 * already, and the codebook with them.
 *
 * @param codebook as it will be; null where it stays as it is
 * @returns what is kept of these files and of others, by file
 * @throws OutOfStep when the study knows another text of a file; Refusal when something would be read as something else
 */
export function withSeveral<T>(
  proposal: ProposalContext<T>,
  changed: ReadonlyMap<string, EditsOfText>,
  codebook: Codebook | null,
): Asking<Map<string, T>> {
  const vocabulary = vocabularyWith(proposal.study, codebook);
  const intents = Array.from(changed, ([file, { text, edits }]) => {
    const after = readChanged(proposal.study, file, applyEdits(text, edits), vocabulary);
    return [file, readLike(edits, after)] as const;
  });
  return changes(proposal, new Map(intents), codebook);
}

/**
 * What must change along with edits of labels, quotes, names of speakers and whole code lines, which change what they stand
 * on and nothing else, so that all other files say what they said.
 *
 * @returns what is kept of the file and of others, by file
 * @throws OutOfStep when the study knows another text of a file; Refusal when something would be read as something else
 */
export function withEdits<T>(
  proposal: ProposalContext<T>,
  file: string,
  edits: readonly TextEdit[],
): Asking<Map<string, T>> {
  return changes(proposal, new Map([[file, editing(edits)]]), null);
}

/** What must change in the files of a study with its codebook, so that they say what they said. */
export function withCodebook<T>(proposal: ProposalContext<T>, codebook: Codebook): Asking<Map<string, T>> {
  return changes(proposal, new Map(), codebook);
}

function changes<T>(
  { study, nameOf, keep }: ProposalContext<T>,
  intents: ReadonlyMap<string, Intend>,
  codebook: Codebook | null,
): Asking<Map<string, T>> {
  const before = study.vocabulary();
  const after = vocabularyWith(study, codebook);
  const meant = {
    vocabularies: { before, after },
    files: intents.keys(),
    intend: (file: string) => intents.get(file) ?? leave,
    exempt: new Set<string>(),
    nameOf,
  };
  return readAgain(study, meant, keep);
}

/** What the parser must know of a study once it has this codebook; null for the one that it has. */
export function vocabularyWith(study: Study, codebook: Codebook | null): CodebookVocabulary {
  const now = study.vocabulary();
  return codebook ? vocabularyOf(codebook, now.source.inferred) : now;
}
