// Tables with what their columns are, as a data package of Frictionless: files of values, and one that describes them.

import { type OutFile, textFile } from './outFile';
import type { Table } from './table';
import { csvFile } from './writeCsv';

/** The files of a data package: `datapackage.json` and a CSV file for each table, whose texts are as they are. */
export function dataPackageFiles(name: string, tables: readonly Table[]): OutFile[] {
  const files = tables.map((table) => csvFile(table, { raw: true }));
  const resources = tables.map((table, index) => ({
    name: table.name,
    path: files[index]?.name,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.columns.map((column) => ({
        name: column.name,
        type: column.type,
        ...(column.meanings ? { constraints: { enum: column.meanings.map(([value]) => value) } } : {}),
      })),
      missingValues: [''],
    },
  }));
  const packageName = name
    .toLowerCase()
    .replace(/[^a-z\d._-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const described = { profile: 'tabular-data-package', name: packageName || 'study', title: name, resources };
  return [textFile('datapackage.json', `${JSON.stringify(described, null, 2)}\n`), ...files];
}
