// A table of codings put on the transcripts of a study.
import { readCodebook } from '../../codebook/read';
import type { TableCoding } from '../../exchange/codingsTable';
import { type Loss, Losses } from '../../exchange/imported';
import { extendedCodebook } from '../../exchange/importedCodebook';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { parse } from '../../transcript/parse';
import type { Asking } from '../shared/asking';
import { OutOfStep } from '../shared/outOfStep';
import { type EditsOfText, type ProposalContext, vocabularyWith, withSeveral } from '../shared/proposals';
import { placeCodings, placeOf } from './placeCodings';
import { rowsByFile } from './tableFiles';
import { labelProblem } from './writableLabel';

/** What a table of codings comes to in a study. */
export interface CodingsPlan<T> {
  /** What is kept of each file that changes. */
  readonly files: ReadonlyMap<string, T>;
  /** The whole codebook.yaml; null where it stays as it is. */
  readonly codebook: string | null;
  /** How many codings come in, and how many are there already. */
  readonly placed: number;
  readonly there: number;
  /** How many codes come into the codebook. */
  readonly codes: number;
  readonly lost: readonly Loss[];
}

/**
 * Works out where the codings of a table go in the transcripts of a study. Codes that the codebook lacks come into it, but for those
 * of which the table says that no codebook had them.
 *
 * @param codebook codebook.yaml of the study; null for none
 * @throws OutOfStep when the study knows another text of a file; Refusal when something would be read as something else, or the
 *   codebook cannot be added to
 */
export function* codingsFromTable<T>(
  proposal: ProposalContext<T>,
  codebook: string | null,
  rows: readonly TableCoding[],
): Asking<CodingsPlan<T>> {
  const { study, nameOf } = proposal;
  const losses = new Losses();
  const sorted = rowsByFile(
    study,
    rows.map((row) => withoutPath(study, row)),
    nameOf,
  );
  for (const row of sorted.get(null) ?? []) losses.add('source-without-text', placeOf(row));
  const labels = codebook === null ? [] : newLabels(proposal, sorted);
  const extended = codebook === null ? null : withLabels(codebook, labels);
  const after = extended === null || extended === codebook ? null : readCodebook(extended);
  const then = vocabularyWith(study, after);
  const changed = new Map<string, EditsOfText>();
  let [placed, there] = [0, 0];
  for (const [file, own] of sorted) {
    if (file === null) continue;
    const text = yield file;
    if (text === null) throw new OutOfStep(file, nameOf(file));
    const transcript = parse(text, study.vocabulary(), file);
    const put = placeCodings({ study, file, transcript }, own, then, losses);
    placed += put.placed;
    there += put.there;
    if (put.edits.length > 0) changed.set(file, { text, edits: put.edits });
  }
  const files = yield* withSeveral(proposal, changed, after);
  return { files, codebook: after && extended, placed, there, codes: labels.length, lost: losses.all() };
}

/** A row whose code the codebook has only without what it is under, as other programs list it: `Weather\Cold`, `Weather::Cold`. */
function withoutPath(study: Study, row: TableCoding): TableCoding {
  if (study.resolve(row.label)) return row;
  const label = row.label.split(/\s*(?:\\|::|>)\s*/).at(-1) ?? row.label;
  return study.resolve(label) ? { ...row, label } : row;
}

/** The codes of rows with a transcript that the codebook lacks. */
function newLabels<T>(
  { study }: ProposalContext<T>,
  sorted: ReadonlyMap<string | null, readonly TableCoding[]>,
): string[] {
  const labels = new Set<string>();
  for (const [file, rows] of sorted) {
    if (file === null) continue;
    for (const { label, known } of rows) {
      const isNew = known !== false && !study.resolve(label) && labelProblem(composed(label)) === null;
      if (isNew) labels.add(composed(label));
    }
  }
  return [...labels];
}

function withLabels(codebook: string, labels: readonly string[]): string {
  const codes = labels.map((label) => ({
    code: { id: label, label, parent: null, description: null, color: null, codable: true },
    label,
    parent: null,
  }));
  return extendedCodebook(codebook, codes, []);
}
