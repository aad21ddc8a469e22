// From a number of an agreement to the words that it counts.
import * as l10n from '@vscode/l10n';
import { type AgreementOptions, comparedPairs } from '../../analysis/agreement';
import type { CodeValues } from '../../analysis/codeValues';
import type { ComparableInterview } from '../../analysis/comparable';
import { keyTerm, rowTerm } from '../../analysis/questions';
import { itemAt } from '../../transcript/itemAt';
import { lineAt } from '../../transcript/lines';
import { type ComparedStudy, nameOfPair, pairMeant } from './agreementView';
import type { AnalysisQuestion, CellPassages, FileLines } from './analysisView';
import type { ComparedRows } from './comparedRows';

/** Who has a code on the passages that are asked for. */
const sides: Readonly<Record<string, 'both' | 'onlyA' | 'onlyB'>> = {
  both: 'both',
  onlyA: 'onlyA',
  onlyB: 'onlyB',
};

/**
 * Where the passages are that both coders of a pair gave a code, or only one of them.
 *
 * @param table `pairs`, whose rows are pairs, or `codes`, whose rows are codes of the pair that is shown
 * @returns null for more than two coders, and where there is no such pair or no question that can be written
 */
export function agreementPassages(
  of: ComparedStudy,
  options: AgreementOptions,
  groups: readonly ComparedRows[],
  question: AnalysisQuestion,
  { table, row, column }: { readonly table: string; readonly row: string; readonly column: string | null },
): CellPassages | null {
  const shown = table === 'pairs' ? pairMeant(groups, { pair: row }) : pairMeant(groups, question);
  const [a, b, ...more] = shown?.group.coders ?? [];
  if (!shown || a === undefined || b === undefined || more.length > 0) return null;
  const side = sides[column ?? ''] ?? null;
  const label = table === 'codes' && row !== '' ? row.slice(1) : null;
  const [who, other] = side === 'onlyB' ? [b, a] : [a, b];
  const own = interviewsOfPair(of, shown);
  if (side === null) {
    const files = own.flatMap((interview) =>
      interview.files.filter(({ coder }) => coder === a || coder === b).map(({ file }) => file),
    );
    const query = label === null ? 'is:coded' : termOf(of.values, label);
    return query === null ? null : { query, files, lines: null, remark: nameOfPair(shown.group) };
  }
  const lines = linesOf(of, options, own, { who, other, side, label });
  // The lines say which passages are meant: the question need not say more of them than it can.
  const term = (label !== null && of.values.by === 'code' && termOf(of.values, label)) || 'is:coded';
  const coder = question.moderated === 'with' ? null : keyTerm('coder', who);
  const remark =
    side === 'both'
      ? l10n.t('{0} and {1} both have it', a, b)
      : l10n.t('{0} has it, and {1} has not', who, other);
  return {
    query: coder === null ? term : `${term} ${coder}`,
    files: lines.map(({ file }) => file),
    lines,
    remark,
  };
}

/** The interviews that a pair is about: its own, or all of them. */
export function interviewsOfPair(
  { interviews }: Pick<ComparedStudy, 'interviews'>,
  { group }: Pick<ComparedRows, 'group'>,
): readonly ComparableInterview[] {
  return interviews.filter(({ name }) => group.interview === null || name === group.interview);
}

function termOf({ by }: CodeValues, label: string): string | null {
  if (by === 'coded') return 'is:coded';
  return rowTerm({ name: label, code: by === 'family' ? null : label });
}

/** The first lines of the passages of one coder's files, from 0. */
function linesOf(
  { values, nameOf }: ComparedStudy,
  options: AgreementOptions,
  interviews: readonly ComparableInterview[],
  asked: {
    readonly who: string;
    readonly other: string;
    readonly side: 'both' | 'onlyA' | 'onlyB';
    readonly label: string | null;
  },
): FileLines[] {
  const found: { file: string; lines: number[] }[] = [];
  for (const { compared } of comparedPairs(interviews, options, nameOf)) {
    const who = compared.files.findIndex(({ coder }) => coder === asked.who);
    const other = compared.files.findIndex(({ coder }) => coder === asked.other);
    if (who < 0 || other < 0) continue;
    const { file, codings: all, transcript } = itemAt(compared.files, who);
    const lines = new Set<number>();
    for (const { sets, passages: places } of compared.units) {
      const [mine, theirs] = [sets[who] ?? [], sets[other] ?? []];
      const meant = new Set(
        mine.filter(
          (code) =>
            (asked.label === null || values.labelOf(code) === asked.label) &&
            theirs.includes(code) === (asked.side === 'both'),
        ),
      );
      if (meant.size === 0) continue;
      const inUnit = new Set(places[who]);
      for (const { label, passage } of all)
        if (inUnit.has(passage) && meant.has(values.numberOf(label)))
          lines.add(lineAt(transcript.lineStarts, itemAt(transcript.passages, passage).range.start));
    }
    if (lines.size > 0) found.push({ file, lines: [...lines] });
  }
  return found;
}
