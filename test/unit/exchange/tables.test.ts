import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { readCodebookTable } from '../../../server/src/exchange/codebookTable';
import { readCodingsTable } from '../../../server/src/exchange/codingsTable';
import { csvRows, withoutGuard } from '../../../server/src/exchange/csv';
import { csvLine } from '../../../server/src/exchange/csvLine';
import { ImportError } from '../../../server/src/exchange/imported';
import { anyString } from '../anyString';
import { archive, escaped } from './projectFiles';

describe('A table as text', () => {
  for (const [what, text, rows] of [
    [
      'commas',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, with commas in cells',
      'a;b\n1,5;2,5\n',
      [
        ['a', 'b'],
        ['1,5', '2,5'],
      ],
    ],
    [
      'tabs',
      'a\tb\rc, d\te',
      [
        ['a', 'b'],
        ['c, d', 'e'],
      ],
    ],
    ['what Excel says', 'sep=|\r\na|b\r\n', [['a', 'b']]],
    [
      'quoted cells',
      '"a ""b""",",",\n"x\r\ny","",z',
      [
        ['a "b"', ',', ''],
        ['x\r\ny', '', 'z'],
      ],
    ],
    [
      'quotation marks that nothing closes',
      '"a,b\nc,d',
      [
        ['"a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'quotation marks within words',
      'the "end",b\n1,2',
      [
        ['the "end"', 'b'],
        ['1', '2'],
      ],
    ],
    ['rows without text', '\n,\na,b\n\n', [['a', 'b']]],
    ['one column', 'a\nb, c\nd', [['a'], ['b', ' c'], ['d']]],
    ['nothing', '', []],
  ] as const) {
    it(`is read with ${what}`, () => deepEqual(csvRows(text), rows));
  }

  it('gives back every cell that the command line writes', () => {
    const cell = fc.oneof(
      anyString({ maxLength: 6 }),
      fc.constantFrom('=1', '-', '@a', '+', '"', ';', '\t', '\r\n', "'", 'a, b', ''),
    );
    const table = fc.array(
      fc.tuple(cell, cell, cell).map(([one, two, three]) => [one, two, three]),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(table, (cells) => {
        const rows = [['file', 'code', 'words'], ...cells].filter((row) =>
          row.some((text) => text.trim() !== ''),
        );
        const written = rows.map((row) => csvLine(row)).join('');
        const read = csvRows(written).map((row) => row.map(withoutGuard));
        // An apostrophe that somebody wrote before such a mark looks like ours.
        deepEqual(
          read,
          rows.map((row) => row.map(withoutGuard)),
        );
      }),
    );
  });

  it('keeps an apostrophe that guards nothing', () => {
    deepEqual(["'=1", "'tis", "'", "''=1", '=1'].map(withoutGuard), ['=1', "'tis", "'", "''=1", '=1']);
  });
});

/** Labels with what each is under. */
function tree(bytes: Uint8Array): string[] {
  const { codes } = readCodebookTable(bytes);
  const labels = new Map(codes.map(({ id, label }) => [id, label]));
  return codes.map(({ label, parent }) => (parent === null ? label : `${labels.get(parent)} > ${label}`));
}

function csv(text: string): Uint8Array {
  return strToU8(text);
}

describe('A codebook as a table', () => {
  for (const [what, text, expected] of [
    ['of Taguette', '\u{feff}tag,description\r\ntrains,By rail\r\n', ['trains']],
    ['of any case, below a title', 'Codebook of a study,\nCODE,Definition\nb,x\na,y\n', ['b', 'a']],
    [
      'with parents by name',
      'Parent;Code;Memo\nTravel;trains;\n;Travel;All ways\nFood;rice;\n',
      ['Food', 'Food > rice', 'Travel', 'Travel > trains'],
    ],
    [
      'of Dedoose',
      'Id,Parent Id,Depth,Title,Description\n1,,0,Travel,\n2,1,1,trains,\n3,2,2,late,\n4,,0,Food,\n',
      ['Travel', 'Travel > trains', 'trains > late', 'Food'],
    ],
    ['with parents by number', 'id,name,parent\n7,trains,9\n9,Travel,\n', ['Travel', 'Travel > trains']],
    [
      'with depths',
      'depth,name\n1,Travel\n2,trains\n3,late\n2,cars\n1,Food\n',
      ['Travel', 'Travel > trains', 'trains > late', 'Travel > cars', 'Food'],
    ],
    [
      'with indents',
      'name,description\n"Travel",a\n"  trains",b\n"    late",c\n"  cars",\nFood,\n',
      ['Travel', 'Travel > trains', 'trains > late', 'Travel > cars', 'Food'],
    ],
    [
      'of ATLAS.ti',
      'Code,Comment\nCoke,\nCoke::diet Coke,non sucré\nTea::green,\n',
      ['Coke', 'Coke > diet Coke', 'Tea::green'],
    ],
    [
      'with slashes that are no nesting',
      'label\neither/or\nTravel\nTravel/trains\nTravel/trains/late\n',
      ['either/or', 'Travel', 'Travel > trains', 'trains > late'],
    ],
    [
      'of MAXQDA',
      'Color\tParent code\tCode\n#F00\t\tTravel\n\tTravel\ttrains\n\tTravel\\trains\tlate\n',
      ['Travel', 'Travel > trains', 'trains > late'],
    ],
    ['with names and paths', 'name,path\nTravel,Travel\nlate,Travel > late\n', ['Travel', 'Travel > late']],
    ['of codes under each other in a circle', 'code,parent\na,b\nb,a\nc,a\nd,d\n', ['a', 'a > c', 'b', 'd']],
    [
      'of QualCoder',
      'Travel>trains\nTravel>cars\nFood\nTravel\nFood>rice, beans\n',
      ['Travel', 'Travel > trains', 'Travel > cars', 'Food', 'Food > rice, beans'],
    ],
    ['that is a list', 'trains\n\n"late, again"\ncars\n', ['trains', 'late, again', 'cars']],
    [
      'of codes with one name',
      'code,parent\nTravel,\nWork,\nlate,Travel\nlate,Work\n',
      ['Travel', 'Travel > late', 'Work', 'Work > Work/late'],
    ],
  ] as const) {
    it(`${what} is read`, () => deepEqual(tree(csv(text)), expected));
  }

  it('has descriptions, colours and heads', () => {
    const { codes, lost } = readCodebookTable(
      csv('name,description,color,codable\na,\'=B1 is meant,#F00,\nb,"two\nlines",336699,no\n'),
    );
    deepEqual(
      codes.map(({ label, description, color, codable }) => [label, description, color, codable]),
      [
        ['a', '=B1 is meant', '#ff0000', true],
        ['b', 'two\nlines', '#336699', false],
      ],
    );
    deepEqual(lost, [{ kind: 'not-codable', count: 1, first: 'b' }]);
  });

  it('has what ours says beside', () => {
    const { codes } = readCodebookTable(
      csv('code,Include,aliases,deprecated\na,who,"[""b"",""c; d""]",use x\ne,,f; g,\n'),
    );
    deepEqual(
      codes.map(({ own }) => own),
      [
        { include: 'who', exclude: null, example: null, aliases: ['b', 'c; d'], deprecated: 'use x' },
        { include: null, exclude: null, example: null, aliases: ['f', 'g'], deprecated: null },
      ],
    );
  });

  it('is read from a spreadsheet, with texts of each kind', () => {
    const sheet = `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>De</t></r><r><t>scription</t></r></is></c></row>
      <row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" t="str"><f>A1</f><v>worked out</v></c><c r="XFD3"><v>1</v></c></row>
      <row r="4"><c t="inlineStr"><is><t>2023</t></is></c><c/><c t="b"><v>1</v></c></row>
      <row r="5"><c r="A5"><v>42</v></c><c r="C5" t="e"><v>#REF!</v></c></row></sheetData></worksheet>`;
    const bytes = archive({
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/Book.xml"/></Relationships>',
      'xl/Book.xml':
        '<x:workbook xmlns:x="m" xmlns:r="n"><x:sheets><x:sheet name="About" r:id="a"/><x:sheet name="Codes" r:id="b"/></x:sheets></x:workbook>',
      'xl/_rels/Book.xml.rels':
        '<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="worksheets/1.xml"/><Relationship Id="b" Type="http://x/worksheet" Target="/xl/worksheets/2.xml"/><Relationship Id="c" Type="http://x/sharedStrings" Target="strings.xml"/></Relationships>',
      'xl/worksheets/1.xml': '<worksheet><sheetData/></worksheet>',
      'xl/worksheets/2.xml': sheet,
      'xl/strings.xml': `<sst><si><t>Code</t></si><si><t>ways_x000D_${escaped('\n')}to go</t><rPh><t>no</t></rPh></si></sst>`,
    });
    deepEqual(
      readCodebookTable(bytes).codes.map(({ label, description }) => [label, description]),
      [
        ['ways to go', 'worked out'],
        ['2023', 'true'],
        ['42', null],
      ],
    );
  });

  for (const [what, bytes] of [
    ['nothing', csv('')],
    ['no column for codes', csv('size,weight\n1,2\n')],
    ['another archive', archive({ 'a.txt': 'a' })],
  ] as const) {
    it(`is refused with ${what}, in a sentence`, () => {
      throws(
        () => readCodebookTable(bytes),
        (error) => error instanceof ImportError && error.message.endsWith('.'),
      );
    });
  }

  it('has heads before what is under them, and each label once, whatever the table says', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'a/b', 'a>b', 'B', '', ' c');
    const head = fc.constantFrom(
      'code,parent',
      'name,depth',
      'id,parent id',
      'tag,description',
      '',
      'path,name',
    );
    fc.assert(
      fc.property(head, fc.array(fc.tuple(name, name)), (first, rows) => {
        const text = [first, ...rows.map(([one, two]) => `${one},${two}`)].join('\n');
        let codes: ReturnType<typeof readCodebookTable>['codes'];
        try {
          ({ codes } = readCodebookTable(csv(text)));
        } catch (error) {
          ok(error instanceof ImportError, String(error));
          return;
        }
        equal(new Set(codes.map(({ label }) => label)).size, codes.length);
        const before = new Set<string | null>([null]);
        for (const { id, parent } of codes) {
          ok(before.has(parent), text);
          before.add(id);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('Codings as a table', () => {
  it('are read as the command line writes them', () => {
    const head = [
      'file',
      'interview',
      'coder',
      'line',
      'code',
      'written',
      'known',
      'quote',
      'speaker',
      'passageLine',
      'passage',
    ];
    const text = [
      csvLine(head),
      csvLine(['in/a.txt', '7', 'Jo', 31, 'delay', 'Delay', true, null, 'Ann', 29, 'It was late.']),
      csvLine([
        'in/a.txt',
        null,
        null,
        32,
        '-late',
        '-late',
        false,
        '=was … late',
        null,
        29,
        'It =was so late.',
      ]),
    ].join('');
    deepEqual(readCodingsTable(csv(text)), {
      codings: [
        {
          file: 'in/a.txt',
          interview: '7',
          coder: 'Jo',
          line: 31,
          label: 'delay',
          words: 'It was late.',
          whole: true,
          memo: null,
          speaker: 'Ann',
          known: true,
          passageLine: 29,
          passageNumber: null,
          passage: 'It was late.',
        },
        {
          file: 'in/a.txt',
          interview: null,
          coder: null,
          line: 32,
          label: '-late',
          words: '=was … late',
          whole: false,
          memo: null,
          speaker: null,
          known: false,
          passageLine: 29,
          passageNumber: null,
          passage: 'It =was so late.',
        },
      ],
      lost: [],
    });
  });

  it('are read as other programs list them, with all codes of some words in a cell', () => {
    const lists = [
      'Dokumentname;Code;Anfang;Segment;Autor;Kommentar\nAna;Kalt;2;It was cold.;Maya;m\n',
      'ID,Document,Quotation Content,Codes,Comment,Created by\n1:1,Ana,It was cold.,"Kalt\n\nNass",m,Maya\n',
    ];
    deepEqual(
      lists.map((text) =>
        readCodingsTable(csv(text)).codings.map(({ file, label, words, coder, memo }) =>
          [file, label, words, coder, memo].join('|'),
        ),
      ),
      [['Ana|Kalt|It was cold.|Maya|m'], ['Ana|Kalt|It was cold.|Maya|m', 'Ana|Nass|It was cold.|Maya|m']],
    );
  });

  it('are read with memos, and from what a spreadsheet saved', () => {
    const text =
      'File;Code;Words;Whole;Memo\r\na\\b.txt;delay;late, again;FALSCH;"[""one"",""two""]"\r\na.txt;delay;late;WAHR;[sic]\r\na.txt;;late;;\r\n';
    deepEqual(
      readCodingsTable(csv(text)).codings.map(({ file, words, whole, memo, line }) => [
        file,
        words,
        whole,
        memo,
        line,
      ]),
      [
        ['a/b.txt', 'late, again', false, 'one\ntwo', null],
        ['a.txt', 'late', true, '[sic]', null],
      ],
    );
  });

  it('are refused without codes or words, in a sentence', () => {
    for (const text of ['', 'file,line\na,1', 'code,speaker\na,b']) {
      throws(() => readCodingsTable(csv(text)), ImportError);
    }
  });
});

describe('Any bytes', () => {
  it('are a table or refused in a sentence', () => {
    for (const read of [readCodebookTable, readCodingsTable]) {
      fc.assert(
        fc.property(fc.oneof(fc.uint8Array(), anyString().map(strToU8)), (bytes) => {
          try {
            read(bytes);
          } catch (error) {
            ok(error instanceof ImportError, String(error));
          }
        }),
      );
    }
  });
});
