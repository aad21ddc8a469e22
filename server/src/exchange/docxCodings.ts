// Comments as codes: each comment is a coding of its words by whoever wrote it.

import { countUpTo, rangesWithin } from '../transcript/lines';
import type { Range } from '../transcript/transcript';
import { agrees, readComment } from './commentCodes';
import type { DocxComment } from './docxComments';
import type { ImportedCode, ImportedCoding, ImportedMemo, Losses } from './imported';
import { type Stretch, trimmed } from './talkLines';

/** Codes, codings and memos of a document. */
export interface CodedDocument {
  readonly codes: readonly ImportedCode[];
  readonly codings: readonly ImportedCoding[];
  readonly memos: readonly ImportedMemo[];
}

/** A part of a passage, in the passage's own units. */
interface Words {
  readonly passage: number;
  readonly from: number;
  readonly to: number;
}

/** Paragraphs with where they begin, ascending. */
interface Paragraphs {
  readonly all: readonly Range[];
  readonly starts: readonly number[];
}

/** Passages in their order, none over another, and which number each has. */
interface Spoken {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly numbers: ReadonlyMap<Range, number>;
}

/** Collects the codings of a document. A code is known by its label alone. */
export class Codings {
  private readonly codes = new Map<string, ImportedCode>();
  private readonly codings: ImportedCoding[] = [];
  private readonly memos: ImportedMemo[] = [];
  private readonly known = new Set<string>();

  /** @param losses gets `coding-over-passages` for a code on words of several passages */
  constructor(private readonly losses: Losses) {}

  /** Gives words a code, once for each coder. */
  code(places: readonly Words[], label: string, coder: string | null): void {
    if (places.length > 1) this.losses.add('coding-over-passages', label);
    if (!this.codes.has(label)) {
      this.codes.set(label, {
        id: label,
        label,
        parent: null,
        description: null,
        color: null,
        codable: true,
      });
    }
    for (const { passage, from, to } of places) {
      const key = JSON.stringify([passage, from, to, label, coder]);
      if (this.known.has(key)) continue;
      this.known.add(key);
      this.codings.push({ passage, from, to, code: label, coder, memos: [] });
    }
  }

  memo(passage: number, text: string, coder: string | null): void {
    this.memos.push({ passage, text, coder });
  }

  /** All of them, in the order of the words. */
  all(): CodedDocument {
    const byPlace = (one: Words, other: Words) =>
      one.passage - other.passage || one.from - other.from || one.to - other.to;
    const memos = [...this.memos].sort((one, other) => one.passage - other.passage);
    return { codes: [...this.codes.values()], codings: [...this.codings].sort(byPlace), memos };
  }
}

/**
 * Makes codings and memos of comments.
 *
 * @param ranges the words that comments are about
 * @param paragraphs where paragraphs are: a comment without words is about its paragraph
 * @param losses gets `comment-without-place` for comments on what is no talk: these are memos on the next passage
 */
export function codeByComments(
  comments: readonly DocxComment[],
  ranges: ReadonlyMap<string, Range>,
  paragraphs: readonly Range[],
  talk: { readonly text: string; readonly stretches: readonly Stretch[] },
  codings: Codings,
  losses: Losses,
): void {
  const places: Paragraphs = { all: paragraphs, starts: paragraphs.map(({ start }) => start) };
  const numbers = new Map<Range, number>(talk.stretches.map((stretch, passage) => [stretch, passage]));
  const spoken: Spoken = { ...talk, numbers };
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const firstOf = new Map<string, DocxComment>();
  for (const comment of comments) {
    if (comment.text === '') continue;
    const range = ranges.get(comment.id);
    const key = range === undefined ? '' : `${range.start} ${range.end}`;
    // Where nothing says what answers what, `+1` agrees with the first comment on these words.
    const same = agrees(comment.text) && range !== undefined ? firstOf.get(key) : undefined;
    const parent = (comment.answers === null ? undefined : byId.get(comment.answers)) ?? same;
    if (range !== undefined && !firstOf.has(key)) firstOf.set(key, comment);
    const about = ranges.get(parent?.id ?? comment.id) ?? range;
    const words = about === undefined ? [] : placesOf(about, places, spoken);
    const [first] = words;
    if (first === undefined) {
      losses.add('comment-without-place', comment.text.slice(0, 60));
      codings.memo(passageAfter(about?.start ?? 0, spoken), comment.text, comment.author);
      continue;
    }
    if (parent !== undefined && !agrees(comment.text)) {
      codings.memo(first.passage, comment.text, comment.author);
      continue;
    }
    const { codes, memo } = readComment((parent ?? comment).text);
    for (const label of codes) codings.code(words, label, comment.author);
    // Who agrees with a memo alone has written nothing that can be kept but that.
    if (parent === undefined && memo !== null) codings.memo(first.passage, memo, comment.author);
    if (parent !== undefined && codes.length === 0) codings.memo(first.passage, comment.text, comment.author);
  }
}

/** The number of the first passage that ends behind an offset; of the last one where none does. */
function passageAfter(offset: number, { stretches, numbers }: Spoken): number {
  const next = stretches.find(({ end }) => end > offset) ?? stretches.at(-1);
  return next === undefined ? 0 : (numbers.get(next) ?? 0);
}

/** The words of passages that a range has; where it has none, the passages of its paragraph. */
function placesOf(range: Range, paragraphs: Paragraphs, talk: Spoken): Words[] {
  const places = wordsIn(range, talk);
  if (places.length > 0) return places;
  const own = paragraphs.all[countUpTo(paragraphs.starts, range.start) - 1];
  return own === undefined ? [] : wordsIn(own, talk);
}

function wordsIn(range: Range, { text, stretches, numbers }: Spoken): Words[] {
  return rangesWithin(stretches, range).flatMap((stretch) => {
    const [from, to] = [Math.max(range.start, stretch.start), Math.min(range.end, stretch.end)];
    const words = from < to ? trimmed(text, from, to) : null;
    const passage = numbers.get(stretch);
    if (words === null || passage === undefined) return [];
    return { passage, from: words.start - stretch.start, to: words.end - stretch.start };
  });
}
