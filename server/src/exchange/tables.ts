// The tables that a study goes out as: its codings, which passage has which code, its interviews, and its codebook.

import type { Code } from '../codebook/codebook';
import { grouped } from '../transcript/grouped';
import { type AttributeType, typedAttributes } from './attributeTypes';
import { codedWords, type ExportedFile, type ExportedStudy, isWhole } from './exported';
import { oneSpaced } from './lineWords';
import { type ColumnType, type Table, type TableCell, type TableColumn, withUniqueNames } from './table';

/** All tables of a study, in the order in which they are of use. */
export function studyTables(study: ExportedStudy): Table[] {
  return [codingsTable(study), matrixTable(study), casesTable(study), codebookTable(study)];
}

/** A row for each coding, with what is known of its interview. */
export function codingsTable(study: ExportedStudy): Table {
  const attributes = attributeColumns(study.files);
  const codes = new Map(study.codes.map((code) => [code.label, code]));
  const columns: TableColumn[] = [
    { name: 'interview', type: 'string' },
    { name: 'coder', type: 'string' },
    { name: 'file', type: 'string' },
    { name: 'line', type: 'integer' },
    { name: 'speaker', type: 'string' },
    { name: 'code', type: 'string' },
    { name: 'family', type: 'string' },
    { name: 'kind', type: 'string' },
    { name: 'words', type: 'string' },
    { name: 'whole', type: 'boolean' },
    { name: 'memo', type: 'string' },
    { name: 'passage', type: 'string' },
    { name: 'passage_number', type: 'integer' },
    ...attributes.columns,
  ];
  const rows = study.files.flatMap((file) => {
    const ofCase = attributes.cells(file);
    return file.codings.map((coding) => {
      const passage = file.passages[coding.passage];
      const code = codes.get(coding.label);
      return [
        file.interview,
        file.coder,
        file.name,
        coding.line,
        passage?.speaker ?? null,
        coding.label,
        code?.family ?? null,
        code?.kind ?? null,
        oneSpaced(codedWords(file, coding)),
        isWhole(file, coding),
        coding.memos.length === 0 ? null : coding.memos.join('\n'),
        oneSpaced(passage?.text ?? ''),
        coding.passage + 1,
        ...ofCase,
      ];
    });
  });
  return { name: 'codings', columns: withUniqueNames(columns), rows };
}

/** A row for each passage of talk, with everybody's words, whether they are coded or not. */
export function passagesTable({ files }: ExportedStudy): Table {
  const rows = files.flatMap((file) =>
    file.passages.map(({ speaker, time, text, line }, index) => [
      ...passageCells(file, index, line),
      speaker,
      time,
      oneSpaced(text),
      file.memos.length === 0 ? null : memosOn(file, index),
    ]),
  );
  const columns: TableColumn[] = [
    ...passageColumns,
    { name: 'speaker', type: 'string' },
    { name: 'time', type: 'number' },
    { name: 'words', type: 'string' },
    { name: 'memo', type: 'string' },
  ];
  return { name: 'passages', columns, rows };
}

const passageColumns: readonly TableColumn[] = [
  { name: 'interview', type: 'string' },
  { name: 'coder', type: 'string' },
  { name: 'file', type: 'string' },
  { name: 'line', type: 'integer' },
  { name: 'passage_number', type: 'integer' },
];

function passageCells({ interview, coder, name }: ExportedFile, index: number, line: number): TableCell[] {
  return [interview, coder, name, line, index + 1];
}

function memosOn({ memos }: ExportedFile, passage: number): string | null {
  const own = memos.filter((memo) => memo.passage === passage);
  return own.length === 0 ? null : own.map(({ text }) => text).join('\n');
}

/**
 * A row for each passage and coder, a column for each code: 1 where the passage has it, else 0. Where the coder has put no code into
 * the interview at all, nothing is known.
 */
export function matrixTable({ files, codes }: ExportedStudy): Table {
  const rows = files.flatMap((file) => {
    const used = new Map<number, Set<string>>();
    for (const { passage, label } of file.codings) {
      const known = used.get(passage);
      if (known) known.add(label);
      else used.set(passage, new Set([label]));
    }
    const isCoded = file.codings.length > 0;
    return file.passages.map(({ speaker, line }, index) => {
      const own = used.get(index);
      const presence = codes.map(({ label }) => (isCoded ? Number(own?.has(label) ?? false) : null));
      return [...passageCells(file, index, line), speaker, ...presence];
    });
  });
  const columns: TableColumn[] = [
    ...passageColumns,
    { name: 'speaker', type: 'string' },
    ...codes.map(presenceColumn),
  ];
  return { name: 'matrix', columns: withUniqueNames(columns), rows };
}

function presenceColumn({ label }: Code): TableColumn {
  return {
    name: label,
    type: 'integer',
    isCode: true,
    meanings: [
      [0, 'no'],
      [1, 'yes'],
    ],
  };
}

/**
 * A row for each interview with what is known of it, a column for each code. Where nobody has put a code into the interview, nothing
 * is known.
 *
 * @param cells how many codings each code has there, of all coders together, or 1 where it has any
 */
export function casesTable({ files, codes }: ExportedStudy, cells: 'counts' | 'presence' = 'counts'): Table {
  const interviews = grouped(files, ({ interview }) => interview);
  const attributes = attributeColumns(files);
  const rows = Array.from(interviews, ([interview, own]) => {
    const counts = new Map<string, number>();
    for (const { codings } of own) {
      for (const { label } of codings) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    const coders = new Set(own.flatMap(({ coder }) => coder ?? []));
    const cellOf = ({ label }: Code) => {
      const count = counts.get(label) ?? 0;
      return counts.size === 0 ? null : cells === 'counts' ? count : Math.min(count, 1);
    };
    return [
      interview,
      [...coders].join(', '),
      own.length,
      ...attributes.cells({ attributes: own.flatMap((file) => file.attributes) }),
      ...codes.map(cellOf),
    ];
  });
  const columns: TableColumn[] = [
    { name: 'interview', type: 'string' },
    { name: 'coders', type: 'string' },
    { name: 'files', type: 'integer' },
    ...attributes.columns,
    ...codes.map(
      (code): TableColumn =>
        cells === 'presence' ? presenceColumn(code) : { name: code.label, type: 'integer', isCode: true },
    ),
  ];
  return { name: 'cases', columns: withUniqueNames(columns), rows };
}

/** A row for each code, with what the codebook says of it and how often it is used. */
export function codebookTable({ files, codes }: ExportedStudy): Table {
  const counts = new Map<string, number>();
  const interviews = new Map<string, Set<string>>();
  for (const { interview, codings } of files) {
    for (const { label } of codings) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      interviews.set(label, (interviews.get(label) ?? new Set()).add(interview));
    }
  }
  const text = (name: string): TableColumn => ({ name, type: 'string' });
  const columns: TableColumn[] = [
    ...['code', 'parent', 'family', 'kind', 'fixes', 'description', 'include', 'exclude', 'example'].map(
      text,
    ),
    ...['aliases', 'color', 'deprecated'].map(text),
    { name: 'codable', type: 'boolean' },
    { name: 'codings', type: 'integer' },
    { name: 'interviews', type: 'integer' },
  ];
  const rows = codes.map((code) => [
    code.label,
    code.parent,
    code.family,
    code.kind,
    code.fixes,
    code.description,
    code.include,
    code.exclude,
    code.example,
    code.aliases.length === 0 ? null : code.aliases.join('\n'),
    code.color,
    code.deprecated,
    code.codable,
    counts.get(code.label) ?? 0,
    interviews.get(code.label)?.size ?? 0,
  ]);
  return { name: 'codebook', columns, rows };
}

const columnTypes: Readonly<Record<AttributeType, ColumnType>> = {
  text: 'string',
  integer: 'integer',
  float: 'number',
  boolean: 'boolean',
  date: 'date',
};

/** The columns of what is known of interviews, and their cells for one of them: of several values the first that says anything. */
function attributeColumns(files: readonly Pick<ExportedFile, 'attributes'>[]) {
  const known = typedAttributes(files);
  const columns = known.map(({ name, type }): TableColumn => ({ name, type: columnTypes[type] }));
  const cells = ({ attributes }: Pick<ExportedFile, 'attributes'>) =>
    known.map(({ name, type }) => {
      const value = attributes.find(([key, text]) => key === name && text !== '')?.[1];
      return value === undefined ? null : cellOf(value, type);
    });
  return { columns, cells };
}

function cellOf(value: string, type: AttributeType): TableCell {
  if (type === 'integer' || type === 'float') return Number(value);
  return type === 'boolean' ? value === 'true' : value;
}
