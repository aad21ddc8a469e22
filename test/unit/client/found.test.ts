// What is made of the passages that the server finds.
import '../vscode/install';
import { deepEqual, equal } from 'node:assert/strict';
import { Collector, documentOf } from '../../../client/src/retrieval/found';
import type { FileFound } from '../../../server/src/protocol/retrieval';

const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } };
function file(interview: string, coder: string, ...said: string[]): FileFound {
  const uri = `file:///${interview}-${coder}.txt`;
  return {
    uri,
    interview: `${interview} · ${coder}`,
    interviewKey: interview,
    heading: `${interview} · ${coder}`,
    passages: said.map((words) => ({
      place: { uri, range },
      words,
      speaker: null,
      labels: [],
      citation: `> ${words}`,
    })),
  };
}

describe('Found passages', () => {
  it('are counted with their interviews: two coders of one interview are one', () => {
    const collector = new Collector('A');
    collector.add('file:///one', 'One', [file('Interview 1', 'Ilan', 'Yes.')], 0);
    collector.add('file:///one', 'One', [file('Interview 1', 'Mia', 'Yes.', 'No.')], 1);
    collector.add('file:///two', 'Two', [file('Interview 1', 'Jo', 'Well.')], 1);
    const { passages, interviews, listed, unread, studies } = collector.found();
    deepEqual([passages, interviews, listed, unread], [4, 2, 4, 2]);
    deepEqual(
      studies.map(({ study, files }) => [study, files.length]),
      [
        ['One', 2],
        ['Two', 1],
      ],
    );
  });
  it('are all counted, however few are listed', () => {
    const collector = new Collector('A', null, 3);
    collector.add('file:///one', 'One', [file('1', 'a', 'A', 'B'), file('2', 'a', 'C', 'D')], 0);
    collector.add('file:///one', 'One', [file('3', 'a', 'E')], 0);
    const { passages, interviews, listed, studies } = collector.found();
    deepEqual([passages, interviews, listed], [5, 3, 3]);
    deepEqual(
      studies.flatMap(({ files }) => files.flatMap((one) => one.passages.map(({ words }) => words))),
      ['A', 'B', 'C'],
    );
  });
  it('make a document: the question just as it was asked, the counts, and each passage below its interview', () => {
    const groups = [
      { heading: 'Interview 1', citations: ['> Yes.', '> No.'] },
      { heading: 'Interview 2', citations: ['> Well.'] },
    ];
    equal(
      documentOf('Found passages', 'A *and*\n"b"', ['3 passages in 2 interviews'], groups),
      '# Found passages\n\n    A *and* "b"\n\n3 passages in 2 interviews\n\n## Interview 1\n\n> Yes.\n\n> No.\n\n## Interview 2\n\n> Well.\n',
    );
  });
});
