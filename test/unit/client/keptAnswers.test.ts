import '../vscode/install';
import { deepEqual, equal } from 'node:assert/strict';
import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { KeptAnswers } from '../../../client/src/server/keptAnswers';
import { editedList, type ListEdit } from '../../../server/src/protocol/listChanges';
import { CancellationTokenSource, Uri } from '../vscode/values';

type Question = { uri: string; previous: number | null; size: number };
type Answer = { resultId: number; from: number | null; edit: ListEdit<string> };

const document = { uri: Uri.parse('file:///a.txt') } as unknown as vscode.TextDocument;

/** A server that the test answers for. */
function asked() {
  const questions: { question: Question; answer: (answer: Answer | null | undefined) => void }[] = [];
  const server = {
    request: (_: unknown, question: Question) =>
      new Promise((answer) => questions.push({ question, answer })),
  };
  const message = { method: 'test', params: z.any(), result: z.any() };
  const answers = new KeptAnswers<Question, Answer, readonly string[]>(
    server as never,
    message as never,
    (about, { size }) => ({ ...about, size }),
    (before, { edit }) => editedList(before ?? [], edit),
  );
  return { questions, answers };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));
const whole = (resultId: number, ...items: string[]): Answer => ({
  resultId,
  from: null,
  edit: { start: 0, deleteCount: 0, items },
});

describe('Answers that are kept', () => {
  it('are put together from what is different', async () => {
    const { questions, answers } = asked();
    const first = answers.ask(document, { size: 1 });
    await tick();
    questions[0]?.answer(whole(7, 'a', 'b', 'c'));
    deepEqual(await first, ['a', 'b', 'c']);
    const second = answers.ask(document, { size: 1 });
    await tick();
    equal(questions[1]?.question.previous, 7);
    questions[1]?.answer({ resultId: 8, from: 7, edit: { start: 1, deleteCount: 1, items: ['x', 'y'] } });
    deepEqual(await second, ['a', 'x', 'y', 'c']);
  });

  it('are asked for one at a time, and what comes meanwhile is one question, the last of them', async () => {
    const { questions, answers } = asked();
    const first = answers.ask(document, { size: 1 });
    await tick();
    const others = [2, 3, 4].map((size) => answers.ask(document, { size }));
    await tick();
    equal(questions.length, 1);
    questions[0]?.answer(whole(1, 'a'));
    await first;
    await tick();
    equal(questions.length, 2);
    equal(questions[1]?.question.size, 4);
    questions[1]?.answer({ resultId: 2, from: 1, edit: { start: 0, deleteCount: 0, items: [] } });
    deepEqual(await Promise.all(others), [['a'], ['a'], ['a']]);
  });

  it('are not asked for where nobody waits any more', async () => {
    const { questions, answers } = asked();
    const first = answers.ask(document, { size: 1 });
    await tick();
    const gone = new CancellationTokenSource();
    const second = answers.ask(document, { size: 2 }, gone.token as vscode.CancellationToken);
    gone.cancel();
    questions[0]?.answer(whole(1, 'a'));
    deepEqual(await first, ['a']);
    equal(await second, undefined);
    equal(questions.length, 1);
  });

  it('stand by themselves after the server has been started anew, or has no answer', async () => {
    const { questions, answers } = asked();
    const first = answers.ask(document, { size: 1 });
    await tick();
    questions[0]?.answer(whole(1, 'a'));
    await first;
    answers.forget();
    const second = answers.ask(document, { size: 1 });
    await tick();
    equal(questions[1]?.question.previous, null);
    questions[1]?.answer(undefined);
    equal(await second, undefined);
    const third = answers.ask(document, { size: 1 });
    await tick();
    questions[2]?.answer(null);
    equal(await third, null);
  });
});
