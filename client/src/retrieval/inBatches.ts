import * as vscode from 'vscode';
import { sayNoAnswer } from '../ui/notices';

/** So many files are read between two looks at whether the user still wants it. */
const batch = 50;

/** Files of a study that are to be read. */
export interface FilesOfStudy {
  readonly folder: string;
  readonly files: readonly string[];
}

/**
 * Asks the server about a few files at a time, so that the user sees how far it is and can break it off. What needs but
 * one question shows no progress. When the server does not answer, the user is told.
 *
 * @param title what the user sees while it goes on
 * @returns the answers in the order of the files; undefined when it was broken off or there was no answer
 */
export async function inBatches<T, S extends FilesOfStudy>(
  studies: readonly S[],
  title: string,
  ask: (study: S, files: string[], token?: vscode.CancellationToken) => Promise<T | undefined>,
): Promise<T[] | undefined> {
  const parts = studies.flatMap((study) =>
    Array.from({ length: Math.ceil(study.files.length / batch) }, (_, index) => ({
      study,
      files: study.files.slice(index * batch, (index + 1) * batch),
    })),
  );
  const all = async (report: (done: number) => void, token?: vscode.CancellationToken) => {
    const answers: T[] = [];
    for (const { study, files } of parts) {
      const answer = await ask(study, files, token);
      if (token?.isCancellationRequested) return undefined;
      if (answer === undefined) {
        sayNoAnswer();
        return undefined;
      }
      answers.push(answer);
      report(files.length);
    }
    return answers;
  };
  if (parts.length <= 1) return all(() => {});
  const total = parts.reduce((sum, { files }) => sum + files.length, 0);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => all((done) => progress.report({ increment: (100 * done) / total }), token),
  );
}
