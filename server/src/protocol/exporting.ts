import * as z from 'zod/mini';
import type { ReportOrder } from '../exchange/report';
import type { ExportFormat } from '../features/exporting/formats';
import { refusal } from './messages';

/** Our own message for a study that goes out to other programs. The server makes the files, the client writes them. */

const format = z.enum([
  'qdpx',
  'qdc',
  'xlsx',
  'csv',
  'spss',
  'html',
  'docx',
  'md',
  'parquet',
]) satisfies z.ZodMiniType<ExportFormat>;

export type { ExportFormat } from '../features/exporting/formats';

const order = z.enum(['code', 'interview', 'coder']) satisfies z.ZodMiniType<ReportOrder>;

export type { ReportOrder } from '../exchange/report';

/** How a study goes out. What a format has no use for is ignored. */
const exportAsked = z.object({
  format,
  /** Of CSV: texts as they are, without what guards spreadsheets. */
  raw: z.boolean(),
  /** Of projects: what places are counted in. */
  positions: z.enum(['code-points', 'utf16']),
  /** Of reports. */
  order,
});
export type ExportAsked = z.infer<typeof exportAsked>;

/** Request: the files that a study becomes. Nothing is written. */
export const exportStudyRequest = {
  method: 'marginalia/exportStudy',
  params: z.object({
    /** The study's folder. */
    folder: z.string(),
    asked: exportAsked,
    /** The file that is to be written; for a format of several files their folder. */
    to: z.string(),
  }),
  /** Null when the folder has no study. */
  result: z.nullable(
    z.union([
      refusal,
      z.object({
        files: z.array(z.object({ name: z.string(), base64: z.string() })),
        transcripts: z.number(),
        codings: z.number(),
        codes: z.number(),
        /** What does not go out, or not exactly: a sentence for each. */
        losses: z.array(z.string()),
      }),
    ]),
  ),
} as const;
export type Exported = Exclude<NonNullable<z.infer<typeof exportStudyRequest.result>>, { refused: string }>;
