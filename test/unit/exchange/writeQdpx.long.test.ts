import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../server/src/codebook/read';
import { Refusal } from '../../../server/src/codebook/refusal';
import { typedAttributes } from '../../../server/src/exchange/attributeTypes';
import { readCodeDescription, writeCodeDescription } from '../../../server/src/exchange/codeDescription';
import { codedWords } from '../../../server/src/exchange/exported';
import {
  readSourceDescription,
  readSourceText,
  sourceDescription,
  writeSourceText,
} from '../../../server/src/exchange/sourceText';
import { sha1, uuidOf } from '../../../server/src/exchange/uuid';
import { writeQdc } from '../../../server/src/exchange/writeQdc';
import { unnamedCoder, writeQdpx } from '../../../server/src/exchange/writeQdpx';
import { countByFile } from '../../../server/src/study/fileCodes';
import { studyOf } from '../studyFixture';
import { exportedOf, harbour } from './exportedOf';
import { manyTranscripts } from './manyTranscripts';
import { all, child, projectOf, xmlOf } from './refiProjectOf';
import { canValidate, faultsOf } from './xsd';

describe('A project for other programs', () => {
  const study = exportedOf(harbour);
  const written = writeQdpx(study);
  const { project, selections, files, xml, text } = projectOf(written.bytes);

  it('holds the project first, then the texts in a folder in small letters', () => {
    equal(files[0], 'project.qde');
    ok(files.slice(1).every((name) => /^sources\/[\da-f-]{36}\.txt$/.test(name)));
    ok(xml.startsWith('<?xml'));
    equal(project.attributes.origin, 'Marginalia');
    equal(project.attributes.name, 'Harbour & Tides');
  });

  it('has one text for the files of one interview with the same words, and all their codings', () => {
    deepEqual(
      selections.map(({ source, words, code, coder, memo }) => [
        source,
        words.slice(0, 20),
        code,
        coder,
        memo,
      ]),
      [
        ['Interview 1', 'By standing next to ', 'tide-issue', 'Maya', ''],
        ['Interview 1', 'Henrik wrote it', 'people-handover', 'Jonas', ''],
        ['Interview 1', 'Henrik wrote it', 'people-handover', 'Maya', 'Ask who Henrik is.'],
        ['Interview 1', 'in the eighties', 'new code', 'Maya', ''],
        ['Interview 1', 'There was cake.', null, 'Maya', 'Cake seems to be the rule.\nReally.'],
        ['Interview 1', 'There was cake.', 'people', 'Jonas', ''],
        ['Interview 1', 'There was cake.', 'people', 'Maya', ''],
        ['Interview 1', 'cake', 'people', 'Maya', ''],
        ['Interview 2', '=SUM(A1), "commas", ', 'tide-fix', 'Maya', ''],
      ],
    );
  });

  it('has title, speakers and speech with a blank line between blocks, and nothing else', () => {
    equal(
      text('Interview 2'),
      'Interview 2 - Maya\n\nInterviewer [00:01:05]\n=SUM(A1), "commas", and a\nline end?\n\nAna [00:02:00]\n#not a code, <tag> & "more".\n',
    );
    equal(text('Interview 1').split('\n')[0], 'Interview 1');
  });

  it('names selections after their words', () => {
    for (const selection of all(project, 'PlainTextSelection')) ok((selection.attributes.name ?? '') !== '');
    const [first] = all(project, 'PlainTextSelection');
    ok(selections[0]?.words.startsWith(first?.attributes.name ?? '?'));
  });

  it('says who coded in every coding, and points to nothing that is not there', () => {
    ok(all(project, 'Coding').every(({ attributes }) => attributes.creatingUser !== undefined));
    const ids = new Set([...xml.matchAll(/ guid="([^"]+)"/g)].map(([, id]) => id));
    const named = [...xml.matchAll(/ (?:targetGUID|creatingUser)="([^"]+)"/g)].map(([, id]) => id);
    deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
    equal(ids.size, [...xml.matchAll(/ guid="/g)].length);
  });

  it('has what the codebook says of a code in its description, and heads without words as such', () => {
    const codes = all(project, 'Code');
    const description = (name: string) => {
      const code = codes.find(({ attributes }) => attributes.name === name);
      return code && child(code, 'Description')?.text;
    };
    equal(
      description('people'),
      'Who does what.\n\nAnd with whom.\n\nInclude: names, roles\n\nExclude: machines\n\nExample: Henrik wrote it',
    );
    equal(description('people-handover'), 'Also: handover\n\nAlso: hand over');
    equal(description('old'), 'Deprecated: use people-handover');
    deepEqual(
      codes
        .filter(({ attributes }) => attributes.isCodable === 'false')
        .map(({ attributes }) => attributes.name),
      ['risk "quoted" <b>'],
    );
  });

  it('has what is known of interviews with its type', () => {
    deepEqual(
      all(project, 'Variable').map(({ attributes }) => `${attributes.name} ${attributes.typeOfVariable}`),
      ['years Integer', 'share Float', 'day Date', 'leads Boolean', 'room Text'],
    );
    deepEqual(
      all(project, 'Case').map((one) => [one.attributes.name, all(one, 'SourceRef').length]),
      [
        ['1', 1],
        ['2', 1],
      ],
    );
  });

  it('is the same to the byte for the same study, in whatever order its files and code lines are', () => {
    deepEqual(writeQdpx(exportedOf(harbour)).bytes, written.bytes);
    const turned = Object.fromEntries(Object.entries(harbour).reverse());
    deepEqual(writeQdpx(exportedOf(turned)).bytes, written.bytes);
    const moved = { ...harbour };
    const maya = 'in/Interview 1 - Maya.txt';
    moved[maya] = (moved[maya] ?? '').replace('people\n\npeople "cake"', 'people "cake"\n\npeople');
    deepEqual(projectOf(writeQdpx(exportedOf(moved)).bytes).selections, selections);
  });

  it('tells which texts have characters that programs count differently, and counts as NVivo does when asked', () => {
    deepEqual(written.countedDifferently, ['Interview 1']);
    const { bytes } = writeQdpx(study, { positions: 'utf16' });
    deepEqual(projectOf(bytes, 'utf16').selections, selections);
    deepEqual(
      projectOf(bytes).selections.filter(({ words }, index) => words !== selections[index]?.words).length > 0,
      true,
    );
  });

  it('ends lines with two characters when asked, with the same places', () => {
    const crlf = projectOf(writeQdpx(study, { lineEnds: 'crlf' }).bytes);
    equal(crlf.xml, xml);
    equal(crlf.text('Interview 2'), text('Interview 2').replaceAll('\n', '\r\n'));
  });

  it('has no empty elements for a study with nothing in it', () => {
    const empty = projectOf(writeQdpx(exportedOf({})).bytes);
    deepEqual(empty.project.children, []);
    if (canValidate) equal(faultsOf(empty.xml, 'Project.xsd'), '');
  });

  it('has somebody for codings of nobody', () => {
    const nobody = projectOf(
      writeQdpx(exportedOf({ 'codebook.yaml': 'codes: [a]', 'x.txt': 'Talk.\n\n#a\n' })).bytes,
    );
    deepEqual(
      nobody.selections.map(({ coder }) => coder),
      [unnamedCoder],
    );
  });

  it('keeps texts of one name apart', () => {
    const names = projectOf(
      writeQdpx(
        exportedOf({
          'codebook.yaml': 'codes: [a]',
          'x/talk.txt': '---\ninterview: 1\n---\nOne.\n',
          'y/talk.txt': '---\ninterview: 2\n---\nTwo.\n',
          'z/Talk.txt': '---\ninterview: 3\n---\nThree.\n',
        }),
      ).bytes,
    ).project;
    deepEqual(
      all(names, 'TextSource').map(({ attributes }) => attributes.name),
      ['talk', 'talk (2)', 'Talk (3)'],
    );
  });

  it('tells what it leaves out', () => {
    const { disputed, orphans } = writeQdpx(
      exportedOf({
        'codebook.yaml': 'codes: [a]',
        'A.txt': '---\ninterview: 1\ncoder: A\nyear: 3\n---\n\n#a\n\n// lost\n\nTalk.\n',
        'B.txt': '---\ninterview: 1\ncoder: B\nyear: 4\n---\n\nTalk.\n',
      }),
    );
    deepEqual(disputed, ['A: year']);
    equal(orphans, 2);
  });

  it('has as many codings as the study counts', () => {
    const { study: counted } = studyOf(harbour);
    const counts = countByFile(counted);
    deepEqual(
      study.files.map(({ name, codings }) => [name, codings.length]),
      study.files.map(({ name }) => [name, counts.get(name)?.codings]),
    );
  });

  it('keeps to the schema', function () {
    if (!canValidate) this.skip();
    equal(faultsOf(xml, 'Project.xsd'), '');
    const hostile = exportedOf({
      'codebook.yaml': 'codes: ["a & b", "<c>", "\\u0001d"]',
      'x.txt':
        '---\n"a\\tb": "\\u0002 ]]> & x"\n---\nA\u0000\ufffe ]]> <b>&amp; talk \ud800 here.\n\n#<c> "talk"\n\n// & <memo> \u0003\n',
    });
    equal(faultsOf(projectOf(writeQdpx(hostile).bytes).xml, 'Project.xsd'), '');
  });

  it('of 108 transcripts is written in a second', function () {
    this.timeout(60_000);
    const many = exportedOf(manyTranscripts(108));
    const before = process.cpuUsage();
    const { bytes, selections: count } = writeQdpx(many);
    const { user, system } = process.cpuUsage(before);
    equal(
      count,
      many.files.reduce((sum, { codings, memos }) => sum + codings.length + memos.length, 0),
    );
    // Machines of tests are busy, so that this says only that it is no question of minutes.
    ok(user + system < 5_000_000, `${(user + system) / 1000} ms for ${bytes.length} bytes`);
    if (canValidate) equal(faultsOf(projectOf(bytes).xml, 'Project.xsd'), '');
  });

  it('has every passage, coding and memo of any transcript', () => {
    const line = fc.constantFrom(
      'Ana',
      'Bo [00:01:02]',
      'Ana: so it goes',
      '',
      '',
      'We lost 😀 some data.',
      'hard wrapped\nover lines',
      '#people "some data"',
      '#people',
      'handover',
      '#new',
      '// a memo',
      '> quoted',
      '\\#speech',
      '[00:12:01] timed [00:12:02] twice [00:12:03] and more',
      'Created with the Delve Qualitative Analysis Tool',
    );
    const file = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(file, file, (one, two) => {
        const exported = exportedOf({
          'codebook.yaml': 'speakers: [Ana, Bo]\ncodes:\n  - label: people\n    aliases: [handover]',
          'Interview 1 - Maya.txt': one,
          'Interview 1 - Jonas.txt': two,
          'other.txt': one,
        });
        const { bytes } = writeQdpx(exported);
        const back = projectOf(bytes);
        const expected = exported.files.flatMap((from) => [
          ...from.codings.map((coding) => [codedWords(from, coding), coding.label, coding.memos.join('\n')]),
          ...from.memos.map(({ text: memo }) => ['', '', memo]),
        ]);
        const oneLine = (words: string) => words.replace(/\s+/g, ' ');
        const found = back.selections.flatMap(({ words, code, memo }) =>
          code === null ? memo.split('\n').map((each) => ['', '', each]) : [[words, code, memo]],
        );
        const sorted = (rows: string[][]) => rows.map((row) => oneLine(row.join('|'))).sort();
        deepEqual(sorted(found), sorted(expected));
        const said = all(back.project, 'TextSource').map(({ attributes }) =>
          oneLine(back.text(attributes.name ?? '')),
        );
        for (const from of exported.files) {
          for (const { text: words } of from.passages)
            ok(
              said.some((talk) => talk.includes(oneLine(words))),
              words,
            );
        }
        deepEqual(writeQdpx(exported).bytes, bytes);
      }),
      { numRuns: 150 },
    );
  });
});

describe('A codebook for other programs', () => {
  it('is a file of its own', () => {
    const bytes = writeQdc(exportedOf(harbour));
    const root = xmlOf(new TextDecoder().decode(bytes));
    equal(root.attributes.xmlns, 'urn:QDA-XML:codebook:1.0');
    equal(all(root, 'Code').length, 7);
    if (canValidate) equal(faultsOf(bytes, 'Codebook.xsd'), '');
  });

  it('has each label once, wherever the codebook repeats it', () => {
    const codebook = readCodebook(
      'codes:\n  - label: a\n    codes:\n      - label: b\n        codes: [a]\n  - b\n',
    );
    equal(all(xmlOf(new TextDecoder().decode(writeQdc(codebook))), 'Code').length, 2);
  });

  it('of no codes is refused', () => {
    throws(() => writeQdc(readCodebook('')), Refusal);
  });
});

describe('What is read back of a project of Marginalia', () => {
  it('are title, speakers, times and words of every text', () => {
    const name = fc.constantFrom('Ana', 'Bo Lee', 'Dr. X [y]', 'Ana [00:01:00] B');
    const words = fc.constantFrom('one', 'two\nlines', 'Title: x', 'Ana said', '=x');
    const time = fc.option(fc.oneof(fc.nat(400_000), fc.constantFrom(0.5, 3.125, 59.999, 3599.9)), {
      nil: null,
    });
    const passage = fc.record({ speaker: name, text: words, time }, { noNullPrototype: true });
    fc.assert(
      fc.property(
        fc.array(passage),
        fc.option(fc.constantFrom('T', 'Speakers:'), { nil: null }),
        (passages, title) => {
          const { text, starts } = writeSourceText(title, passages);
          const told = readSourceDescription(
            sourceDescription({ title, passages: passages.map((one) => ({ ...one, line: 1 })) }),
          );
          equal(told.title, title);
          const back = readSourceText(text, told.title, told.speakers);
          deepEqual(
            back.map(({ start, ...rest }) => rest),
            passages,
          );
          deepEqual(
            back.map(({ start }) => start),
            starts,
          );
        },
      ),
    );
  });

  it('is what a codebook says of a code', () => {
    const text = fc.constantFrom('one', 'two\nlines', 'a\n\nb', 'c: d');
    const maybe = fc.option(text, { nil: null });
    fc.assert(
      fc.property(
        fc.record(
          {
            description: maybe,
            include: maybe,
            exclude: maybe,
            example: maybe,
            aliases: fc.array(fc.constantFrom('x', 'y; z', 'u, v')),
            deprecated: fc.option(fc.constantFrom('', 'use x'), { nil: null }),
          },
          { noNullPrototype: true },
        ),
        (code) => deepEqual(readCodeDescription(writeCodeDescription(code)), code),
      ),
    );
  });
});

describe('The type of an attribute', () => {
  for (const [values, type] of [
    [['1', '22', '-3', '0'], 'integer'],
    [['1', '2.5'], 'float'],
    [['007', '1'], 'text'],
    [['49151123456789'], 'float'],
    [['+1'], 'text'],
    [['2023-02-28', '2024-02-29'], 'date'],
    [['2023-02-29'], 'text'],
    [['true', 'false'], 'boolean'],
    [['yes', 'no'], 'text'],
    [['', '4'], 'integer'],
    [[''], 'text'],
  ] as const) {
    it(`is ${type} for ${values.join(', ')}`, () => {
      const interviews = values.map((value) => ({ attributes: [['a', value]] as const }));
      deepEqual(typedAttributes(interviews), [{ name: 'a', type }]);
    });
  }
});

describe('A name for a thing', () => {
  it('has the SHA-1 of the standard', () => {
    const of = (text: string) => sha1(new TextEncoder().encode(text));
    equal(of(''), 'da39a3ee5e6b4b0d3255bfef95601890afd80709');
    equal(of('abc'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
    equal(of('a'.repeat(1_000_000)), '34aa973cd4c4daa4f61eeb2bdbad27316534016f');
  });

  it('is a UUID of version 5 that hangs on every part', () => {
    ok(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(uuidOf('code', 'a')));
    ok(uuidOf('a', 'b') !== uuidOf('ab'));
    equal(uuidOf('code', 'a'), uuidOf('code', 'a'));
  });
});
