import type { ListEdit } from '../protocol/listChanges';
import { normalizeUri } from '../workspace/uris';
import type { Context } from './context';

/** Lists by name, and the edits that make them of earlier ones. */
type Lists = Readonly<Record<string, readonly unknown[]>>;
type Edits<L extends Lists> = { [K in keyof L]: (ListEdit<L[K][number]> & { items: L[K][number][] }) | null };

/**
 * The last answers to one of our requests, a document at a time, so that the next one need only say what is different. They are let go
 * when the document is closed.
 */
export class LastAnswers<L extends Lists> {
  private readonly kept = new Map<string, { readonly resultId: number; readonly lists: Lists }>();
  private count = 0;

  constructor(private readonly context: Context) {
    const { documents } = context;
    documents.onDidClose(({ document }) => this.kept.delete(normalizeUri(document.uri)));
  }

  /**
   * The answer that makes `lists` of what the client has kept.
   *
   * @param previous the answer that it has kept
   */
  answer(
    uri: string,
    previous: number | null,
    lists: L,
  ): { resultId: number; from: number | null } & Edits<L> {
    const file = normalizeUri(uri);
    const last = this.kept.get(file);
    const before = last && last.resultId === previous ? last : null;
    const resultId = ++this.count;
    const texts: Record<string, string[]> = {};
    const edits: Record<string, ListEdit<unknown> | null> = {};
    for (const [name, items] of Object.entries(lists)) {
      const now = items.map((item) => JSON.stringify(item));
      texts[name] = now;
      edits[name] = editTo(before?.lists[name] ?? [], now, items);
    }
    // Somebody may ask about a document that has just been closed.
    if (this.context.documents.get(file)) this.kept.set(file, { resultId, lists: texts });
    return { resultId, from: before?.resultId ?? null, ...(edits as Edits<L>) };
  }
}

/** One edit over all that lies between an equal beginning and an equal end; null where nothing does. */
function editTo(
  before: readonly unknown[],
  now: readonly string[],
  items: readonly unknown[],
): ListEdit<unknown> | null {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same++;
  if (start === before.length && start === now.length) return null;
  return { start, deleteCount: before.length - same - start, items: items.slice(start, now.length - same) };
}
