// Where codes and families are used, in the files that count.
import { codingPassages } from '../study/codingTable';
import type { Study } from '../study/study';
import { countSegments, type FileUse } from '../study/uses';
import type { CodeRow } from './codeRows';
import type { Counted, CountedInterview } from './counted';
import type { InterviewFile } from './interviewFiles';

/** The files that count, each at a place: those of one interview side by side, in the order of the interviews. */
export interface PlacedFiles {
  readonly files: readonly InterviewFile[];
  /** By place: the index of the interview. */
  readonly interviewAt: Int32Array;
  readonly interviews: readonly CountedInterview[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/** Gives each file that counts its place. */
export function placedFiles({ interviews }: Counted): PlacedFiles {
  const files = interviews.flatMap((interview) => interview.files);
  const interviewAt = new Int32Array(files.length);
  const placeOf = new Map<string, number>();
  for (const [index, { files: own }] of interviews.entries()) {
    for (const { file } of own) {
      interviewAt[placeOf.size] = index;
      placeOf.set(file, placeOf.size);
    }
  }
  return { files, interviewAt, interviews, placeOf };
}

/** The use of a row in one file. */
export interface PlacedUse {
  readonly place: number;
  readonly use: FileUse;
}

/** Where a row is used, in the order of the places. The uses of a family are those of its codes together. */
export function usesOfRow(study: Study, { labels }: CodeRow, { files, placeOf }: PlacedFiles): PlacedUse[] {
  const uses = new Map<number, FileUse>();
  for (const label of labels) {
    for (const [file, use] of study.usesOfLabel(label).files) {
      const place = placeOf.get(file);
      if (place === undefined) continue;
      const before = uses.get(place);
      const summary = files[place]?.summary;
      if (!before || !summary) uses.set(place, use);
      else {
        const codings = [...before.codings, ...use.codings].sort((a, b) => a - b);
        uses.set(place, { codings, segments: countSegments(codingPassages(summary.table, codings)) });
      }
    }
  }
  return Array.from(uses, ([place, use]) => ({ place, use })).sort((a, b) => a.place - b.place);
}
