import * as z from 'zod/mini';
import type {
  AnalysisChoices,
  AnalysisQuestion,
  AnalysisView,
  CellPassages,
  GridCurve,
  GridTable,
} from '../features/analysis/analysisView';
import { readonlyList, refusal } from './messages';

/** Our own messages for analysis: what is counted over many files, as tables whose numbers can be asked for their passages. */

/** What is asked of an analysis, without the study. What is kept from an earlier time may lack some of it. */
export const analysisQuestion = z.object({
  tab: z.enum(['interviews', 'attribute', 'together', 'newCodes', 'agreement']),
  take: z.enum(['final', 'coders', 'moderated', 'all']),
  rows: z.enum(['codes', 'families']),
  columns: z.enum(['interviews', 'files', 'coders', 'speakers']),
  count: z.enum(['codings', 'segments', 'files']),
  attribute: z.nullable(z.string()),
  code: z.nullable(z.string()),
  shape: z.enum(['list', 'square']),
  near: z.number().check(z.int(), z.gte(0), z.lte(1000)),
  order: z.nullable(z.string()),
  base: z.number().check(z.int(), z.gte(1), z.lte(1000)),
  run: z.number().check(z.int(), z.gte(1), z.lte(1000)),
  threshold: z.number().check(z.gte(0), z.lte(100)),
  unit: z.enum(['passage', 'turn', 'word', 'interview']),
  by: z.enum(['code', 'family', 'coded']),
  codes: z.enum(['either', 'both', 'codebook']),
  speaker: z.nullable(z.string()),
  moderated: z.enum(['without', 'with']),
  pair: z.nullable(z.string()),
}) satisfies z.ZodMiniType<AnalysisQuestion>;
export type { AnalysisQuestion } from '../features/analysis/analysisView';

/** What is asked of an analysis that nobody has asked anything else of. */
export const firstQuestion: AnalysisQuestion = {
  tab: 'interviews',
  take: 'final',
  rows: 'codes',
  columns: 'interviews',
  count: 'codings',
  attribute: null,
  code: null,
  shape: 'list',
  near: 3,
  order: null,
  base: 4,
  run: 2,
  threshold: 5,
  unit: 'passage',
  by: 'code',
  codes: 'either',
  speaker: null,
  moderated: 'without',
  pair: null,
};

/** A table that people walk through cell by cell. */
export const gridTable = z.object({
  id: z.string(),
  name: z.string(),
  corner: z.string(),
  columns: readonlyList(
    z.object({
      id: z.string(),
      head: z.string(),
      note: z.string(),
      spoken: z.string(),
      format: z.enum(['text', 'count', 'share', 'percent', 'coefficient', 'decimal']),
      of: z.nullable(z.number()),
      shaded: z.boolean(),
      one: z.string(),
      many: z.string(),
      opens: z.boolean(),
    }),
  ),
  rows: readonlyList(
    z.object({
      id: z.string(),
      head: z.string(),
      note: z.string(),
      spoken: z.string(),
      opens: z.boolean(),
      cells: readonlyList(z.nullable(z.union([z.number(), z.string()]))),
      strip: z.nullable(
        z.object({ value: z.number(), low: z.nullable(z.number()), high: z.nullable(z.number()) }),
      ),
    }),
  ),
  strip: z.nullable(z.object({ column: z.string(), marks: readonlyList(z.number()) })),
}) satisfies z.ZodMiniType<GridTable>;
export type {
  GridCell,
  GridColumn,
  GridCurve,
  GridRow,
  GridStrip,
  GridTable,
} from '../features/analysis/analysisView';

export const gridCurve = z.object({
  spoken: z.string(),
  value: z.string(),
  expected: z.string(),
  fresh: z.string(),
  points: readonlyList(
    z.object({ at: z.string(), value: z.number(), expected: z.number(), fresh: z.number() }),
  ),
}) satisfies z.ZodMiniType<GridCurve>;

/** Request: what a tab of an analysis shows. */
export const analysisRequest = {
  method: 'marginalia/analysis',
  params: z.object({
    /** The study's folder; null for the first study there is. */
    folder: z.nullable(z.string()),
    question: analysisQuestion,
  }),
  /** Null where there is no study. */
  result: z.nullable(
    z.object({
      /** The study that was counted, and all there are. */
      folder: z.string(),
      studies: readonlyList(z.object({ folder: z.string(), title: z.string() })),
      view: z.object({
        tables: readonlyList(gridTable),
        curve: z.nullable(gridCurve),
        notes: readonlyList(z.string()),
        choices: z.object({
          attributes: readonlyList(z.string()),
          codes: readonlyList(z.string()),
          pairs: readonlyList(
            z.object({
              id: z.string(),
              text: z.string(),
              interview: z.nullable(z.string()),
              coders: readonlyList(z.string()),
            }),
          ),
          speakers: readonlyList(z.string()),
        }) satisfies z.ZodMiniType<AnalysisChoices>,
      }) satisfies z.ZodMiniType<AnalysisView>,
    }),
  ),
} as const;
export type AnalysisAnswer = NonNullable<z.infer<typeof analysisRequest.result>>;

/** Request: where the passages of a number are. */
export const cellPassagesRequest = {
  method: 'marginalia/cellPassages',
  params: z.object({
    folder: z.string(),
    question: analysisQuestion,
    table: z.string(),
    row: z.string(),
    /** The id of a column; null for the row as a whole. */
    column: z.nullable(z.string()),
  }),
  /** Null where there is no such number any more, or none that passages can be found for. */
  result: z.nullable(
    z.object({
      query: z.string(),
      files: readonlyList(z.string()),
      lines: z.nullable(readonlyList(z.object({ file: z.string(), lines: readonlyList(z.number()) }))),
      remark: z.string(),
    }) satisfies z.ZodMiniType<CellPassages>,
  ),
} as const;

/** Request: what a tab is saved as, which is what the command line writes. Nothing is written. */
export const analysisFileRequest = {
  method: 'marginalia/analysisFile',
  params: z.object({ folder: z.string(), question: analysisQuestion, format: z.enum(['csv', 'xlsx']) }),
  /** Null where there is no such study any more. */
  result: z.nullable(
    z.union([
      refusal,
      z.object({
        /** What the file may be called. */
        name: z.string(),
        base64: z.string(),
      }),
    ]),
  ),
} as const;

/** Request: how coders were compared, as a paragraph for the methods section of a paper. */
export const methodsParagraphRequest = {
  method: 'marginalia/methodsParagraph',
  params: z.object({ folder: z.string(), question: analysisQuestion }),
  /** Null where there is no such study any more. */
  result: z.nullable(z.object({ text: z.string() })),
} as const;
