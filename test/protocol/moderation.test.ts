// Comparing two coders and settling what they coded, asked of the built server.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type * as z from 'zod/mini';
import {
  type AnalysisQuestion,
  firstQuestion,
  methodsParagraphRequest,
} from '../../server/src/protocol/analysis';
import * as protocol from '../../server/src/protocol/moderation';
import { Client, uriOf } from './client';
import { folderOf } from './commandLine';

const ilan = 'Interview 1 - Ilan.txt';
const po = 'Interview 1 - PO.txt';
const amin = 'Interview 1 - Amin.txt';
const talk = (...codes: string[]) => `Interviewee\n\nIt was gone.\n\n${codes.join('\n\n')}\n`;
const settled = `---\nmoderates: Ilan, PO\n---\n\n${talk('Data-loss', '// ? Trust-low (Ilan)', '// ? Data-late "gone" (PO)')}`;

describe('The language server helps to settle what coders have coded', () => {
  let client: Client;
  let folder: string;

  before(async () => {
    folder = folderOf({
      'codebook.yaml': 'codes:\n  - code: Data-loss\n  - code: Data-late\n  - code: Trust-low\n',
      [ilan]: talk('Trust-low', 'Data-loss'),
      [po]: talk('Data-late "gone"', 'Data-loss'),
      'Interview 2 - Ilan.txt': talk('Data-loss'),
      'notes.md': talk('Data-loss'),
    });
    client = await Client.start(folder);
    await client.ready(3);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  const ask = async <P extends object, R>(
    message: {
      readonly method: string;
      readonly params: z.ZodMiniType<P>;
      readonly result: z.ZodMiniType<R>;
    },
    params: P,
  ): Promise<R> => message.result.parse(await client.request(message.method, params));
  const root = () => uriOf(folder, '').replace(/\/$/, '');
  const uri = (name: string) => uriOf(folder, name);

  it('names the interviews with several files', async () => {
    const found = await ask(protocol.codedInterviewsRequest, {});
    deepEqual(
      found.map(({ name, files }) => [name, files.map(({ coder, isModerated }) => [coder, isModerated])]),
      [
        [
          '1',
          [
            ['Ilan', false],
            ['PO', false],
          ],
        ],
      ],
    );
  });

  it('draws up two texts that differ in codes alone', async () => {
    const answer = await ask(protocol.compareCodersRequest, { folder: root(), files: [uri(ilan), uri(po)] });
    deepEqual(answer, {
      texts: [talk('Data-loss', 'Trust-low'), talk('Data-loss', 'Data-late "gone"')],
      lacking: 0,
    });
  });

  it('compares nothing that is no transcript of the study', async () => {
    const files: [string, string] = [uri(ilan), uri('notes.md')];
    equal(await ask(protocol.compareCodersRequest, { folder: root(), files }), null);
  });

  it('makes the text of a moderated file, and writes nothing', async () => {
    const params = { folder: root(), files: [uri(ilan), uri(po)], moderator: 'Amin' };
    const made = await ask(protocol.moderateRequest, params);
    ok(made && 'text' in made);
    deepEqual(await ask(protocol.settlerRequest, params), { problem: null });
    deepEqual([made.uri, made.agreed, made.questions, made.lacking], [uri(amin), 1, 2, []]);
    match(made.text, /^---\nmoderates: Ilan, PO\n/);
    equal(fs.existsSync(path.join(folder, amin)), false);
  });

  const refused: [why: string, moderator: string, message: RegExp][] = [
    ['of a coder’s own name', 'ilan', /must be different people/],
    ['of a name that cannot be told apart', 'Ana, Ben', /cannot be told apart/],
    ['of no name', ' ', /Say who settles/],
    ['of a name that no file can have', 'Ana/Ben', /The file is called by this name.* \/ /],
  ];
  for (const [why, moderator, message] of refused)
    it(`refuses, in a sentence, the file ${why}`, async () => {
      const params = { folder: root(), files: [uri(ilan), uri(po)], moderator };
      const made = await ask(protocol.moderateRequest, params);
      ok(made && 'refused' in made);
      match(made.refused, message);
      const asked = await ask(protocol.settlerRequest, params);
      equal(asked?.problem, made.refused, 'it is said while the name is typed');
    });

  it('lists open questions, settles them, adds new ones and counts, from the text in the editor', async () => {
    fs.writeFileSync(path.join(folder, amin), settled);
    client.open(uri(amin));
    const found = await ask(protocol.openQuestionsRequest, {});
    deepEqual(
      found.map(({ asked, settled: done, questions }) => [asked, done, questions.map(({ label }) => label)]),
      [[2, 0, ['Trust-low', 'Data-late']]],
    );
    const version = 1;
    const own = await ask(protocol.questionsOfFileRequest, { uri: uri(amin), version });
    const [passage] = own?.passages ?? [];
    ok(passage);
    deepEqual(
      [passage.words, passage.questions.length, passage.codings],
      ['It was gone.', 2, [{ line: 8, label: 'Data-loss', quote: null }]],
    );
    const line = (at: number) => {
      const question = passage.questions[at];
      return { line: question?.at.start.line ?? -1, text: question?.text ?? '' };
    };
    const file = { uri: uri(amin), version, take: [line(1)], leaveOut: [line(0)], remove: [], add: null };
    const answer = await ask(protocol.settleRequest, { files: [file] });
    ok(answer && 'did' in answer);
    equal(answer.did, 'Took “Data-late” · Left out “Trust-low”');
    const late = { ...file, take: [{ line: 8, text: '? Data-late (PO)' }] };
    ok('refused' in ((await ask(protocol.settleRequest, { files: [late] })) ?? {}));
    const update = await ask(protocol.updateModeratedRequest, { uri: uri(amin), version });
    ok(update && 'questions' in update && update.questions === 0);
    const end = { uri: uri(amin), version, removeNoLines: false };
    const finish = await ask(protocol.finishModeratingRequest, end);
    ok(finish && 'said' in finish);
    equal(finish.said, '2 questions: 0 taken, 0 left out, 2 open, 1 agreed by all, 0 added by the moderator');
  });
});

describe('A file made to settle an interview', () => {
  it('is told of while closed, and offers to take and to leave out each of its questions once it is open', async () => {
    const folder = folderOf({
      'codebook.yaml': 'codes:\n  - code: Data-loss\n  - code: Data-late\n  - code: Trust-low\n',
      [ilan]: talk('Trust-low', 'Data-loss'),
      [po]: talk('Data-late "gone"', 'Data-loss'),
    });
    const uri = uriOf(folder, amin);
    const client = await Client.startAsking(folder);
    await client.ready(2);
    fs.writeFileSync(path.join(folder, amin), settled);
    client.changedOutside({ [uri]: 1 });
    await client.ready(3);
    const findings = await client.until('both questions', () => {
      const found = (client.diagnostics.get(uri) ?? []).filter(({ code }) => code === 'open-question');
      return found.length === 2 ? found : undefined;
    });
    client.open(uri);
    const offered = async (diagnostic: Diagnostic) => {
      const context = { diagnostics: [diagnostic], only: [CodeActionKind.QuickFix] };
      const params = { textDocument: { uri }, range: diagnostic.range, context };
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
      return actions.map(({ title, edit }) => {
        const [change] = edit?.documentChanges ?? [];
        ok(change && 'edits' in change);
        return [
          title,
          TextDocument.applyEdits(TextDocument.create(uri, '', 1, settled), change.edits.filter(TextEdit.is)),
        ];
      });
    };
    deepEqual(await Promise.all(findings.map(offered)), [
      [
        ['Take “Trust-low”', settled.replace('// ? Trust-low (Ilan)\n\n', '').concat('\nTrust-low\n')],
        ['Leave out “Trust-low”', settled.replace('// ? Trust-low', '// no Trust-low')],
      ],
      [
        ['Take “Data-late”', settled.replace('// ? Data-late "gone" (PO)', 'Data-late "gone"')],
        ['Leave out “Data-late”', settled.replace('// ? Data-late', '// no Data-late')],
      ],
    ]);
    equal(await client.stop(), 0);
  });
});

const question: AnalysisQuestion = { ...firstQuestion, tab: 'agreement' };

describe('A methods paragraph', () => {
  const [first, second] = ['Interview 2 - Ilan.txt', 'Interview 2 - PO.txt'];
  const passages = (...codes: string[][]) =>
    codes
      .map((own, at) => `Interviewee\n\nIt was gone ${at}.\n\n${own.map((one) => `${one}\n\n`).join('')}`)
      .join('');
  const settledFile = (...codes: string[][]) => `---\nmoderates: Ilan, PO\n---\n\n${passages(...codes)}`;
  const cases: [what: string, files: Record<string, string>, said: string, counted: string][] = [
    [
      'leaves out a coder whose work was not settled',
      {
        [ilan]: passages(['Trust-low', 'Data-loss'], []),
        [po]: passages(['Data-loss'], []),
        'Interview 1 - Rached.txt': passages(['Trust-low'], ['Data-late']),
        [amin]: settledFile(['Trust-low', 'Data-loss'], ['Data-late']),
      },
      'of their codings 1 had been given by several coders, 1 from Ilan alone, and 1 by none.',
      '1 questions: 1 taken (Ilan 1), 0 left out, 1 agreed by all, 1 added by the moderator',
    ],
    [
      'counts a code on other words by whose words stay',
      {
        [ilan]: passages(['Data-late "was gone"'], ['Data-loss']),
        [po]: passages(['Data-late'], ['Data-loss']),
        [amin]: settledFile(['Data-late "was gone"'], ['Data-loss']),
      },
      'of their codings 1 had been given by several coders, 1 from Ilan alone, and 0 by none.',
      '2 questions: 1 taken (Ilan 1), 1 left out, 1 agreed by all, 0 added by the moderator',
    ],
    [
      'counts words that only the moderator chose as new',
      {
        [ilan]: passages(['Data-late "was"', 'Data-loss'], []),
        [po]: passages(['Data-late', 'Data-loss'], []),
        [amin]: settledFile(['Data-late "gone"', 'Data-loss'], []),
      },
      'of their codings 1 had been given by several coders, none from one of them alone, and 1 by none.',
      '2 questions: 0 taken, 2 left out, 1 agreed by all, 1 added by the moderator',
    ],
  ];
  for (const [what, files, said, counted] of cases)
    it(`says how disagreements were settled as it is counted when settling is finished: it ${what}`, async () => {
      const folder = folderOf({
        'codebook.yaml': 'codes:\n  - code: Data-loss\n  - code: Data-late\n  - code: Trust-low\n',
        ...files,
        [first]: passages(['Data-loss'], []),
        [second]: passages(['Data-loss'], []),
      });
      const client = await Client.start(folder);
      await client.ready(Object.keys(files).length + 2);
      const root = uriOf(folder, '').replace(/\/$/, '');
      const asked = { folder: root, question };
      const answer = methodsParagraphRequest.result.parse(
        await client.request(methodsParagraphRequest.method, asked),
      );
      const sentence = answer && 'text' in answer ? answer.text : '';
      const uri = uriOf(folder, amin);
      client.open(uri);
      const finish = protocol.finishModeratingRequest.result.parse(
        await client.request(protocol.finishModeratingRequest.method, {
          uri,
          version: 1,
          removeNoLines: false,
        }),
      );
      equal(await client.stop(), 0);
      ok(sentence.endsWith(`Disagreements were settled in the transcripts of 1: ${said}`), sentence);
      equal(finish && 'said' in finish && finish.said, counted);
    });
});
