import type * as vscode from 'vscode';
import type { RequestMessage, Server } from './server';

/** What is asked about a document, whose answers say what is different from an earlier one. */
interface Question {
  readonly uri: string;
  readonly previous: number | null;
}

interface Answer {
  readonly resultId: number;
  /** The answer that this one is a difference to; null for none. */
  readonly from: number | null;
}

interface KeptAnswer<Kept> {
  readonly document: vscode.TextDocument;
  readonly resultId: number;
  readonly value: Kept;
}

/** A question that is put as soon as the one before it is answered, for all who wait for it. */
interface Waiting<Q, Kept> {
  more: Omit<Q, keyof Question>;
  readonly tokens: (vscode.CancellationToken | undefined)[];
  readonly answer: Promise<Kept | null | undefined>;
}

/**
 * Asks one of our requests about documents and keeps the answers, so that the server need only say what is different. Of each
 * document one question is on its way at a time; those that come meanwhile are one question.
 */
export class KeptAnswers<Q extends Question, A extends Answer, Kept> {
  private readonly kept = new Map<string, KeptAnswer<Kept>>();
  private readonly asking = new Map<string, Promise<unknown>>();
  private readonly waiting = new Map<string, Waiting<Q, Kept>>();

  /**
   * @param questionOf puts the parameters together
   * @param change puts an answer into what is kept; `before` is null where the answer stands by itself
   */
  constructor(
    private readonly server: Server,
    private readonly message: RequestMessage<Q, A | null>,
    private readonly questionOf: (about: Question, more: Omit<Q, keyof Question>) => Q,
    private readonly change: (before: Kept | null, answer: A) => Kept,
  ) {}

  /** Lets everything go, as another server knows nothing of it. */
  forget(): void {
    this.kept.clear();
  }

  /**
   * @param more what is asked besides
   * @returns null where there is nothing to say about the document; undefined when there is no answer, or nobody waits any more
   */
  async ask(
    document: vscode.TextDocument,
    more: Omit<Q, keyof Question>,
    token?: vscode.CancellationToken,
  ): Promise<Kept | null | undefined> {
    const waiting = this.waiting.get(document.uri.toString()) ?? this.next(document, more);
    waiting.more = more;
    waiting.tokens.push(token);
    const value = await waiting.answer;
    return token?.isCancellationRequested ? undefined : value;
  }

  private next(document: vscode.TextDocument, more: Omit<Q, keyof Question>): Waiting<Q, Kept> {
    const key = document.uri.toString();
    const before = this.asking.get(key) ?? Promise.resolve();
    const answer = before
      .then(() => {
        this.waiting.delete(key);
        return this.request(document, next);
      })
      .finally(() => {
        if (this.asking.get(key) === answered) this.asking.delete(key);
      });
    const next: Waiting<Q, Kept> = { more, tokens: [], answer };
    // A question that fails keeps no other from being put.
    const answered = answer.catch(() => undefined);
    this.asking.set(key, answered);
    this.waiting.set(key, next);
    return next;
  }

  private async request(
    document: vscode.TextDocument,
    { more, tokens }: Waiting<Q, Kept>,
  ): Promise<Kept | null | undefined> {
    if (tokens.every((token) => token?.isCancellationRequested)) return undefined;
    const uri = document.uri.toString();
    const before = this.kept.get(uri) ?? null;
    const answer = await this.server.request(
      this.message,
      this.questionOf({ uri, previous: before?.resultId ?? null }, more),
    );
    if (answer === undefined) return undefined;
    this.letGo();
    if (answer === null) {
      this.kept.delete(uri);
      return null;
    }
    if (answer.from !== null && answer.from !== before?.resultId) return undefined;
    const value = this.change(answer.from === null ? null : (before?.value ?? null), answer);
    this.kept.set(uri, { document, resultId: answer.resultId, value });
    return value;
  }

  /** What was answered about documents that nobody shows any more. */
  private letGo(): void {
    for (const [uri, { document }] of this.kept) if (document.isClosed) this.kept.delete(uri);
  }
}
