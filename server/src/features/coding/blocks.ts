import type { TextEdit } from '../../codebook/yamlPlaces';
import type { Transcript } from '../../transcript/transcript';
import {
  type AnnotationBlock,
  type BlockLine,
  blockAround,
  blockBelow,
  blockEdit,
  type Spacing,
  spacingOf,
  withContent,
  withLine,
  withoutLine,
} from './annotationBlock';
import type { Part } from './spacing';

/** The blocks of a transcript while annotations come and go in them. It lives for one change. */
export class Blocks {
  /** By their first lines, as they were and as they have become. */
  private readonly before = new Map<number, AnnotationBlock>();
  private readonly after = new Map<number, AnnotationBlock>();
  private readonly spacing: Spacing;
  private lastNew = 0;

  constructor(
    readonly transcript: Transcript,
    apart: boolean,
  ) {
    this.spacing = spacingOf(transcript, apart);
  }

  /** The block below a passage, as it has become; for -1, the one that begins the file. */
  below(passage: number): AnnotationBlock {
    return this.known(blockBelow(this.transcript, this.transcript.passages[passage]?.lastLine ?? -1));
  }

  /** The block that a line of the file is in, as it has become. */
  around(line: number): AnnotationBlock {
    return this.known(blockAround(this.transcript, line));
  }

  private known(block: AnnotationBlock): AnnotationBlock {
    if (!this.before.has(block.first)) this.before.set(block.first, block);
    return this.after.get(block.first) ?? block;
  }

  /**
   * Writes a new annotation below a line of a block, or right below the words where that is null.
   *
   * @param tight see `withLine`
   * @returns the `BlockLine.source` of the new line
   */
  write(block: AnnotationBlock, below: number | null, content: string, tight: boolean): number {
    const source = --this.lastNew;
    const above = below === null ? null : lineWith(block, below);
    const part: Part = content.startsWith('//') ? 'memo' : 'code';
    const line = { content, part, source };
    this.after.set(block.first, withLine(this.transcript, block, above, line, this.spacing, tight));
    return source;
  }

  /** Writes something else on an annotation line of the file. */
  rewrite(line: number, change: (content: string) => string): void {
    const block = this.around(line);
    const found = lineWith(block, line);
    if (found) this.after.set(block.first, withContent(block, line, { content: change(found.content) }));
  }

  /** Takes an annotation line of the file out. */
  takeOut(line: number): void {
    const block = this.around(line);
    const found = lineWith(block, line);
    if (found) this.after.set(block.first, withoutLine(block, found, this.spacing));
  }

  /** What makes the blocks what they have become, from the top. */
  edits(): TextEdit[] {
    const edits = [...this.before].flatMap(
      ([first, block]) => blockEdit(this.transcript, block, this.after.get(first) ?? block) ?? [],
    );
    return edits.sort((a, b) => a.range.start - b.range.start);
  }
}

function lineWith({ lines }: AnnotationBlock, source: number): BlockLine | null {
  return lines.find((line) => line.source === source) ?? null;
}
