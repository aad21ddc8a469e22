import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { Refusal } from '../../../server/src/codebook/refusal';
import { dataPackageFiles } from '../../../server/src/exchange/dataPackage';
import type { ExportedStudy } from '../../../server/src/exchange/exported';
import { fileNamePart, type OutFile } from '../../../server/src/exchange/outFile';
import { spssFiles } from '../../../server/src/exchange/spss';
import type { Table, TableCell } from '../../../server/src/exchange/table';
import {
  casesTable,
  codebookTable,
  codingsTable,
  matrixTable,
  passagesTable,
  studyTables,
} from '../../../server/src/exchange/tables';
import { csvFile } from '../../../server/src/exchange/writeCsv';
import { writeXlsx } from '../../../server/src/exchange/writeXlsx';
import { anyString } from '../anyString';
import { exportedOf, harbour } from './exportedOf';
import { all, xmlOf } from './refiProjectOf';

const study = exportedOf(harbour);

function textOf(file: OutFile | undefined): string {
  return new TextDecoder().decode(file?.bytes);
}

/** The cells of some columns, row by row. */
function cells({ columns, rows }: Table, ...names: readonly string[]): (TableCell | undefined)[][] {
  const places = names.map((name) => columns.findIndex((column) => column.name === name));
  return rows.map((row) => places.map((place) => row[place]));
}

function namesOf({ columns }: Table): string {
  return columns.map(({ name }) => name).join(' | ');
}

describe('The table of codings', () => {
  const table = codingsTable(study);

  it('has a row for each coding, with what is known of its interview', () => {
    equal(
      namesOf(table),
      'interview | coder | file | line | speaker | code | family | kind | words | whole | memo | passage | passage_number | years | share | day | leads | room',
    );
    deepEqual(cells(table, 'interview', 'coder', 'code', 'words', 'whole', 'memo', 'years').slice(0, 4), [
      ['1', 'Jonas', 'people-handover', 'Henrik wrote it', false, null, 11],
      ['1', 'Jonas', 'people', 'There was cake.', true, null, 11],
      [
        '1',
        'Maya',
        'tide-issue',
        'By standing next to it, mostly. Henrik wrote it 😀 in the eighties, when he was harbour master.',
        true,
        null,
        11,
      ],
      ['1', 'Maya', 'people-handover', 'Henrik wrote it', false, 'Ask who Henrik is.', 11],
    ]);
  });

  it('says on which line of the file a code stands', () => {
    for (const [file, line, code] of cells(table, 'file', 'line', 'code')) {
      const written = harbour[String(file)]?.split('\n')[Number(line) - 1] ?? '';
      ok(String(code).includes(written.replace(/^#| ".*/g, '')), `${code}: ${written}`);
    }
  });

  it('keeps attributes apart from its own columns', () => {
    const odd = exportedOf({
      'codebook.yaml': 'codes: [a]',
      'x.txt': '---\ncode: 7\nLine: 8\n---\nTalk.\n\n#a\n',
    });
    deepEqual(cells(codingsTable(odd), 'code', 'code (2)', 'line', 'Line (2)'), [['a', 7, 7, 8]]);
  });
});

describe('The matrix of passages and codes', () => {
  it('says yes and no, and nothing where nobody coded', () => {
    const table = matrixTable(
      exportedOf({
        'codebook.yaml': 'speakers: [A]\ncodes: [x, y]',
        '1.txt': '---\ninterview: 1\ncoder: M\n---\n\nA\n\nOne.\n\nx\n\nTwo.\n',
        '2.txt': '---\ninterview: 2\ncoder: M\n---\n\nA\n\nOne.\n',
      }),
    );
    deepEqual(cells(table, 'interview', 'passage_number', 'speaker', 'x', 'y'), [
      ['1', 1, 'A', 1, 0],
      ['1', 2, 'A', 0, 0],
      ['2', 1, 'A', null, null],
    ]);
  });
});

describe('The table of interviews', () => {
  it('counts codings, of all coders of an interview together', () => {
    deepEqual(cells(casesTable(study), 'interview', 'coders', 'files', 'years', 'people', 'tide-fix'), [
      ['1', 'Jonas, Maya', 2, 11, 3, 0],
      ['2', 'Maya', 1, 3, 0, 1],
    ]);
  });

  it('says whether there are any when asked', () => {
    deepEqual(cells(casesTable(study, 'presence'), 'people', 'tide-fix'), [
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('The table of the codebook', () => {
  it('has what is said of codes, and how often they are used', () => {
    deepEqual(cells(codebookTable(study), 'code', 'parent', 'kind', 'codable', 'codings', 'interviews'), [
      ['people', null, 'topic', true, 3, 1],
      ['people-handover', 'people', 'topic', true, 2, 1],
      ['old', 'people', 'topic', true, 0, 0],
      ['risk "quoted" <b>', null, 'topic', false, 0, 0],
      ['tide-issue', null, 'issue', true, 1, 1],
      ['tide-fix', null, 'fix', true, 1, 1],
      ['new code', null, 'topic', true, 1, 1],
    ]);
  });
});

describe('Every table', () => {
  it('has a cell of the type of its column, or none', () => {
    const types = {
      string: 'string',
      date: 'string',
      integer: 'number',
      number: 'number',
      boolean: 'boolean',
    };
    for (const { name, columns, rows } of [...studyTables(study), passagesTable(study)]) {
      equal(new Set(columns.map((column) => column.name.toLowerCase())).size, columns.length);
      for (const row of rows) {
        equal(row.length, columns.length, name);
        for (const [index, cell] of row.entries()) {
          const { type, name: column } = columns[index] ?? { type: 'string' };
          if (cell !== null) equal(typeof cell, types[type], `${name}.${column}`);
        }
      }
    }
  });
});

const hostile: Table = {
  name: 'hostile',
  columns: [
    { name: 'text', type: 'string' },
    { name: "a 'label', long".repeat(30), type: 'integer', isCode: true, meanings: [[1, "it's"]] },
    { name: 'ALL', type: 'boolean' },
    { name: 'c001', type: 'number' },
    { name: 'day', type: 'date' },
  ],
  rows: [
    ['=1+1', 1, true, 0.5, '2023-06-04'],
    ['a "b", c\nd', null, false, -3, '1899-12-31'],
    [' space _x0041_ & <b> \u0001', 0, null, null, null],
    [null, null, null, null, null],
    ['', null, null, 1e21, '2024-02-29'],
  ],
};

describe('A file of values with commas', () => {
  it('is UTF-8 with line feeds, and has no formulas', () => {
    equal(
      textOf(
        csvFile({
          ...hostile,
          columns: hostile.columns.slice(0, 1),
          rows: hostile.rows.map((row) => row.slice(0, 1)),
        }),
      ),
      'text\n\'=1+1\n"a ""b"", c\nd"\n" space _x0041_ & <b> \u0001"\n""\n""\n',
    );
  });

  it('has texts as they are when asked', () => {
    const lines = textOf(csvFile(hostile, { raw: true })).split('\n');
    equal(lines[1], '=1+1,1,true,0.5,2023-06-04');
  });
});

describe('Files for SPSS', () => {
  const [syntax, values] = spssFiles(hostile).map(textOf);

  it('have names that SPSS takes, and labels that say what they are', () => {
    equal(values?.split('\n')[0], 'text,c002,v001,c001,day');
    ok(syntax?.startsWith('* Encoding: UTF-8.\n'));
    ok(syntax?.includes("  v001 'ALL'\n"));
    ok(syntax?.includes("  /c002 1 'it''s'\n  /v001 0 'no' 1 'yes'\n"));
    const label = /^ {2}c002 '(.*)'$/m.exec(syntax ?? '')?.[1] ?? '';
    ok(label.startsWith("a ''label'', long") && label.replaceAll("''", "'").length <= 256);
  });

  it('have no line end in a text, and no truth values', () => {
    equal(values?.split('\n').length, hostile.rows.length + 2);
    equal(values?.split('\n')[2], '"a ""b"", c / d",,0,-3,1899-12-31');
  });

  it('number the codes of a study', () => {
    const [first, second] = spssFiles(matrixTable(study)).map(textOf);
    ok(second?.startsWith('interview,coder,file,line,passage_number,speaker,c001,c002,'));
    ok(first?.includes("  c001 'people'\n  c002 'people-handover'\n"));
    ok(first?.includes("  /c001 0 'no' 1 'yes'\n"));
  });
});

describe('A data package', () => {
  it('says what the columns of its files are', () => {
    const files = dataPackageFiles('Harbour & Tides', studyTables(study));
    deepEqual(
      files.map(({ name }) => name),
      ['datapackage.json', 'codings.csv', 'matrix.csv', 'cases.csv', 'codebook.csv'],
    );
    const described = JSON.parse(textOf(files[0]));
    equal(described.name, 'harbour-tides');
    deepEqual(described.resources[0].schema.fields[3], { name: 'line', type: 'integer' });
    equal(described.resources[0].path, 'codings.csv');
  });
});

describe('A workbook', () => {
  const bytes = writeXlsx([...studyTables(study), hostile]);
  const members = unzipSync(bytes);
  const xml = (name: string) => xmlOf(new TextDecoder().decode(members[name]));
  const sheet = xml('xl/worksheets/sheet5.xml');
  const cellAt = (place: string) => all(sheet, 'c').find(({ attributes }) => attributes.r === place);

  it('has a sheet for each table', () => {
    deepEqual(
      all(xml('xl/workbook.xml'), 'sheet').map(({ attributes }) => attributes.name),
      ['codings', 'matrix', 'cases', 'codebook', 'hostile'],
    );
  });

  it('has texts, numbers, truth values and days as such, and no formulas', () => {
    equal(all(cellAt('A2') ?? sheet, 't')[0]?.text, '=1+1');
    equal(cellAt('A2')?.attributes.t, 'inlineStr');
    equal(all(sheet, 'f').length, 0);
    equal(cellAt('B2')?.attributes.t, undefined);
    equal(cellAt('C2')?.attributes.t, 'b');
    equal(all(cellAt('E2') ?? sheet, 'v')[0]?.text, '45081');
    equal(all(cellAt('E6') ?? sheet, 'v')[0]?.text, '45351');
    equal(all(cellAt('E3') ?? sheet, 't')[0]?.text, '1899-12-31');
    equal(all(cellAt('A4') ?? sheet, 't')[0]?.text, ' space _x005F_x0041_ & <b> \ufffd');
    equal(cellAt('A5'), undefined);
  });

  it('is the same to the byte for the same study', () => {
    deepEqual(writeXlsx([...studyTables(exportedOf(harbour)), hostile]), bytes);
  });

  it('that Excel could not open is refused', () => {
    const columns = Array.from({ length: 16_385 }, (_, index) => ({
      name: String(index),
      type: 'string' as const,
    }));
    throws(() => writeXlsx([{ name: 'wide', columns, rows: [] }]), Refusal);
  });

  it('gives sheets names of their own that Excel takes', () => {
    const table = (name: string): Table => ({ name, columns: [], rows: [] });
    const names = unzipSync(writeXlsx(['a/b', 'A_B', 'x'.repeat(40), 'x'.repeat(41), ''].map(table)))[
      'xl/workbook.xml'
    ];
    deepEqual(
      all(xmlOf(new TextDecoder().decode(names)), 'sheet').map(({ attributes }) => attributes.name),
      ['a_b', 'A_B (2)', 'x'.repeat(31), `${'x'.repeat(25)} (2)`, '_'],
    );
  });
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
const notInXml = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;

describe('Whatever texts a table has', () => {
  const columns = [
    { name: 'a', type: 'string' },
    { name: 'b', type: 'string' },
  ] as const;
  const text = fc.oneof(
    anyString({ maxLength: 8 }),
    fc.constantFrom('"', ',', '\n', '\r\n', ' ', "'", '=', '_x0041_', '\t', ''),
  );
  const rows = fc.array(fc.tuple(text, text), { maxLength: 6 });

  it('they come back from a file of values', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const written = textOf(csvFile({ name: 't', columns, rows: cells }, { raw: true }));
        deepEqual(valuesIn(written), [['a', 'b'], ...cells]);
      }),
    );
  });

  it('they come back from a workbook, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const written = unzipSync(writeXlsx([{ name: 't', columns, rows: cells }]))[
          'xl/worksheets/sheet1.xml'
        ];
        const texts = all(xmlOf(new TextDecoder().decode(written)), 't').map((one) => one.text);
        const expected = cells.flat().filter((cell) => cell !== '');
        const plain = (cell: string) =>
          cell.replaceAll('_x005F_', '_').replace(/\r\n?/g, '\n').replace(notInXml, '\ufffd');
        deepEqual(texts.slice(2).map(plain), expected.map(plain));
      }),
    );
  });
});

/** Reads a file of values as RFC 4180 says. */
function valuesIn(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (end === '' && (quoted ?? plain ?? '') === '') break;
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

describe('An empty study', () => {
  it('has tables without rows, in every form', () => {
    const nothing: ExportedStudy = exportedOf({});
    for (const table of studyTables(nothing)) {
      equal(table.rows.length, 0);
      equal(spssFiles(table).length, 2);
    }
    ok(writeXlsx(studyTables(nothing)).length > 0);
  });
});

describe('A part of the name of a file', () => {
  for (const [text, name] of [
    ['a/b:c', 'a_b_c'],
    ['..', '_'],
    ['CON', '_CON'],
    ['', '_'],
    ['x. ', 'x_'],
    ['ok name', 'ok name'],
  ] as const) {
    it(`is ${name} for “${text}”`, () => equal(fileNamePart(text), name));
  }
});
