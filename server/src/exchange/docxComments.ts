// The comments of a Word document, and which of them answer others.
import type { DocxParts } from './docxParts';
import { readDocxText } from './docxText';
import { readXml } from './xml';

/** A comment. */
export interface DocxComment {
  readonly id: string;
  /** null where nobody is named. */
  readonly author: string | null;
  /** Its paragraphs, each on a line. */
  readonly text: string;
  /** The `id` of the comment that it answers, directly or through others; null for none. */
  readonly answers: string | null;
}

/**
 * Reads the comments of a document, resolved ones as well.
 *
 * @throws ImportError for XML that is not well-formed
 */
export function docxCommentsOf({ comments, replies }: DocxParts): DocxComment[] {
  if (comments === null) return [];
  const { text, paragraphs, comments: heads } = readDocxText(comments);
  /** The comment that a paragraph is in, by what the program calls the paragraph. */
  const commentOf = new Map(
    paragraphs.flatMap(({ id, comment }) => (comment === null || id === '' ? [] : [[id, comment]])),
  );
  const parents = replies === null ? new Map<string, string>() : parentsOf(replies, commentOf);
  const lines = new Map<string, string[]>();
  for (const { start, end, comment } of paragraphs) {
    if (comment === null) continue;
    const known = lines.get(comment) ?? [];
    known.push(text.slice(start, end));
    lines.set(comment, known);
  }
  return heads.map(({ id, author }) => ({
    id,
    author: author === '' ? null : author,
    text: (lines.get(id) ?? []).join('\n').trim(),
    answers: rootOf(id, parents),
  }));
}

function parentsOf(replies: Uint8Array, commentOf: ReadonlyMap<string, string>): Map<string, string> {
  const parents = new Map<string, string>();
  readXml(replies, {
    open(name, { paraId = '', paraIdParent = '' }) {
      const [comment, parent] = [commentOf.get(paraId), commentOf.get(paraIdParent)];
      if (name === 'commentEx' && comment !== undefined && parent !== undefined) parents.set(comment, parent);
    },
  });
  return parents;
}

/** The comment at the beginning of a conversation; null for the one that begins it, or when it has no beginning. */
function rootOf(id: string, parents: ReadonlyMap<string, string>): string | null {
  const seen = new Set([id]);
  let root = parents.get(id);
  if (root === undefined) return null;
  for (let next = parents.get(root); next !== undefined; next = parents.get(root)) {
    if (seen.has(root)) return null;
    seen.add(root);
    root = next;
  }
  return root === id ? null : root;
}
