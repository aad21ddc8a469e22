import { readCodebook } from '../../../../server/src/codebook/read';
import type { Outcome } from '../../../../server/src/features/coding/outcome';
import { answered } from '../../../../server/src/features/shared/asking';
import { withCodebook, withEdits, withOthers } from '../../../../server/src/features/shared/proposals';
import type { Study } from '../../../../server/src/study/study';
import { applyEdit, applyEdits, type TextEdit } from '../../../../server/src/transcript/textEdit';
import type { Transcript } from '../../../../server/src/transcript/transcript';
import { orRefusal } from '../../refused';
import { type StudyFixture, studyOf } from '../../studyFixture';
import type { Files } from '../reshape/reshaped';

/** Studies by their files: what is meant to come of a change, and the change itself, are worked out from one that is read once. */
const studies = new WeakMap<Files, StudyFixture>();

/** The study that files make. */
export function studyIn(files: Files): StudyFixture {
  const known = studies.get(files);
  if (known) return known;
  const study = studyOf(files);
  studies.set(files, study);
  return study;
}

/** What somebody does to a study, as the server does it: the edits of one file, a change of the codebook, or both. */
export interface Deed {
  readonly file?: string;
  /** Worked out in the file and read there already, as coding does; else only meant. */
  readonly isRead?: boolean;
  readonly edits?: readonly TextEdit[];
  /** An edit of codebook.yaml. */
  readonly codebook?: TextEdit | null;
}

/** All files after a change with everything that must change besides; a sentence where it is refused. */
export function changed(
  files: Files,
  deed: (study: Study, transcript: (file: string) => Transcript) => Deed,
): Files | string {
  return orRefusal(() => made(files, deed));
}

function made(files: Files, deed: Parameters<typeof changed>[1]): Files {
  const { study, transcript } = studyIn(files);
  const { file, edits = [], isRead = false, codebook = null } = deed(study, transcript);
  const proposal = {
    study,
    nameOf: (one: string) => one,
    keep: (_file: string, text: string, own: readonly TextEdit[]) => applyEdits(text, own),
  };
  const book = files['codebook.yaml'] ?? '';
  const newBook = codebook ? applyEdit(book, codebook) : null;
  const read = newBook === null ? null : readCodebook(newBook);
  const asking =
    file === undefined
      ? withCodebook(proposal, read ?? readCodebook(book))
      : isRead
        ? withOthers(proposal, file, transcript(file).text, edits, read)
        : withEdits(proposal, file, edits);
  const kept = answered(asking, (one) => files[one] ?? null);
  return {
    ...files,
    ...Object.fromEntries(kept),
    ...(newBook === null ? {} : { 'codebook.yaml': newBook }),
  };
}

/** What coding does. */
export function coding(file: string, { edits }: Outcome): Deed {
  return { file, edits, isRead: true };
}

/** A passage, or a turn without one. */
export interface SaidPassage {
  readonly speaker: string | null;
  readonly turn: number;
  readonly words: string | null;
  /** `label ⟦quote⟧`, and the memos, sorted. */
  readonly codings: readonly string[];
  readonly memos: readonly string[];
}

/** What the files of a study say: who speaks, what is said, and what stands on it. Orphans are on a passage of nobody. */
export type Said = Readonly<Record<string, readonly SaidPassage[]>>;

export function said(files: Files): Said {
  const { transcript } = studyIn(files);
  const names = Object.keys(files).filter((file) => file !== 'codebook.yaml');
  return Object.fromEntries(names.map((file) => [file, saidIn(transcript(file))]));
}

function saidIn({ text, turns, passages, codings, memos }: Transcript): SaidPassage[] {
  const on = (index: number) => ({
    codings: codings
      .filter(({ passage }) => passage === index)
      .map(({ label, quote }) => codingAs(label, quote?.text ?? null))
      .sort(),
    memos: memos
      .filter(({ passage }) => passage === index)
      .map((memo) => memo.text)
      .sort(),
  });
  const spoken = turns.flatMap(({ speaker, firstPassage, endPassage }, turn): SaidPassage[] => {
    if (firstPassage === endPassage) return [{ speaker, turn, words: null, codings: [], memos: [] }];
    return passages.slice(firstPassage, endPassage).map(({ index, range }) => ({
      speaker,
      turn,
      words: text.slice(range.start, range.end),
      ...on(index),
    }));
  });
  return [{ speaker: null, turn: -1, words: null, ...on(-1) }, ...spoken];
}

export function codingAs(label: string, quote: string | null): string {
  return quote === null ? label : `${label} ⟦${quote}⟧`;
}
