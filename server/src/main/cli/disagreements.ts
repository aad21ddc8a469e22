import type { Command } from 'commander';
import { comparedPairs } from '../../analysis/agreement';
import { type Disagreement, disagreementsOf } from '../../analysis/disagreements';
import { namesListed } from '../../analysis/notes';
import { sheetOfRows } from '../../features/analysis/countedSheet';
import { writeAnalysis } from './analysis';
import type { Call } from './call';
import { type ComparingOptions, comparing, comparingOf } from './compared';
import { readableWidth, textsCut } from './output';
import type { ReadStudy } from './studies';
import { counted, readable } from './words';

/** The command that lists on what coders differ. */
export function disagreementsCommand(program: Command): Command {
  return comparing(program, 'disagreements', 'on what coders differ, one row for each unit and code');
}

/**
 * Compares coders and writes on what they differ.
 *
 * @throws CallError for what there is not
 */
export async function runDisagreements(
  studies: readonly ReadStudy[],
  options: ComparingOptions,
  call: Call,
): Promise<void> {
  const { analysed, interviews, agreement, values, ...rest } = comparingOf(studies, options, call);
  const { nameOf } = analysed;
  const rows: Disagreement[] = [];
  for (const { compared } of comparedPairs(interviews, agreement, nameOf)) {
    for (const row of disagreementsOf(compared, options.unit, values))
      rows.push({ ...row, places: row.places.map(({ file, line }) => ({ file: nameOf(file), line })) });
  }
  const results = {
    keys,
    rows,
    sheet: sheetOfRows('disagreements', keys, rows),
    table: () => tableOf(rows, interviews.length),
    ...rest,
  };
  await writeAnalysis('disagreements', results, options, analysed.read, call);
}

const keys = [
  'interview',
  'coders',
  'code',
  'who',
  'kind',
  'speaker',
  'passage',
  'places',
] as const satisfies readonly (keyof Disagreement)[];

function tableOf(rows: readonly Disagreement[], interviews: number) {
  const parts = ([kind, what]: readonly [Disagreement['kind'], string]) => {
    const count = rows.filter((row) => row.kind === kind).length;
    return count === 0 ? [] : [`${readable(count)} ${what}`];
  };
  const told = [new Set(rows.map(({ interview }) => interview)).size, interviews] as const;
  // Of three coders each two are compared, and the same coding may stand in two rows.
  const pairs = new Set(rows.map(({ coders }) => coders.join('\n'))).size;
  const where = `in ${counted(told[0], 'interview')}${pairs > 1 ? ', of each two coders' : ''}`;
  const total =
    rows.length === 0
      ? told[1] === 0
        ? 'No two coders have coded one interview.'
        : `No disagreements in ${counted(told[1], 'interview')}.`
      : `${counted(rows.length, 'disagreement')} ${where}: ${kinds.flatMap(parts).join(', ')}.`;
  const folder = sharedFolder(rows.map(placeShown));
  return {
    columns: [
      { head: 'Interview', cut: 'end' },
      ...(pairs > 1 ? [{ head: 'Coders', cut: 'end' } as const] : []),
      { head: 'Code', cut: 'end' },
      { head: 'Who', cut: 'end' },
      { head: 'Place', cut: 'start' },
      { head: 'Words', cut: 'end' },
    ] as const,
    cells: rows.map((row) => [
      row.interview,
      ...(pairs > 1 ? [namesListed(row.coders)] : []),
      row.code,
      whoIn(row),
      placeShown(row).slice(folder.length),
      row.passage,
    ]),
    total: folder === '' ? total : `${total}\nAll places are in ${folder}.`,
    ifCut: textsCut,
    width: readableWidth,
  };
}

/** What each kind is called where they are added up. */
const kinds = [
  ['only', 'that only one coder has'],
  ['words', 'on other words'],
  ['unpaired', 'unpaired, as only one file has the passage'],
] as const;

/** Where the one who has the code has it; of two who have it, where the first has it. */
function placeShown({ who, coders, places }: Disagreement): string {
  const place = places[who === null ? 0 : coders.indexOf(who)] ?? places[0];
  return place ? `${place.file}:${place.line}` : '';
}

/** The folder that all places are in, with its slash; empty where they are in several, or in none. */
function sharedFolder([first = '', ...others]: readonly string[]): string {
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  const isShared = others.every((place) => place.slice(0, place.lastIndexOf('/') + 1) === folder);
  return isShared ? folder : '';
}

function whoIn({ kind, who }: Disagreement): string {
  if (kind === 'words') return 'both, other words';
  return kind === 'unpaired' ? `only ${who}, unpaired` : `only ${who}`;
}
