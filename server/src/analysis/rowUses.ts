// Where codes and families are used, in the files that count.
import { codingPassages } from '../study/codingTable';
import { derived, unchanging } from '../study/derived';
import type { Study } from '../study/study';
import { countSegments, type FileUse } from '../study/uses';
import { itemAt, numberAt } from '../transcript/itemAt';
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

/** Gives each file that counts its place: once for all that is asked of the same files. */
export const placedFiles = derived(unchanging, ({ interviews }: Counted): PlacedFiles => {
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
});

/** Finds where one row after the other is used, in the same memory: a large study has hundreds of thousands of uses. */
export class UsesByPlace {
  private readonly useAt: (FileUse | undefined)[];
  private readonly places: Int32Array;

  constructor(
    private readonly study: Study,
    private readonly placed: PlacedFiles,
  ) {
    this.useAt = placed.files.map(() => undefined);
    this.places = new Int32Array(placed.files.length);
  }

  /**
   * Calls for each file that a row is used in, in the order of the places. The uses of a family are those of its codes together.
   *
   * @returns in how many files it is used
   */
  each({ labels }: CodeRow, visit: (place: number, use: FileUse) => void): number {
    const { useAt, places } = this;
    let count = 0;
    for (const label of labels) {
      for (const [file, use] of this.study.usesOfLabel(label).files) {
        const place = this.placed.placeOf.get(file);
        if (place === undefined) continue;
        const before = useAt[place];
        useAt[place] = before ? this.together(place, before, use) : use;
        if (!before) places[count++] = place;
      }
    }
    // To look at all places takes less time than to sort many.
    const order = count > places.length / 16 ? null : places.subarray(0, count).sort();
    const end = order?.length ?? useAt.length;
    for (let at = 0; at < end; at++) {
      const place = order === null ? at : numberAt(order, at);
      const use = useAt[place];
      if (use === undefined) continue;
      useAt[place] = undefined;
      visit(place, use);
    }
    return count;
  }

  private together(place: number, one: FileUse, other: FileUse): FileUse {
    const { table } = itemAt(this.placed.files, place).summary;
    const codings = [...one.codings, ...other.codings].sort((a, b) => a - b);
    return { codings, segments: countSegments(codingPassages(table, codings)) };
  }
}
