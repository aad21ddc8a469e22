import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const folder = join(__dirname, '../../../../shared/oracles');

/** Where the numbers of independent programs are; null where they are not at hand. */
export const oracleFolder = existsSync(folder) ? folder : null;

/** One table of values with what the definitions give for it. */
const oracleTable = z.object({
  units: z.array(z.array(z.nullable(z.union([z.string(), z.number()])))),
  expected: z.object({
    pairable: z.number(),
    percent: z.nullable(z.number()),
    alpha: z.nullable(z.number()),
    kappa: z.nullable(z.number()),
    ac1: z.nullable(z.number()),
    ac1Categories: z.number(),
    table: z.optional(
      z.object({ both: z.number(), onlyA: z.number(), onlyB: z.number(), neither: z.number() }),
    ),
    positive: z.optional(z.nullable(z.number())),
  }),
});
export type OracleTable = z.infer<typeof oracleTable>;

const tables = z.object({ cases: z.record(z.string(), oracleTable) });

const setTables = z.object({
  cases: z.record(
    z.string(),
    z.object({
      units: z.array(z.array(z.nullable(z.array(z.string())))),
      expected: z.object({
        identical: z.number(),
        jaccard: z.nullable(z.number()),
        masi: z.nullable(z.number()),
      }),
    }),
  ),
});

const distances = z.array(
  z.object({ a: z.array(z.string()), b: z.array(z.string()), jaccard: z.number(), masi: z.number() }),
);

/** The tables of one oracle file by their names; none where it is not at hand. */
export function oracleTables(name: 'textbook' | 'degenerate'): [string, OracleTable][] {
  return Object.entries(oracleJson(tables, `${name}.json`)?.cases ?? {});
}

/** The tables of label sets by their names; none where they are not at hand. */
export function oracleSets() {
  return Object.entries(oracleJson(setTables, 'sets.json')?.cases ?? {});
}

/** The distances of pairs of label sets; none where they are not at hand. */
export function oracleDistances() {
  return oracleJson(distances, 'set-distances.json') ?? [];
}

/** An oracle file as it is; null where it is not at hand. */
export function oracleJson<T>(schema: z.ZodType<T>, name: string): T | null {
  return oracleFolder === null
    ? null
    : schema.parse(JSON.parse(readFileSync(join(oracleFolder, name), 'utf8')));
}

/** The texts of a folder by their names. */
export function textsIn(folder: string): Record<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:txt|yaml)$/.test(name)) : [];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const sample = join(__dirname, '../../../samples/keeping-software-alive');
/** The sample study. */
export const sampleTexts = {
  ...textsIn(join(sample, 'interviews')),
  'codebook.yaml': readFileSync(join(sample, 'codebook.yaml'), 'utf8'),
};
