import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { ImportError, type Imported } from '../../../server/src/exchange/imported';
import { readRefiQda } from '../../../server/src/exchange/refiQda';
import { anyString } from '../anyString';
import { archive, codeBook, codedWords, guid, type Program, projectXml, selection } from './projectFiles';

const program: Program = {
  origin: 'QualCoder',
  unit: 'code-points',
  lineEnd: '\n',
  countsLineEnd: 1,
  bom: false,
  name: () => undefined,
};

const talk = [
  'Ann: We came by train.',
  'Ben: By train, really?',
  'Ann: It was late, as ever.',
  'Ben: I see.',
].join('\n');

/** Where words stand in the talk. */
function at(words: string, text = talk): [number, number] {
  const from = text.indexOf(words);
  ok(from >= 0, words);
  return [from, from + words.length];
}

/** A project with one text. */
function projectWith(
  selections: string,
  { codes = codeBook('trains', 'delay'), rest = '', inside = '', text = talk, before = '' } = {},
): Imported {
  const source = `<TextSource guid="${guid('talk')}" name="Talk.txt" plainTextPath="internal://talk.txt">${selections}${inside}</TextSource>`;
  const xml = projectXml(program.origin, `${before}${codes}<Sources>${source}</Sources>${rest}`);
  return readRefiQda(archive({ 'project.qde': xml, 'sources/talk.txt': text }));
}

function select(words: string, codes: readonly string[], inside = '', attributes = ''): string {
  return selection(program, talk, at(words), codes, inside, attributes);
}

/** The first source as people see it: each coding with its passage. */
function shown({ sources: [source], codes }: Imported): string[] {
  ok(source);
  const labels = new Map(codes.map(({ id, label }) => [id, label]));
  return source.codings.map(
    ({ passage, from, to, code, coder, memos }) =>
      `${passage} ${source.passages[passage]?.text.slice(from, to)} = ${[labels.get(code), coder, ...memos].filter(Boolean).join(' / ')}`,
  );
}

function kinds({ lost }: Imported): string[] {
  return lost.map(({ kind, count, first }) => `${kind} ${count} ${first}`);
}

describe('A coded project of another program', () => {
  it('gives the words of each coding, in the order of the talk and of the codebook', () => {
    const imported = projectWith(select('late', ['delay', 'trains']) + select('by train', ['trains']));
    deepEqual(shown(imported), ['0 by train = trains', '2 late = trains', '2 late = delay']);
    deepEqual(imported.sources[0]?.passages[2], {
      speaker: 'Ann',
      text: 'It was late, as ever.',
      time: null,
    });
    deepEqual(imported.lost, []);
  });

  for (const [where, text] of [
    [
      'in lines',
      'Talk of May\nAnn\nWe came by train.\nBen\nBy train?\nAnn\nLate, as ever.\nAnd wet.\nBen\nI see.\nAnn\nSo we left.\nBen\nBy car.',
    ],
    [
      'in blocks',
      'Talk of May\n\nAnn\nWe came by train.\n\nBen\nBy train?\n\nAnn\nLate, as ever.\n\nAnd wet.\n\nBen\nI see.\n\nAnn\nSo we left.\n\nBen\nBy car.',
    ],
  ] as const) {
    it(`knows who speaks by names on lines of their own, ${where}`, () => {
      const selections = ['Late', 'Ben', 'By train?\nAnn'].map((words) =>
        selection(program, text, at(words.replace(/\n(?=Ann)/, where === 'in lines' ? '\n' : '\n\n'), text), [
          'trains',
        ]),
      );
      const imported = projectWith(selections.join(''), { text });
      deepEqual(
        imported.sources[0]?.passages.map((passage) => `${passage.speaker ?? ''}: ${passage.text}`),
        [
          ': Talk of May',
          'Ann: We came by train.',
          'Ben: By train?',
          'Ann: Late, as ever.',
          ': And wet.',
          'Ben: I see.',
          'Ann: So we left.',
          'Ben: By car.',
        ],
      );
      deepEqual(shown(imported), ['2 By train? = trains', '3 Late = trains']);
      deepEqual(kinds(imported), ['outside-speech 1 Talk']);
    });
  }

  it('codes each passage of a selection over several, and leaves out names and white space', () => {
    const imported = projectWith(select('train.\nBen: By train, really?\nAnn: It', ['trains']));
    deepEqual(shown(imported), ['0 train. = trains', '1 By train, really? = trains', '2 It = trains']);
    deepEqual(kinds(imported), ['coding-over-passages 1 Talk']);
  });

  it('keeps nested, crossing and same selections apart, and the same one by one coder once', () => {
    const imported = projectWith(
      select('We came by', ['trains']) +
        select('came by train', ['trains']) +
        select('came', ['trains']) +
        select('came', ['trains', 'delay']),
    );
    deepEqual(shown(imported), [
      '0 We came by = trains',
      '0 came = trains',
      '0 came = delay',
      '0 came by train = trains',
    ]);
  });

  it('tells coders by name, and codes of two coders on the same words stay two', () => {
    const users = `<Users><User guid="{${guid('Eva').toUpperCase()}}" name="Eva"/><User guid="${guid('Jo')}" id="jo"/></Users>`;
    const coding = (user: string) =>
      `<Coding guid="${guid(`c${user}`)}" creatingUser="${guid(user)}"><CodeRef targetGUID="{${guid('delay').toUpperCase()}}"/></Coding>`;
    const imported = projectWith(
      select('late', [], coding('Eva') + coding('Jo')) +
        select('We', ['delay'], '', `creatingUser="${guid('Eva')}"`) +
        select('see', ['delay'], '', `creatingUser="${guid('nobody')}"`),
      { before: users },
    );
    deepEqual(shown(imported), [
      '0 We = delay / Eva',
      '2 late = delay / Eva',
      '2 late = delay / jo',
      '3 see = delay',
    ]);
  });

  it('drops what is only white space or a name, and says so', () => {
    const imported = projectWith(select('Ben:', ['trains', 'delay']) + select('\n', ['trains']));
    deepEqual(shown(imported), []);
    ok(kinds(imported).includes('outside-speech 3 Talk'));
  });

  it('keeps what somebody wrote of a selection below the last of its codes, once', () => {
    const imported = projectWith(
      select('train.\nBen: By train', ['delay', 'trains'], '<Description>Why?\nAsk.</Description>'),
    );
    deepEqual(shown(imported).slice(0, 2), ['0 train. = trains', '0 train. = delay / Why?\nAsk.']);
    equal(shown(imported).join().split('Why?').length, 2);
  });

  it('makes a memo on the passage of a selection without a code, and names words that it loses', () => {
    const imported = projectWith(
      select('late', [], '<Description>Always.</Description>') +
        select('We came by train.', [], '<Description>Whole.</Description>') +
        select('really', []),
    );
    deepEqual(imported.sources[0]?.memos, [
      { passage: 2, text: 'Always.', coder: null },
      { passage: 0, text: 'Whole.', coder: null },
    ]);
    deepEqual(kinds(imported), ['selection-without-code 2 Talk']);
  });

  it('reads notes that a link leads to, and those that words, codes and codings point to', () => {
    const notes = ['linked', 'of words', 'of a coding', 'of a code', 'of a text', 'of nothing'].map(
      (name) =>
        `<Note guid="${guid(name)}" name="x"><PlainTextContent>Note ${name}</PlainTextContent></Note>`,
    );
    const inFile = `<Note guid="${guid('in file')}" name="y" plainTextPath="internal:///note.txt"/>`;
    const words = select('late', ['delay']);
    const link = `<Link guid="9" name="l" direction="OneWay" originGUID="${guid('linked')}" targetGUID="${/guid="([^"]+)"/.exec(words)?.[1]}"/>`;
    const coding = `<Coding guid="8"><CodeRef targetGUID="${guid('trains')}"/><NoteRef targetGUID="${guid('of a coding')}"/></Coding>`;
    const refs = (name: string) => `<NoteRef targetGUID="${guid(name)}"/>`;
    const source = `<TextSource guid="${guid('talk')}" name="Talk" plainTextPath="talk.txt">${words}${select('I see', [], coding + refs('of words') + refs('in file'))}${refs('of a text')}</TextSource>`;
    const codes = `<CodeBook><Codes><Code guid="${guid('trains')}" name="trains" isCodable="true"><Description>Rail.</Description>${refs('of a code')}</Code><Code guid="${guid('delay')}" name="delay" isCodable="true"/></Codes></CodeBook>`;
    const xml = projectXml(
      '',
      `${codes}<Sources>${source}</Sources><Notes>${notes.join('')}${inFile}</Notes><Links>${link}<Link guid="7" name="c" originGUID="a" targetGUID="b"/></Links>`,
    );
    const imported = readRefiQda(
      archive({ 'x.qde': xml, 'Sources/talk.txt': talk, 'Sources/note.txt': 'From a file.\r\n' }),
    );
    deepEqual(shown(imported), [
      '2 late = delay / Note linked',
      '3 I see = trains / Note of a coding / Note of words / From a file.',
    ]);
    deepEqual(imported.sources[0]?.memos, [{ passage: 0, text: 'Note of a text', coder: null }]);
    equal(imported.codes[0]?.description, 'Rail.\n\nNote of a code');
    deepEqual(kinds(imported), ['sets-links-graphs 2 c']);
  });

  it('takes persons instead of codes for speakers where the talk names none', () => {
    const text = 'We came by train.\nBy train, really?\nIt was late.';
    const cases = `<Cases><Case guid="${guid('Ann')}" name="Ann"/><Case guid="${guid('Ben')}" name="Ben"/></Cases>`;
    const imported = projectWith(
      selection(program, text, [0, 17], ['Ann']) +
        selection(program, text, at('By train, really?', text), ['Ben']) +
        selection(program, text, at('It was late.', text), ['Ben']),
      { text, before: cases },
    );
    deepEqual(
      imported.sources[0]?.passages.map(({ speaker }) => speaker),
      ['Ann', 'Ben', null],
    );
    deepEqual(imported.lost, []);
    const named = projectWith(select('late', ['Ben']), { before: cases });
    equal(named.sources[0]?.passages[2]?.speaker, 'Ann');
    deepEqual(named.lost, []);
  });

  it('knows of an interview what its text and its case say', () => {
    const value = (name: string, text: string, kind = 'Text') =>
      `<VariableValue><VariableRef targetGUID="${guid(name)}"/><${kind}Value>${text}</${kind}Value></VariableValue>`;
    const variables = ['age', 'city: old', 'since', 'empty'].map(
      (name) => `<Variable guid="${guid(name)}" name="${name}" typeOfVariable="Text"/>`,
    );
    const imported = projectWith('', {
      inside: value('age', '34', 'Integer') + value('empty', '') + value('unknown', 'x'),
      before: `<Variables>${variables.join('')}</Variables><Cases><Case guid="c" name="P1">${value('age', '35', 'Integer')}${value('city: old', 'Bern')}${value('since', '2020-01-02', 'Date')}<SourceRef targetGUID="{${guid('talk').toUpperCase()}}"/></Case><Case guid="d" name="P2">${value('city: old', 'Basel')}</Case></Cases>`,
    });
    deepEqual(imported.sources[0]?.attributes, [
      ['age', '34'],
      ['city: old', 'Bern'],
      ['since', '2020-01-02'],
    ]);
  });

  it('puts the codes of a whole text on each of its passages', () => {
    const imported = projectWith('', {
      inside: `<Coding guid="1"><CodeRef targetGUID="${guid('delay')}"/></Coding>`,
    });
    equal(shown(imported).length, 4);
    deepEqual(kinds(imported), ['coding-over-passages 1 Talk']);
  });

  it('has a memo on a whole text where somebody begins to speak, below its title', () => {
    const text = `About trains\n${talk}`;
    const imported = projectWith('', { text, inside: '<Description>Good one.</Description>' });
    deepEqual(
      imported.sources[0]?.memos.map(({ passage, text: memo }) => [
        imported.sources[0]?.passages[passage]?.text,
        memo,
      ]),
      [['We came by train.', 'Good one.']],
    );
  });

  it('names codes that are not in the codebook', () => {
    const imported = projectWith(select('late', ['nothing', 'delay']));
    deepEqual(shown(imported), ['2 late = delay']);
    deepEqual(kinds(imported), ['unknown-code-ref 1 Talk']);
  });

  it('reads codes with what they are under, unlike names, full colours and heads', () => {
    const codes = `<CodeBook><Codes>
      <Code guid="A" name=" cs " isCodable="false" color="#F00"><Code guid="{B}" name="programming" isCodable="true" color="#12AbEf"/></Code>
      <Code guid="C" name="as" isCodable="true" color="red"><Description> More
words </Description><Code guid="D" name="programming" isCodable="1"/><Code guid="E" name="programming"/></Code>
      <Code guid="F" name="programming" isCodable="true"/><Code guid="C" name="as/programming"/></Codes></CodeBook>`;
    const { codes: found, lost } = projectWith('', { codes });
    deepEqual(
      found.map(({ id, label, parent, description, color, codable }) => [
        id,
        label,
        parent,
        description,
        color,
        codable,
      ]),
      [
        ['a', 'cs', null, null, '#ff0000', false],
        ['b', 'programming', 'a', null, '#12abef', true],
        ['c', 'as', null, 'More\nwords', null, true],
        ['d', 'as/programming (2)', 'c', null, null, true],
        ['e', 'as/programming (3)', 'c', null, null, true],
        ['f', 'programming (2)', null, null, null, true],
        ['c (2)', 'as/programming', null, null, null, true],
      ],
    );
    deepEqual(lost, [
      { kind: 'duplicate-code-name', count: 3, first: 'programming' },
      { kind: 'not-codable', count: 1, first: 'cs' },
    ]);
  });

  it('finds texts in any folder, in any case, by any path, and gives sources of one name different ones', () => {
    const paths = ['internal://One.txt', 'internal:///two.TXT', 'Three.txt', 'internal://fo%20ur.txt'];
    const sources = paths.map(
      (file, index) => `<TextSource guid="${index}" name="Talk.docx" plainTextPath="${file}"/>`,
    );
    const gone = ['relative:///one.txt', 'absolute://C:/one.txt', 'internal://nine.txt', ''].map(
      (file, index) => `<TextSource guid="g${index}" name="Gone ${index}" plainTextPath="${file}"/>`,
    );
    const inside =
      '<TextSource guid="i" name="talk"><PlainTextContent>Inside.</PlainTextContent></TextSource>';
    const xml = projectXml(
      '',
      `<Sources>${sources.join('')}${gone.join('')}${inside}</Sources>`,
      'urn:QDA-XML:project:0:4',
    );
    const imported = readRefiQda(
      archive(
        {
          'Any Name.QDE': xml,
          '~$lock.qde': 'no XML',
          'sources/.root': '',
          'one.txt': 'Wrong.',
          'SOURCES/ONE.TXT': 'First.',
          'Sources/Two.txt': 'Second.',
          'three.txt': 'Third.',
          'sources/fo ur.txt': 'Fourth.',
        },
        0,
      ),
    );
    deepEqual(
      imported.sources.map(({ name, passages }) => [name, passages[0]?.text]),
      [
        ['Talk', 'First.'],
        ['Talk (2)', 'Second.'],
        ['Talk (3)', 'Third.'],
        ['Talk (4)', 'Fourth.'],
        ['talk (5)', 'Inside.'],
      ],
    );
    deepEqual(kinds(imported), ['source-without-text 4 Gone 0']);
  });

  it('takes the text of a PDF and the transcript of a recording, with their selections and times', () => {
    const words = select('late', ['delay']);
    const [from, to] = [talk.indexOf('By train'), talk.indexOf(', really')];
    const xml = projectXml(
      '',
      `${codeBook('delay')}<Sources>
        <PDFSource guid="p" name="Paper.pdf"><PDFSelection guid="${/guid="([^"]+)"/.exec(words)?.[1]}" page="0"/><PDFSelection guid="only" page="0"/><Representation guid="r" name="Representation_for_Paper.pdf" plainTextPath="talk.txt">${words}</Representation></PDFSource>
        <PDFSource guid="q" name="Scan.pdf"/>
        <PictureSource guid="x" name="Cat.jpg"><PictureSelection guid="z"/></PictureSource>
        <VideoSource guid="v" name="Film.mp4"><Transcript guid="t" name="Film in words" plainTextPath="film.txt">
          <SyncPoint guid="S1" position="0" timeStamp="1500"/><SyncPoint guid="S2" position="${from}" timeStamp="4000"/><SyncPoint guid="S3" position="${to}" timeStamp="5000"/>
          <TranscriptSelection guid="ts" fromSyncPoint="{s2}" toSyncPoint="s3"><Coding guid="k"><CodeRef targetGUID="${guid('delay')}"/></Coding></TranscriptSelection>
        </Transcript></VideoSource></Sources>`,
    );
    const imported = readRefiQda(
      archive({ 'a.qde': xml, 'sources/talk.txt': talk, 'sources/film.txt': talk }),
    );
    deepEqual(
      imported.sources.map(({ name }) => name),
      ['Paper', 'Film in words'],
    );
    deepEqual(codedWords(imported), ['late', 'By train']);
    deepEqual(
      imported.sources[1]?.passages.map(({ time }) => time),
      [1.5, 4, null, null],
    );
    deepEqual(kinds(imported), ['source-without-text 1 Scan.pdf', 'picture-audio-video 4 Paper.pdf']);
  });

  it('puts what points to one text together', () => {
    const xml = projectXml(
      '',
      `${codeBook('delay')}<Sources><TextSource guid="1" name="Talk" plainTextPath="internal://talk.txt">${select('late', ['delay'])}</TextSource><AudioSource guid="2" name="Talk.mp3"><Transcript guid="3" name="Talk" plainTextPath="internal://TALK.txt"><SyncPoint guid="4" position="0" timeStamp="0"/></Transcript></AudioSource></Sources>`,
    );
    const imported = readRefiQda(archive({ 'a.qde': xml, 'sources/talk.txt': talk }));
    equal(imported.sources.length, 1);
    equal(imported.sources[0]?.passages[0]?.time, 0);
  });

  it('tells that a project by itself has no texts', () => {
    const xml = projectXml(
      '',
      `${codeBook('delay')}<Sources><TextSource guid="1" name="Talk.docx" plainTextPath="a.txt"/></Sources>`,
    );
    const imported = readRefiQda(strToU8(`\u{feff}${xml}`));
    deepEqual([imported.sources, kinds(imported)], [[], ['source-without-text 1 Talk.docx']]);
  });

  it('reads a codebook, also one with nothing in a list of sets', () => {
    const xml = `<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0" origin="Taguette"><q:Codes><q:Code guid="1" name="a" isCodable="true"><q:Code guid="2" name="b" isCodable="true"/></q:Code></q:Codes><q:Sets/></q:CodeBook>`;
    const { codes, sources, lost } = readRefiQda(strToU8(xml));
    deepEqual(
      codes.map(({ label, parent }) => [label, parent]),
      [
        ['a', null],
        ['b', '1'],
      ],
    );
    deepEqual([sources, lost], [[], []]);
  });

  for (const [what, bytes] of [
    ['nothing', new Uint8Array()],
    ['a text', strToU8('Ann: We came.')],
    ['other XML', strToU8('<html/>')],
    ['an archive without a project', archive({ 'word/document.xml': '<w/>' })],
    ['a project that breaks off', archive({ 'a.qde': '<Project><Sources>' })],
    ['an entity of its own', strToU8('<!DOCTYPE Project [<!ENTITY x "y">]><Project name="&x;"/>')],
  ] as const) {
    it(`refuses ${what} in a sentence`, () => {
      throws(
        () => readRefiQda(bytes),
        (error) => error instanceof ImportError && /^[A-Z].*\.$/s.test(error.message),
      );
    });
  }
});

describe('Any project', () => {
  const names = ['a', 'b', 'c'];
  const edge = fc.nat({ max: 400 });
  const selected = fc.tuple(edge, edge, fc.subarray(names));
  const line = fc.oneof(
    anyString({ maxLength: 20 }),
    fc.constantFrom('Ann: yes', 'Ann', '', 'Dana  0:03', 'a'.repeat(120)),
  );

  it('gives codings within their passages, none twice, whatever is selected', () => {
    fc.assert(
      fc.property(
        fc.array(line),
        fc.array(selected),
        fc.constantFrom('\n', '\r\n', '\r'),
        (lines, marks, end) => {
          const text = lines.join(end).replaceAll('\0', ' ');
          const selections = marks.map(
            ([from, to, codes], index) =>
              `<PlainTextSelection guid="${index}" startPosition="${from}" endPosition="${to}">${codes.map((code) => `<Coding guid="x"><CodeRef targetGUID="${guid(code)}"/></Coding>`).join('')}</PlainTextSelection>`,
          );
          const imported = projectWith(selections.join(''), { text, codes: codeBook(...names) });
          for (const { passages, codings } of imported.sources) {
            const keys = new Set(
              codings.map(({ passage, from, to, code }) => `${passage} ${from} ${to} ${code}`),
            );
            equal(keys.size, codings.length);
            for (const { passage, from, to } of codings) {
              const words = passages[passage]?.text ?? '';
              ok(from >= 0 && from < to && to <= words.length, `${from}–${to} of ${words.length}`);
              equal(words.slice(from, to), words.slice(from, to).trim());
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is read or refused in a sentence, whatever bytes it has', () => {
    const good = archive({ 'a.qde': projectXml('', codeBook(...names)), 'sources/talk.txt': talk });
    const changed = fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([place, byte]) => {
      const bytes = good.slice();
      bytes[place] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), changed), (bytes) => readsOrRefuses(bytes)),
      { numRuns: 300 },
    );
  });
});

describe('The project of the standard', () => {
  const shared = path.join(__dirname, '../../../../shared/exchange');
  const file = path.join(shared, 'samples/skyloom-TestProject.qdpx');

  it('has the codes and sources that another program found in it', function () {
    if (!existsSync(file)) this.skip();
    const expected = JSON.parse(
      readFileSync(path.join(shared, 'expected/qdpx-skyloom-TestProject.json'), 'utf8'),
    );
    const { codes, sources, lost } = readRefiQda(readFileSync(file));
    deepEqual(
      codes.map(({ label }) => [label]),
      expected.codeNames,
    );
    equal(codes.filter(({ parent }) => parent === null).length, expected.codesTop);
    equal(codes.filter(({ description }) => description !== null).length, expected.withDescription);
    equal(codes.filter(({ color }) => color !== null).length, expected.withColor);
    equal(codes.filter(({ codable }) => codable).length, expected.codable);
    deepEqual(sources, []);
    // The texts of its two PDFs are missing, too.
    equal(lost.find(({ kind }) => kind === 'source-without-text')?.count, expected.sources.length + 2);
  });

  for (const name of ['skyloom-TestProject.qdpx', 'skyloom-Project.qde']) {
    it(`is read or refused in a sentence wherever ${name} breaks off`, function () {
      const whole = path.join(shared, 'samples', name);
      if (!existsSync(whole)) this.skip();
      const bytes = readFileSync(whole);
      for (let end = 0; end < bytes.length; end += 100) readsOrRefuses(bytes.subarray(0, end));
    });
  }
});

function readsOrRefuses(bytes: Uint8Array): void {
  try {
    readRefiQda(bytes);
  } catch (error) {
    ok(error instanceof ImportError, String(error));
    ok(/[.!]$/.test(error.message), error.message);
  }
}
