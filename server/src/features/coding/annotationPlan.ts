import type { CodebookVocabulary } from '../../codebook/vocabulary';
import type { Study } from '../../study/study';
import { itemAt } from '../../transcript/itemAt';
import { lineContent } from '../../transcript/lines';
import { hasCodeShape } from '../../transcript/shape';
import type { TextEdit } from '../../transcript/textEdit';
import type { Coding, Memo, Transcript } from '../../transcript/transcript';
import type { WrittenQuote } from '../../transcript/writtenQuote';
import type { OpenTranscript } from '../shared/openTranscript';
import type { BlockLine } from './blockLines';
import { Blocks, type ChangingBlock } from './blocks';
import { labelWriter } from './labelWriter';
import { readsAsPlanned } from './readsAsPlanned';
import { isAnnotation } from './spacing';
import type { AnnotationStep, NotePlace } from './steps';

/** How annotations may be written, the nicest first: the others are for where that would be read as something else. */
const manners: readonly Manner[] = [
  { marked: false, apart: false, keeping: false },
  { marked: true, apart: false, keeping: false },
  { marked: false, apart: true, keeping: false },
  { marked: true, apart: true, keeping: false },
  { marked: true, apart: true, keeping: true },
];
interface Manner {
  /** True to write `#` before every label. */
  readonly marked: boolean;
  readonly apart: boolean;
  /** True to mark what else has a label that goes, as it may be known to be one only by standing there twice. */
  readonly keeping: boolean;
}

/**
 * The edits that do all the steps, and nothing else: the result is read again, and every word of speech, every coding
 * and every memo must be what it was, but for what the steps change.
 *
 * @param file its name, as it may tell interview and coder
 * @param transcript read by the study's vocabulary of now
 * @param steps no coding is in two of them
 * @param then what the parser will know when they are done, where codes come into the codebook with them
 * @returns null when no way of writing it is read as it is meant
 */
export function annotationEdits(
  open: OpenTranscript,
  steps: readonly AnnotationStep[],
  then: CodebookVocabulary = open.study.vocabulary(),
): TextEdit[] | null {
  const { study, transcript } = open;
  for (const manner of manners) {
    const edits = new Writing(study, transcript, manner, steps, labelWriter(transcript, then)).edits();
    if (readsAsPlanned(open, steps, edits, then)) return edits;
  }
  return null;
}

/** The steps as they are done in one manner. It lives for one call of `annotationEdits`. */
class Writing {
  private readonly blocks: Blocks;
  private readonly codingOfLine: ReadonlyMap<number, Coding>;
  private readonly rank: (label: string) => number;
  /** The first coding of each passage that stays where it is. */
  private readonly firstStaying = new Map<number, number>();
  /** The memos of each coding. */
  private readonly memosOf = new Map<number, Memo[]>();
  /** The last memo that was written below the words, by the first line of its block. */
  private readonly lastNotes = new Map<number, number>();
  /** The labels that have been marked wherever they stay. */
  private readonly kept = new Set<string>();
  /** The ranks of new codes, by `BlockLine.source`. */
  private readonly newRanks = new Map<number, number>();

  constructor(
    study: Study,
    private readonly transcript: Transcript,
    private readonly manner: Manner,
    private readonly steps: readonly AnnotationStep[],
    private readonly asWritten: (label: string) => string,
  ) {
    this.blocks = new Blocks(transcript, manner.apart);
    this.codingOfLine = new Map(transcript.codings.map((coding) => [coding.line, coding]));
    this.rank = ranks(study);
    const going = new Set(
      steps.flatMap((step) => (step.kind === 'remove' || step.kind === 'move' ? step.coding : [])),
    );
    for (const [index, { passage }] of transcript.codings.entries())
      if (!going.has(index) && !this.firstStaying.has(passage)) this.firstStaying.set(passage, index);
    const erased = new Set(steps.flatMap((step) => (step.kind === 'erase' ? step.memo : [])));
    for (const [index, memo] of transcript.memos.entries()) {
      if (erased.has(index)) continue;
      const own = this.memosOf.get(memo.coding);
      if (own) own.push(memo);
      else this.memosOf.set(memo.coding, [memo]);
    }
  }

  edits(): TextEdit[] {
    for (const step of this.steps) this.take(step);
    return this.blocks.edits();
  }

  private take(step: AnnotationStep): void {
    switch (step.kind) {
      case 'add':
        this.writeCode(step.passage, this.codeLine(step.label, step.quote), step.rank);
        return;
      case 'remove':
        this.remove(step.coding);
        return;
      case 'move':
        this.move(step);
        return;
      case 'erase':
        this.blocks.takeOut(itemAt(this.transcript.memos, step.memo).line);
        return;
      case 'note': {
        const notes = step.texts.map((text) => (text === '' ? '//' : `// ${text}`));
        this.writeNotes(step.on, notes);
      }
    }
  }

  private codeLine(label: string, quote: WrittenQuote | null): string {
    const written = this.manner.marked ? `#${label}` : this.asWritten(label);
    return quote === null ? written : `${written} ${quote.marked}`;
  }

  /** Before the first coding that comes later in the codebook, else below all annotations. */
  private writeCode(passage: number, content: string, rank: number): number {
    const block = this.blocks.below(passage);
    const lines = block.lines.toArray();
    const later = lines.findIndex((line) => this.rankOf(line) > rank);
    const above =
      later < 0
        ? lines.findLast(({ part }) => isAnnotation(part))
        : lines.slice(0, later).findLast(({ part }) => part !== 'blank');
    const source = this.blocks.write(block, above?.source ?? null, content, false);
    this.newRanks.set(source, rank);
    return source;
  }

  private rankOf({ source }: BlockLine): number {
    if (source === null) return -1;
    const coding = this.codingOfLine.get(source);
    return coding === undefined ? (this.newRanks.get(source) ?? -1) : this.rank(coding.label);
  }

  /** Writes memo lines below those of a coding, or those of a passage itself. The first stands apart as the file has it. */
  private writeNotes(on: NotePlace, notes: readonly string[]): void {
    const coding = 'coding' in on ? this.transcript.codings[on.coding] : null;
    if (coding === undefined) return;
    const blockOf = () =>
      'passage' in on ? this.blocks.below(on.passage) : this.blocks.around(coding?.line ?? 0);
    let above = this.lastNote(blockOf(), coding?.line ?? null);
    for (const [index, note] of notes.entries()) {
      above = this.blocks.write(blockOf(), above, note, index > 0);
    }
    if (coding === null && above !== null) this.lastNotes.set(blockOf().before.first, above);
  }

  /** The last memo below a code, or below the words where no code is given; that code where it has none. */
  private lastNote({ before, lines }: ChangingBlock, code: number | null): number | null {
    let last = code;
    // Below the words there may be thousands of memos by now, each written below the one before.
    const known = code === null ? (this.lastNotes.get(before.first) ?? null) : code;
    const start = known === null ? null : lines.withSource(known);
    if (code === null && start) last = known;
    for (const { source, part } of lines.from(start ? start.next : lines.first)) {
      if (source !== null && (this.codingOfLine.has(source) || this.newRanks.has(source))) break;
      if (isAnnotation(part)) last = source;
    }
    return last;
  }

  /** Its memos stay: with a code left above them they would be about that one, and so they go up to the words. */
  private remove(index: number): void {
    const coding = this.transcript.codings[index];
    if (!coding) return;
    const { passage, line } = coding;
    const isBelowOther = (this.firstStaying.get(passage) ?? Number.POSITIVE_INFINITY) < index;
    const own = isBelowOther ? (this.memosOf.get(index) ?? []) : [];
    for (const memo of own) this.blocks.takeOut(memo.line);
    this.blocks.takeOut(line);
    this.writeNotes(
      { passage },
      own.map((memo) => this.contentOf(memo.line)),
    );
    this.keep(coding.label);
  }

  private move({ coding: index, passage, quote, rank }: Extract<AnnotationStep, { kind: 'move' }>): void {
    const { text, codings, lineStarts } = this.transcript;
    const coding = codings[index];
    if (!coding) return;
    const { line, label, labelRange, marked } = coding;
    const asItStands = text.slice(lineStarts[line], labelRange.end).replace(/^\uFEFF/, '');
    const written = marked || !this.manner.marked ? asItStands : `#${label}`;
    const content = quote === null ? written : `${written} ${quote.marked}`;
    if (passage === coding.passage) {
      this.blocks.rewrite(line, () => content);
      return;
    }
    const own = this.memosOf.get(index) ?? [];
    for (const memo of own) this.blocks.takeOut(memo.line);
    this.blocks.takeOut(line);
    let above = this.writeCode(passage, content, rank);
    let before = line;
    for (const memo of own) {
      const isTight = memo.line === before + 1;
      above = this.blocks.write(this.blocks.below(passage), above, this.contentOf(memo.line), isTight);
      before = memo.line;
    }
    this.keep(label);
  }

  /** Lines that are codes only because they recur must not become speech when one of them goes. */
  private keep(label: string): void {
    if (!this.manner.keeping || this.kept.has(label) || hasCodeShape(label)) return;
    this.kept.add(label);
    for (const coding of this.transcript.codings) {
      if (coding.label !== label || coding.marked) continue;
      this.blocks.rewrite(coding.line, (content) => `#${content.trimStart()}`);
    }
  }

  private contentOf(line: number): string {
    const { start, end } = lineContent(this.transcript, line);
    return this.transcript.text.slice(start, end);
  }
}

/** Where a label stands in the codebook; -1 for one that it lacks, and in a study without one. */
export function ranks(study: Study): (label: string) => number {
  if (!study.hasCodebook) return () => -1;
  const places = new Map(study.codebook.codes.map(({ label }, index) => [label, index]));
  return (label) => places.get(study.resolve(label)?.label ?? label) ?? -1;
}
