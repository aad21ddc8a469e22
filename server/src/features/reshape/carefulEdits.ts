import * as l10n from '@vscode/l10n';
import { EditedText } from '../../codebook/editedText';
import { Refusal } from '../../codebook/refusal';
import type { TextEdit } from '../../codebook/yamlPlaces';
import type { Study } from '../../study/study';
import { summarize } from '../../study/summarize';
import type { Summary } from '../../study/summary';
import { lineAt } from '../../transcript/lines';
import { parse } from '../../transcript/parse';
import type { Transcript } from '../../transcript/transcript';
import { codingStamp } from '../codingStamp';
import { readChanged } from '../readChanged';
import { checkSame, type Expected } from './checkSame';
import type { FilePlan } from './filesToChange';
import { type Fate, lineEdits } from './lineEdits';
import type { Plan } from './plan';

/**
 * The edits of a transcript in which lines go or come, or in which what a line is hangs on the codebook. The text is read
 * before and after, and both must say the same but for what was meant to change.
 *
 * @returns null when the study knows another text
 * @throws Refusal when a line would be read as something else afterwards
 */
export function carefulEdits(
  plan: Plan,
  filePlan: FilePlan,
  study: Study,
  summary: Summary,
  file: string,
  text: string,
  name: string,
): readonly TextEdit[] | null {
  const { words, outline } = plan;
  const before = parse(text, words.before, file);
  const fates = isKnownText(before, summary) ? fatesOf(before, filePlan, plan) : null;
  if (fates === null) return null;
  checkMeant(before, filePlan, name);
  const expected = before.codings.flatMap(({ label, passage, quote }, index) =>
    (fates.get(index)?.to ?? [label]).map(
      (one): Expected => ({ index, label: one, passage, quote: quote?.text ?? null }),
    ),
  );
  const speaker = filePlan.speaks ? outline.speaker : null;
  const read = (marked: ReadonlySet<number>) => {
    const edits = lineEdits(before, fates, marked, speaker);
    const edited = new EditedText(text);
    edited.change(edits);
    return { edits, after: readChanged(study, file, before, edited.text, words.after) };
  };
  let { edits, after } = read(new Set());
  // A line that would be read as speech without its mark gets one.
  const lost = lostCodings(before, fates, edits, after);
  if (lost.size > 0) ({ edits, after } = read(lost));
  checkSame(before, after, expected, speaker, name);
  return edits;
}

/** The codings whose lines are read as something else, by place in `Transcript.codings` before the change. */
function lostCodings(
  before: Transcript,
  fates: ReadonlyMap<number, Fate>,
  edits: readonly TextEdit[],
  after: Transcript,
): Set<number> {
  const found = new Map(after.codings.map(({ line, label }) => [line, label]));
  const lost = new Set<number>();
  for (const [index, { label, line }] of before.codings.entries()) {
    const to = fates.get(index)?.to ?? [label];
    const start = shifted(before.lineStarts[line] ?? 0, edits);
    // Lines that come in below a coding are marked as it is.
    if (to.length > 0 && found.get(lineAt(after.lineStarts, start)) !== to[0]) lost.add(index);
  }
  return lost;
}

/** Where an offset that no edit takes away comes to stand. */
function shifted(offset: number, edits: readonly TextEdit[]): number {
  let by = 0;
  for (const { range, newText } of edits)
    if (range.end <= offset) by += newText.length - (range.end - range.start);
  return offset + by;
}

/** What becomes of each coding that changes, by its place in `Transcript.codings`; null when one is not there. */
function fatesOf(before: Transcript, { changes }: FilePlan, plan: Plan): Map<number, Fate> | null {
  const byLine = new Map(before.codings.map(({ line }, index) => [line, index]));
  const fates = new Map<number, Fate>();
  for (const { at, written, to } of changes) {
    const index = byLine.get(at.line);
    if (index === undefined || before.codings[index]?.label !== written) return null;
    fates.set(index, { to, sameAs: null });
  }
  dropRepeated(before, fates, plan);
  return fates;
}

/** @throws Refusal when a coding that was chosen is another one by now */
function checkMeant(before: Transcript, { changes }: FilePlan, name: string): void {
  const chosen = changes.filter(({ stamp }) => stamp !== undefined);
  if (chosen.length === 0) return;
  const summary = summarize(before);
  const stamps = new Map(summary.codings.map(({ at }, index) => [at.line, codingStamp(summary, index)]));
  if (chosen.every(({ at, stamp }) => stamps.get(at.line) === stamp)) return;
  throw new Refusal(
    l10n.t(
      '{0} has changed since its quotes were listed. Nothing was changed; please choose the quote again.',
      name,
    ),
  );
}

/** What words need only once is said only once: what comes first stays, and gets the memos of what goes. */
function dropRepeated(
  { codings }: Transcript,
  fates: Map<number, Fate>,
  { outline: { once }, words }: Plan,
): void {
  if (once.size === 0) return;
  const said = new Map<string, number>();
  for (const [index, { label, passage, quote }] of codings.entries()) {
    const about = quote?.target ? `${quote.target.start}-${quote.target.end}` : (quote?.text ?? '');
    const fate = fates.get(index);
    let sameAs: number | null = null;
    const left = (fate?.to ?? [label]).filter((written) => {
      const code = words.labels.resolve(written)?.label ?? written;
      if (passage < 0 || !once.has(code)) return true;
      const key = `${passage}:${about}:${code}`;
      const first = said.get(key);
      if (first === undefined) said.set(key, index);
      // What was said twice before is nobody's business now.
      const isOld = first !== undefined && !fate && !fates.has(first);
      if (first === undefined || isOld) return true;
      if (first !== index) sameAs = first;
      return false;
    });
    if (left.length < (fate?.to.length ?? 1))
      fates.set(index, { to: left, sameAs: left.length === 0 ? sameAs : null });
  }
}

function isKnownText({ codings, turns }: Transcript, summary: Summary): boolean {
  if (codings.length !== summary.codings.length || turns.length !== summary.turns) return false;
  return summary.codings.every((known, index) => {
    const coding = codings[index];
    return coding?.label === known.label && coding.line === known.at.line;
  });
}
