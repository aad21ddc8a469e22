import { inTextOrder, type TextEdit } from '../../transcript/textEdit';
import type { Transcript } from '../../transcript/transcript';
import {
  type AnnotationBlock,
  addLine,
  blockAround,
  blockBelow,
  blockEdit,
  removeLine,
  type Spacing,
  spacingOf,
} from './annotationBlock';
import { BlockLines } from './blockLines';
import type { Part } from './spacing';

/** A block as it was, with its lines as they have become. */
export interface ChangingBlock {
  readonly before: AnnotationBlock;
  readonly lines: BlockLines;
}

/** The blocks of a transcript while annotations come and go in them. It lives for one change. */
export class Blocks {
  private readonly byFirst = new Map<number, ChangingBlock>();
  /** By each line of the file that stands in one. */
  private readonly byLine = new Map<number, ChangingBlock>();
  private readonly spacing: Spacing;
  private lastNew = 0;

  constructor(
    readonly transcript: Transcript,
    apart: boolean,
  ) {
    this.spacing = spacingOf(transcript, apart);
  }

  /** The block below a passage; for -1, the one that begins the file. */
  below(passage: number): ChangingBlock {
    const line = this.transcript.passages[passage]?.lastLine ?? -1;
    return this.byFirst.get(line + 1) ?? this.known(blockBelow(this.transcript, line));
  }

  /** The block that an annotation line of the file is in. */
  around(line: number): ChangingBlock {
    return this.byLine.get(line) ?? this.known(blockAround(this.transcript, line));
  }

  private known(before: AnnotationBlock): ChangingBlock {
    const known = this.byFirst.get(before.first);
    if (known) return known;
    const block = { before, lines: new BlockLines(before.lines) };
    this.byFirst.set(before.first, block);
    for (let line = before.first; line < before.end; line++) this.byLine.set(line, block);
    return block;
  }

  /**
   * Writes a new annotation below a line of a block, or right below the words where that is null.
   *
   * @param tight see `addLine`
   * @returns the `BlockLine.source` of the new line
   */
  write({ before, lines }: ChangingBlock, below: number | null, content: string, tight: boolean): number {
    const source = --this.lastNew;
    const above = below === null ? null : lines.withSource(below);
    const part: Part = content.startsWith('//') ? 'memo' : 'code';
    addLine(this.transcript, before, lines, above, { content, part, source }, this.spacing, tight);
    return source;
  }

  /** Writes something else on an annotation line of the file. */
  rewrite(line: number, change: (content: string) => string): void {
    const found = this.around(line).lines.withSource(line);
    if (found) found.line = { ...found.line, content: change(found.line.content) };
  }

  /** Takes an annotation line of the file out. */
  takeOut(line: number): void {
    const { before, lines } = this.around(line);
    const found = lines.withSource(line);
    if (found) removeLine(before, lines, found, this.spacing);
  }

  /** What makes the blocks what they have become, from the top. */
  edits(): TextEdit[] {
    const edits = [...this.byFirst.values()].flatMap(
      ({ before, lines }) => blockEdit(this.transcript, before, lines.toArray()) ?? [],
    );
    return inTextOrder(edits);
  }
}
