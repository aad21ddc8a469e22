// Codings and passages as Parquet, for archives and for whoever asks questions of many studies at once.
// By its path, as the package gives Node another file, which opens files.

import { parquetWriteBuffer } from 'hyparquet-writer/src/index.js';
import { grouped } from '../transcript/grouped';
import type { ExportedFile, ExportedStudy } from './exported';
import { fileNamePart, type OutFile } from './outFile';
import type { ColumnType, Table, TableCell } from './table';
import { codingsTable, passagesTable } from './tables';

/** What goes into one file together: all of the study, each interview, or what a function says of each file. */
export type Partition = 'study' | 'interview' | ((file: ExportedFile) => string);

/**
 * The files `codings/part=NAME/codings.parquet` and `passages/part=NAME/passages.parquet` of each part, as DuckDB, Spark and Arrow read
 * tables of many files. All parts have the same columns.
 */
export function parquetFiles(study: ExportedStudy, partition: Partition = 'study'): OutFile[] {
  const nameOf = partitionNamer(study, partition);
  const parts = grouped(study.files, nameOf);
  const tables = [codingsTable(study), passagesTable(study)];
  return tables.flatMap((table) => {
    const place = table.columns.findIndex(({ name }) => name === 'file');
    const rowsOf = grouped(table.rows, (row) => row[place] ?? null);
    return Array.from(parts, ([part, files]) => ({
      name: `${table.name}/part=${part}/${table.name}.parquet`,
      bytes: parquetOf({ ...table, rows: files.flatMap(({ name }) => rowsOf.get(name) ?? []) }),
    }));
  });
}

/** Names of parts that every file system takes. What they are of may have names that differ in less. */
function partitionNamer(study: ExportedStudy, partition: Partition): (file: ExportedFile) => string {
  if (partition === 'study') return () => fileNamePart(study.name);
  const keyOf = partition === 'interview' ? ({ interview }: ExportedFile) => interview : partition;
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return (file) => {
    const key = keyOf(file);
    const known = names.get(key);
    if (known !== undefined) return known;
    const wanted = fileNamePart(key);
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted} (${number})`;
    taken.add(name.toLowerCase());
    names.set(key, name);
    return name;
  };
}

/** A table as a file of Parquet. Days are texts in it, as readers differ in the zone that they put them in. */
export function parquetOf({ columns, rows }: Table): Uint8Array<ArrayBuffer> {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type }, index) => ({
      name,
      type: type === 'integer' && rows.some((row) => isLarge(row[index])) ? 'DOUBLE' : types[type],
      nullable: true,
      data: rows.map((row) => row[index] ?? null),
    })),
    createdBy: 'Marginalia',
  });
  return new Uint8Array(buffer);
}

/** Whether a number is more than 32 bits hold. */
function isLarge(cell: TableCell | undefined): boolean {
  return typeof cell === 'number' && cell !== (cell | 0);
}

const types: Readonly<Record<ColumnType, 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN'>> = {
  string: 'STRING',
  date: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};
