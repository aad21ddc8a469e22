import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageTransports,
} from 'vscode-languageclient';

/** What is used of a browser's `Worker`. */
export interface ServerWorker {
  onmessage: ((event: { readonly data: Message }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: Message): void;
  terminate(): void;
}

/**
 * Speaks with a language server in a worker. A worker lives on after an error that nothing caught, in a state that
 * nobody knows. Here it ends then, as a process does, and its client is told that the connection is closed.
 *
 * @param log is told why the worker ended
 */
export function connectTo(worker: ServerWorker, log: (message: string) => void): MessageTransports {
  const reader = new WorkerReader(worker);
  worker.onerror = ({ message }) => {
    log(`The language server failed: ${message ?? 'its script could not be loaded'}`);
    reader.end();
  };
  return { reader, writer: new WorkerWriter(worker) };
}

class WorkerReader extends AbstractMessageReader {
  constructor(private readonly worker: ServerWorker) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    this.worker.onmessage = ({ data }) => callback(data);
    return { dispose: () => this.dispose() };
  }

  end(): void {
    this.worker.terminate();
    this.fireClose();
  }

  override dispose(): void {
    super.dispose();
    // Nobody else ends it: told to exit, the library's server in a worker only falls silent.
    this.worker.terminate();
  }
}

class WorkerWriter extends AbstractMessageWriter {
  constructor(private readonly worker: ServerWorker) {
    super();
  }

  async write(message: Message): Promise<void> {
    this.worker.postMessage(message);
  }

  end(): void {}
}
