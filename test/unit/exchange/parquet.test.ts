import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { parquetFiles, parquetOf } from '../../../server/src/exchange/parquet';
import type { Table } from '../../../server/src/exchange/table';
import { codingsTable, passagesTable } from '../../../server/src/exchange/tables';
import { exportedOf, harbour } from './exportedOf';

const study = exportedOf(harbour);

async function rowsOf(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<Record<string, unknown>[]> {
  ok(bytes);
  return parquetReadObjects({ file: bytes.buffer });
}

function objectsOf({ columns, rows }: Table): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}

describe('Parquet', () => {
  it('has all codings and passages of a study', async () => {
    const files = parquetFiles(study);
    deepEqual(
      files.map(({ name }) => name),
      ['codings/part=Harbour & Tides/codings.parquet', 'passages/part=Harbour & Tides/passages.parquet'],
    );
    deepEqual(await rowsOf(files[0]?.bytes), objectsOf(codingsTable(study)));
    deepEqual(await rowsOf(files[1]?.bytes), objectsOf(passagesTable(study)));
  });

  it('has a folder for each interview when asked, or for what is asked', async () => {
    const files = parquetFiles(study, 'interview');
    deepEqual(
      files.map(({ name }) => name),
      [
        'codings/part=1/codings.parquet',
        'codings/part=2/codings.parquet',
        'passages/part=1/passages.parquet',
        'passages/part=2/passages.parquet',
      ],
    );
    const rows = await Promise.all(files.slice(0, 2).map(({ bytes }) => rowsOf(bytes)));
    deepEqual(rows.flat(), objectsOf(codingsTable(study)));
    const named = parquetFiles(study, ({ coder }) => (coder === 'Maya' ? 'a/b' : 'A:B')).map(
      ({ name }) => name,
    );
    deepEqual(named.slice(0, 2), [
      'codings/part=A_B/codings.parquet',
      'codings/part=a_b (2)/codings.parquet',
    ]);
  });

  it('reads back with nothing, with nothing but gaps, and with many rows', async () => {
    const columns = [
      { name: 'text', type: 'string' },
      { name: 'number', type: 'number' },
      { name: 'yes', type: 'boolean' },
      { name: 'count', type: 'integer' },
    ] as const;
    const tables: Table[] = [
      { name: 'none', columns, rows: [] },
      { name: 'gaps', columns, rows: [[null, null, null, null]] },
      {
        name: 'many',
        columns,
        rows: Array.from({ length: 5000 }, (_, n) => [
          `${n} 😀 é`,
          n / 3,
          n % 2 === 0,
          n % 7 === 0 ? null : n,
        ]),
      },
    ];
    const large = [{ name: 'large', type: 'integer' }] as const;
    tables.push({ name: 'large', columns: large, rows: [[2 ** 40], [1], [null]] });
    for (const table of tables) deepEqual(await rowsOf(parquetOf(table)), objectsOf(table));
  });

  it('is the same to the byte for the same study', () => {
    deepEqual(parquetFiles(exportedOf(harbour), 'interview'), parquetFiles(study, 'interview'));
  });

  it('is read by DuckDB', async function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'marginalia-'));
    try {
      for (const file of parquetFiles(study, 'interview')) {
        mkdirSync(dirname(join(folder, file.name)), { recursive: true });
        writeFileSync(join(folder, file.name), file.bytes);
      }
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
      const from = `read_parquet('${folder}/codings/*/*.parquet', hive_partitioning = true)`;
      deepEqual(
        await ask(
          `select code, count(*)::int n, max(years) from ${from} group by code order by n desc, code limit 2`,
        ),
        [
          ['people', 3, 11],
          ['people-handover', 2, 11],
        ],
      );
      deepEqual(await ask(`select distinct interview, part::varchar from ${from} order by 1`), [
        ['1', '1'],
        ['2', '2'],
      ]);
      equal((await ask(`select words from ${from} where words like '=SUM%'`)).length, 1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
