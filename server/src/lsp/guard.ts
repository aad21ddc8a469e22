import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import { Refusal } from '../codebook/refusal';

/**
 * Wraps a request handler so that it always answers: a failure is logged with what was asked, and the answer is
 * the empty one; a request that was cancelled says so, and one that is refused says why. The server lives on either way.
 *
 * @param empty what stands for "nothing to say" in the answer to this request
 */
export function guarded<P, R>(
  connection: Connection,
  name: string,
  empty: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    try {
      if (token.isCancellationRequested) throw cancelled();
      const answer = await handle(params, token);
      if (token.isCancellationRequested) throw cancelled();
      return answer;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      if (error instanceof Refusal) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      connection.console.error(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
      return empty;
    }
  };
}

/**
 * Does what nobody waits for, such as taking in what the editor tells. It begins at once; a failure is logged with what was to
 * be done, and the server lives on.
 *
 * @param name what is done, for the log
 * @param tell called where people must know that it failed
 */
export function unasked(
  console: Pick<Connection['console'], 'error'>,
  name: string,
  work: () => unknown,
  tell: () => void = () => {},
): void {
  const done = async () => {
    try {
      await work();
    } catch (error) {
      console.error(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
      tell();
    }
  };
  void done();
}

/** One of our own requests: what it is called, and the schemas of what goes in and out. */
interface Message<P, R> {
  readonly method: string;
  readonly params: z.ZodMiniType<P>;
  readonly result: z.ZodMiniType<R>;
}

/**
 * Answers one of our own requests, guarded; parameters that do not fit the schema are refused. A `Refusal` is the answer
 * `{ refused }` to requests that have it.
 */
export function answer<P, R>(
  connection: Connection,
  message: Message<P, R>,
  empty: R,
  handle: (params: P, token: CancellationToken) => Promise<R>,
): void {
  const safely = guarded(connection, message.method, empty, (params: P, token) =>
    handle(params, token).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const refused = message.result.safeParse({ refused: error.message });
      if (!refused.success) throw error;
      return refused.data;
    }),
  );
  connection.onRequest<unknown, void>(message.method, (params: unknown, token: CancellationToken) =>
    safely(message.params.parse(params), token),
  );
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
