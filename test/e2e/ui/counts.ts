// What the command line counts, to be compared with what the trees say.
import * as z from 'zod/mini';
import { built } from '../../protocol/commandLine';
import type { SpokenRow } from './sideBar';

const counts = z.object({ codings: z.number(), segments: z.number() });
/** The counts of codes, by their labels. */
export type Codes = Record<string, z.infer<typeof counts>>;

const transcripts = z.array(
  z.object({
    file: z.string(),
    interview: z.nullable(z.string()),
    coder: z.nullable(z.string()),
    codings: z.number(),
    distinctCodes: z.number(),
    codes: z.record(z.string(), counts),
  }),
);
export type Transcripts = z.infer<typeof transcripts>;

/** What `marginalia summary` says of the transcripts in a folder. */
export async function summaryOf(folder: string): Promise<Transcripts> {
  const { out, err } = await built(folder, 'summary', '.', '--format', 'json');
  if (err !== '') throw new Error(err);
  return transcripts.parse(JSON.parse(out));
}

/** Reads what `marginalia summary` would say, as in a file. */
export function readSummary(json: string): Transcripts {
  return transcripts.parse(JSON.parse(json));
}

/** The counts of each code over several transcripts. */
export function totals(summary: Transcripts): Codes {
  const sums: Codes = {};
  for (const { codes } of summary)
    for (const [label, { codings, segments }] of Object.entries(codes)) {
      const sum = sums[label] ?? { codings: 0, segments: 0 };
      sums[label] = { codings: sum.codings + codings, segments: sum.segments + segments };
    }
  return sums;
}

/** The counts in the rows of codes. Codes that are not used have none. */
export function codesOf(rows: readonly Pick<SpokenRow, 'spoken'>[]): Codes {
  const codes: Codes = {};
  for (const { spoken } of rows) {
    const [, label, codings, segments] =
      /^(.+?)(?:, (?:issue|fix|topic|not in the codebook))?, (\d+) codings?, (\d+) segments?(?:,|$)/.exec(
        spoken,
      ) ?? [];
    // An interview is named like `Interview 1 · Maya`.
    if (label && !label.includes(' · '))
      codes[label] = { codings: Number(codings), segments: Number(segments) };
  }
  return codes;
}
