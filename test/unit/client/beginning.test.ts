// How people begin: without a codebook, without a study, with files of other kinds, and with the walkthrough.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import manifest from '../../../package.json';
import titles from '../../../package.nls.json';
import { mayStartStudyRequest, readsAsTranscriptRequest } from '../../../server/src/protocol/offer';
import { holds } from '../vscode/keys';
import { Uri } from '../vscode/values';
import { filesOf, useWindow } from '../vscode/window';

const sample = filesOf('samples/keeping-software-alive');
const { 'codebook.yaml': codebook = '', ...transcripts } = sample;

describe('A folder of transcripts without a codebook', () => {
  const window = useWindow({ files: transcripts });

  it('is welcomed with the next step, which makes a codebook and fills the trees', async () => {
    const { contexts } = window().host;
    const interviews = await window().tree('interviews');
    const codes = await window().tree('codes');
    await window().until('the welcome', () => contexts.get('marginalia.interviews.welcome') === 'noStudy');
    const [welcome] = manifest.contributes.viewsWelcome.filter(
      ({ view, when }) => view === 'marginalia.interviews' && holds(when, contexts),
    );
    ok(welcome, 'package.json has a text for it');
    equal(contexts.get('marginalia.hasCodebook'), false);

    void window().run('marginalia.createCodebook');
    const notice = await window().notice('Created a codebook with');
    match(notice.text, /^Created a codebook with \d+ codes from 10 transcripts\./);
    match(window().document.uri.path, /codebook\.yaml$/);
    match(window().document.getText(), /^study: study$/m);
    await window().row(interviews, 'Interview 7, Jonas, 45 codings');
    await window().until('the codes', () => codes.spoken(1).length > 0);
    deepEqual(
      [contexts.get('marginalia.hasCodebook'), contexts.get('marginalia.interviews.welcome')],
      [true, 'none'],
    );
    notice.answer();
  });

  it('leaves a codebook that is there already as it is', async () => {
    const before = await window().texts();
    void window().run('marginalia.createCodebook');
    const notice = await window().notice('has a codebook already. It was left as it is.');
    notice.answer('Open Codebook');
    deepEqual(await window().texts(), before);
  });
});

describe('A folder of talk of which nobody could say who speaks', () => {
  const plain = (number: number) => `It was cold, ${number}.\n\nWe left before noon.\n`;
  const files = Object.fromEntries([1, 2, 3, 4].map((number) => [`${number}.txt`, plain(number)]));
  const window = useWindow({ files: { ...files, 'a.txt': 'Interviewer: Cold?\n\nParticipant: Cold.\n' } });

  it('becomes a study of as many transcripts as are said and listed', async () => {
    const interviews = await window().tree('interviews');
    void window().run('marginalia.createCodebook');
    const notice = await window().notice('Created an empty codebook');
    match(notice.text, / for 5 transcripts\..* 4 of them do not read like transcripts/);
    await window().until('the interviews', () => interviews.rows.length === 5);
    notice.answer();
  });
});

describe('A transcript outside of every study', () => {
  const window = useWindow({ files: { 'a.txt': 'Interviewer: Cold?\n\nParticipant: Cold.\n' } });

  it('cannot be coded, and is one click away from a codebook', async () => {
    const { host } = window();
    host.show(host.newDocument(Uri.parse('untitled:Untitled-1'), 'transcript', 'Maria: Yes.\n'));
    await window().press('ctrl+enter');
    const notice = await window().notice('belongs to no study');
    notice.answer('Create Codebook');
    (await window().notice('Created an empty codebook')).answer();
  });
});

describe('A folder of files that are no plain text', () => {
  const talk = ['How was it?', 'Cold.', 'And then?', 'Colder.']
    .map(
      (words, turn) =>
        `${turn + 1}\n00:00:0${turn}.000 --> 00:00:0${turn}.900\n<v ${turn % 2 ? 'Bo' : 'Ana'}>${words}</v>\n`,
    )
    .join('\n');
  const documents = { 'Interview 1.docx': 'PK', 'more/Interview 2.PDF': '%PDF' };

  describe('some of them subtitles,', () => {
    const window = useWindow({ files: { ...documents, 'walk.vtt': `WEBVTT\n\n${talk}` } });

    it('says what to do with each kind, and makes a study of the subtitles', async () => {
      void window().run('marginalia.createCodebook');
      const asked = await window().notice('There is no transcript in study yet.');
      match(
        asked.text,
        /To import its Word documents and prints makes transcripts of them\. Its subtitles can be imported, or read/,
      );
      deepEqual(asked.buttons, ['Import…', 'Read Subtitles as Transcripts', 'Create Empty Codebook']);
      asked.answer('Read Subtitles as Transcripts');
      const notice = await window().notice('Created an empty codebook for 1 transcript.');
      notice.answer();
      match(await window().onDisk('codebook.yaml'), /^transcripts: \["\*\*\/\*\.txt", .*"\*\*\/\*\.vtt"\]$/m);
      match(window().document.uri.path, /walk\.vtt$/);
      await window().until('a transcript', () => window().document.languageId === 'transcript');
    });
  });

  describe('with transcripts beside them,', () => {
    const spoken = 'Ana: Cold?\n\nBo: Cold.\n';
    const files = { ...documents, 'walk.vtt': `WEBVTT\n\n${talk}`, 'three.txt': spoken };
    const window = useWindow({ files: { ...files, 'transcripts/Interview 1.txt': spoken } });

    it('says after the codebook is made which of them can be imported, but for those that have been', async () => {
      void window().run('marginalia.createCodebook');
      const notice = await window().notice('Created an empty codebook for 2 transcripts.');
      match(notice.text, / 2 other files in the folder may be interviews and can be imported\.$/);
      deepEqual(notice.buttons, ['Code This Passage', 'Import…', 'Show Which']);
      notice.answer('Show Which');
      await window().until('the list', () => window().document.getText().includes('walk.vtt'));
      match(window().document.getText(), /Interview 2\.PDF/);
    });
  });

  describe('none of them subtitles,', () => {
    const window = useWindow({ files: documents });

    it('says what to do, and writes nothing where nobody wants it', async () => {
      void window().run('marginalia.createCodebook');
      const asked = await window().notice('There is no transcript in study yet.');
      match(asked.text, /To import its Word documents and prints makes transcripts of them\.$/);
      deepEqual(asked.buttons, ['Import…', 'Create Empty Codebook']);
      asked.answer();
      deepEqual(Object.keys(await window().texts()), Object.keys(documents).sort());
    });
  });
});

describe('A text file that reads like a transcript, in no study', () => {
  const talk = transcripts['interviews/Interview 2 - Jonas.txt']?.replace(/^---[\s\S]*?---\n\n/, '') ?? '';
  const notes = 'Some notes.\n\nAnd more.\n';
  const plain = talk.replace(/\n\n[A-Z]+[-\w]*[^\n:]*(?=\n\n)/g, '');
  const window = useWindow({ files: { 'notes.txt': notes, 'one.txt': plain, 'two.txt': plain } });
  const offer = () => window().host.notices.find('reads like an interview transcript');

  it('gets one offer to start a study, which can be declined for good', async () => {
    await window().openFile('notes.txt');
    await window().openFile('one.txt');
    const notice = await window().notice('reads like an interview transcript');
    deepEqual(notice.buttons, ['Start a Study', 'Never Ask Again']);
    notice.answer('Never Ask Again');
    await window().until(
      'the setting',
      () => window().host.settings.get('marginalia.studies.offer') === false,
    );
    await window().openFile('two.txt');
    equal(window().memory.get('studyOffered'), true);
    equal(offer(), undefined);
    equal(window().host.notices.all.length, 1);
  });
});

describe('A file that is left before it is known what it is', () => {
  const talk = ['How was it?', 'Cold.', 'And then?', 'Colder.', 'Did you stay?', 'We did.'];
  const plain = talk.map((words, turn) => `${turn % 2 ? 'Bo' : 'Ana'}: ${words}\n`).join('\n');
  const subtitles = talk
    .map((words, turn) => `${turn + 1}\n00:00:0${turn},000 --> 00:00:0${turn},900\n${words}\n`)
    .join('\n');
  const window = useWindow({ files: { 'notes.txt': 'Soup.\n', 'one.txt': plain, 'walk.srt': subtitles } });

  for (const [file, words] of [
    ['walk.srt', 'These subtitles read like a transcript'],
    ['one.txt', 'This file reads like an interview transcript'],
  ] as const)
    it(`gets its notice when somebody comes back to it: ${file}`, async () => {
      // Whoever goes on at once is there before the server answers.
      await window().openFile(file);
      await window().openFile('notes.txt');
      // The answer to the same question comes behind that to the first one.
      const about = { uri: String(window().uri(file)), text: plain };
      await window().clients.at(-1)?.ask(mayStartStudyRequest.method, about);
      await window().clients.at(-1)?.ask(readsAsTranscriptRequest.method, about);
      await new Promise((resolve) => setImmediate(resolve));
      equal(window().host.notices.find(words), undefined);
      await window().openFile(file);
      (await window().notice(words)).answer();
    });
});

describe('Markdown and subtitles that are transcripts', () => {
  const talk = ['How was it?', 'Cold.', 'And then?', 'Colder.', 'Did you stay?', 'We did.'];
  const markdown = talk.map((words, turn) => `**${turn % 2 ? 'Bo' : 'Ana'}:** ${words}\n`).join('\n');
  const subtitles = talk
    .map((words, turn) => `${turn + 1}\n00:00:0${turn},000 --> 00:00:0${turn},900\n${words}\n`)
    .join('\n');
  const window = useWindow({
    files: {
      'codebook.yaml': 'transcripts: ["**/*.txt", "named/*.md"]\ncodes:\n  - code: Cold\n',
      'named/one.md': markdown,
      'named/two.md': markdown,
      'README.md': '# Soup\n\nStir it.\n',
      'walk.srt': subtitles,
      'climb.srt': subtitles,
    },
  });
  const language = () => window().document.languageId;

  it('can be read as transcripts where the study names them, and are from then on', async () => {
    await window().openFile('README.md');
    await window().openFile('named/one.md');
    const notice = await window().notice('is a transcript of its study');
    notice.answer('Read as Transcript');
    await window().until('a transcript', () => language() === 'transcript');
    await window().openTranscript('named/two.md');
    await window().openFile('README.md');
    equal(language(), 'markdown');
    deepEqual(window().memory.get('fileKindsRead'), ['md']);
  });

  it('get a copy that is read, and one notice for each kind', async () => {
    await window().openFile('walk.srt');
    const notice = await window().notice('These subtitles read like a transcript');
    notice.answer('Save a Copy as .txt');
    await window().until('the copy', () => window().document.uri.path.endsWith('/walk.txt'));
    await window().until('a transcript', () => language() === 'transcript');
    equal(await window().onDisk('walk.txt'), subtitles);
    await window().openFile('climb.srt');
    await window().openTranscript('walk.txt');
    equal(window().host.notices.find('These subtitles'), undefined);
  });
});

describe('The walkthrough', () => {
  const window = useWindow({ files: sample });
  const { contributes } = manifest;
  const steps = contributes.walkthroughs.flatMap((one) => one.steps);
  /** Which steps tick themselves by what is known now, when VS Code looks at them anew. */
  const ticked = () => {
    const known = new Map([...window().host.contexts, ['marginalia.ticking', true]]);
    return steps.flatMap(({ id, completionEvents }) =>
      completionEvents.some(
        (event) => event.startsWith('onContext:') && holds(event.slice('onContext:'.length), known),
      )
        ? [id]
        : [],
    );
  };

  it('opens from its command', async () => {
    await window().run('marginalia.getStarted');
    deepEqual(window().host.ran.at(-1), [
      'workbench.action.openWalkthrough',
      'marginalia.marginalia#start',
      false,
    ]);
  });

  it('leads to the guide, which is in the package, shown rendered', async () => {
    const nls = Object.values<string>(titles);
    ok(nls.some((text) => text.includes('[Open Guide](command:marginalia.openGuide)')));
    await window().run('marginalia.openGuide');
    const [command, uri] = window().host.ran.at(-1) ?? [];
    deepEqual([command, String(uri)], ['markdown.showPreview', 'memory:/extension/docs/guide.md']);
  });

  it('has five steps, which tick themselves when they are done', async () => {
    equal(steps.length, 5);
    deepEqual(ticked(), ['open', 'codebook']);
    const views = steps
      .find(({ id }) => id === 'lookUp')
      ?.completionEvents.filter((event) => event.startsWith('onView:'));
    deepEqual(views, ['onView:marginalia.codes', 'onView:marginalia.interviews']);
    await window().openTranscript('interviews/Interview 2 - Jonas.txt');
    await window().statusItem('38 of 48 passages coded');
    window().goTo('Interviewee: Well, somebody has to be.');
    // However it was written: by hand, too.
    window().host.type('PEOPLE-pride\n\n');
    await window().statusItem('39 of 48 passages coded');
    deepEqual(ticked(), ['open', 'codebook', 'code']);

    await window().openTranscript('interviews/Interview 5 - Jonas.txt');
    await window().statusItem('$(warning)');
    window().select('TEST-in-prodcution');
    window().host.type('TEST-in-production');
    await window().until('the mistake to be mended', () => ticked().includes('mend'));
  });
});

describe('A folder with a codebook', () => {
  const window = useWindow({
    files: { 'codebook.yaml': codebook, 'one.txt': 'Ana: Hello.\n\nBo: Hello.\n' },
  });

  it('shows what the codebook says in no transcript to be a problem, and no more once it does', async () => {
    const uses = 'Ana: Hello.\n\nMONEY-ran-out\n\nBo: Hello.\n';
    await window().host.disk.writeFile(window().uri('two.txt'), new TextEncoder().encode(uses));
    const problems = () =>
      window()
        .problems('two.txt')
        .map(({ message }) => message);
    await window().until('the problem', () =>
      problems().some((one) => one.includes('“MONEY-ran-out” is not in')),
    );
    await window().openFile('codebook.yaml');
    window().goTo('  - code: Bus factor');
    window().host.type('  - code: MONEY-ran-out\n');
    await window().until('no problem', () => problems().length === 0);
    window().host.undo();
    await window().until('the problem', () => problems().length > 0);
  });

  it('takes a new code from a transcript by a quick fix, and the tree shows it', async () => {
    const codes = await window().tree('codes');
    await window().openTranscript('two.txt');
    window().goTo('MONEY-ran-out');
    await window().fix('Add “MONEY-ran-out” to the codebook');
    await window().row(codes, 'MONEY-ran-out, topic, 1 coding');
    const after = await window().text('codebook.yaml');
    equal(after.replace(/\n {2}- code: MONEY-ran-out\n {4}color: "#[0-9a-f]{6}"(?=\n)/, ''), codebook);
  });
});
