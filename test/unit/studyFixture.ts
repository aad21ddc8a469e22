import type { Codebook } from '../../server/src/codebook/codebook';
import { readCodebook } from '../../server/src/codebook/read';
import type { OpenTranscript } from '../../server/src/features/shared/openTranscript';
import { Reading } from '../../server/src/study/reading';
import { Study } from '../../server/src/study/study';
import type { Range, Transcript } from '../../server/src/transcript/transcript';

/** A study in memory, with its transcripts as an editor would have them open. */
export interface StudyFixture {
  readonly study: Study;
  transcript(file: string): Transcript;
  /** A transcript with its study, as features take it. */
  open(file: string): OpenTranscript;
}

/** Codebooks by their texts, as properties build hundreds of studies with one codebook. Nothing changes a codebook that was read. */
const codebooks = new Map<string, Codebook>();

function codebookOf(text: string): Codebook {
  const known = codebooks.get(text);
  if (known) return known;
  const codebook = readCodebook(text);
  if (codebooks.size >= 50) codebooks.clear();
  codebooks.set(text, codebook);
  return codebook;
}

/**
 * Builds a study from texts.
 *
 * @param files names to texts; `codebook.yaml` is the codebook, everything else a transcript
 */
export function studyOf(files: Readonly<Record<string, string>>): StudyFixture {
  const { 'codebook.yaml': codebook, ...transcripts } = files;
  const study = new Study();
  const reading = new Reading(study);
  if (codebook !== undefined) reading.setCodebook(codebookOf(codebook));
  reading.want(Object.keys(transcripts));
  const read = new Map<string, Transcript>();
  for (let file = reading.next(); file !== undefined; file = reading.next()) {
    const transcript = reading.read(file, transcripts[file] ?? null);
    if (transcript) read.set(file, transcript);
  }
  const transcript = (file: string) => {
    const found = read.get(file);
    if (!found) throw new Error(`no transcript ${file} in the fixture`);
    return found;
  };
  return { study, transcript, open: (file) => ({ study, file, transcript: transcript(file) }) };
}

/**
 * Takes the cursor marker `‸` out of a text.
 *
 * @returns the text without it, and where it stood, as a UTF-16 offset
 */
export function atCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('‸');
  if (offset < 0 || marked.indexOf('‸', offset + 1) >= 0) throw new Error('one cursor marker, please');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/**
 * Takes the marks of an editor's selections out of a text: `‸` is a cursor, `⟦words⟧` are selected words.
 *
 * @returns the text without them, and the selections as UTF-16 offsets
 */
export function selectedIn(marked: string): { text: string; selections: Range[] } {
  const selections: Range[] = [];
  let text = '';
  let start = 0;
  for (const unit of marked.match(/[‸⟦⟧]|[^‸⟦⟧]+/g) ?? []) {
    if (unit === '‸') selections.push({ start: text.length, end: text.length });
    else if (unit === '⟦') start = text.length;
    else if (unit === '⟧') selections.push({ start, end: text.length });
    else text += unit;
  }
  return { text, selections };
}
