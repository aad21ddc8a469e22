import type { Command } from 'commander';
import type { AgreementGroup } from '../../analysis/agreementGroup';
import type { AgreementRow } from '../../analysis/agreementRows';
import { saidOfWarnings } from '../../analysis/agreementWarnings';
import type { AgreementUnit } from '../../analysis/comparedInterview';
import { namesListed } from '../../analysis/notes';
import { rounded } from '../../analysis/rounded';
import { finished } from '../../analysis/steps';
import { type AgreementJson, agreementJson, agreementKeys } from '../../features/analysis/agreementSheet';
import { type ComparedRows, comparedRows, sameCoders, unitsIn } from '../../features/analysis/comparedRows';
import { sheetOfRows } from '../../features/analysis/countedSheet';
import { type AnalysisResults, writeAnalysis } from './analysis';
import type { Call } from './call';
import { type ComparingOptions, comparing, comparingOf } from './compared';
import type { ReadStudy } from './studies';
import type { Column } from './table';
import { counted, readable } from './words';

/** What `marginalia agreement` was called with. */
export interface AgreementCall extends ComparingOptions {
  readonly intervals?: true;
}

/** The command that says how far coders agree. */
export function agreementCommand(program: Command): Command {
  return comparing(program, 'agreement', 'how far coders agree, interview by interview and over all').option(
    '--intervals',
    'a 95 % interval of alpha for each code, too',
  );
}

/**
 * Compares coders and writes how far they agree.
 *
 * @throws CallError for what there is not
 */
export async function runAgreement(
  studies: readonly ReadStudy[],
  options: AgreementCall,
  call: Call,
): Promise<void> {
  const compared = comparingOf(studies, options, call);
  const { analysed, interviews, agreement, values } = compared;
  const { unit, codes, format } = options;
  const intervals = options.intervals === true;
  const wanted = { unit, codes, values, intervals };
  const groups = finished(comparedRows(interviews, agreement, wanted, analysed.nameOf));
  const results = {
    ...agreementResults(groups, unit),
    notes: [...compared.notes, ...groupNotes(groups)],
    rowNotes: format === 'xlsx' ? codeNotes(groups) : [],
    options: [...compared.options, ...(intervals ? [['--intervals', ''] as const] : [])],
    files: compared.files,
  };
  await writeAnalysis('agreement', results, options, analysed.read, call);
}

type AgreementResults = Omit<AnalysisResults<AgreementJson>, 'notes' | 'options' | 'files'>;

function agreementResults(groups: readonly ComparedRows[], unit: AgreementUnit): AgreementResults {
  const rows = agreementJson(groups.flatMap(({ codes, together }) => [...codes, together]));
  return {
    keys: agreementKeys,
    rows,
    sheet: sheetOfRows('agreement', agreementKeys, rows),
    table: () => tableOf(groups, unit),
  };
}

/** One line a group; of the last one, which is about most, a line for each code as well, the most used first. */
function tableOf(
  groups: readonly ComparedRows[],
  unit: AgreementUnit,
): ReturnType<AgreementResults['table']> {
  const last = groups.at(-1);
  if (!last) return { columns: [], cells: [], total: 'No two coders have coded one interview.' };
  const names = sameCoders(groups);
  const [a, b] = names ?? ['A', 'B'];
  const isOne = groups.length === 1;
  const columns: Column[] = [
    ...(isOne ? [] : [{ head: 'Interview', cut: 'end' } as const]),
    ...(names ? [] : [{ head: 'Coders', cut: 'end' } as const]),
    { head: 'Code', cut: 'end' },
    ...[
      ...(isOne ? [] : ['Units']),
      'Both',
      `Only ${a}`,
      `Only ${b}`,
      'Neither',
      'Agree',
      'Kappa',
      'Alpha',
      '95 %',
      'AC1',
      'Positive',
    ].map((head) => ({ head, align: 'right' as const })),
    { head: 'Warnings', cut: 'end' },
  ];
  const cellsOf = ({ group }: ComparedRows, row: AgreementRow): string[] => [
    ...(isOne ? [] : [group.interview ?? 'all']),
    ...(names ? [] : [namesListed(group.coders)]),
    row.code ?? 'All together',
    ...(isOne ? [] : [readable(unitsIn(group))]),
    ...[row.both, row.onlyA, row.onlyB, row.neither].map((count) => (count === null ? '–' : readable(count))),
    ...[row.percent, row.kappa, row.alpha].map(rounded),
    interval(row),
    ...[row.ac1, row.positive].map(rounded),
    row.warnings.map(({ id }) => id).join(', '),
  ];
  const codes = [...last.codes].sort((x, y) => usesOf(y) - usesOf(x));
  return {
    columns,
    cells: [
      ...groups.map((one) => cellsOf(one, one.together)),
      ...codes.slice(0, mostLines).map((row) => cellsOf(last, row)),
    ],
    total: [...groups.slice(-1).map((one) => sentenceOf(one, unit)), ...moreCodes(codes.length)].join(' '),
  };
}

/** So many codes have a line of their own; nobody reads more. */
const mostLines = 200;

function moreCodes(codes: number): string[] {
  return codes <= mostLines
    ? []
    : [`${readable(codes - mostLines)} more codes are left out here; \`--format csv\` has all of them.`];
}

/** How often two coders used a code; of more coders that is not told, and codes stay in the order of the codebook. */
function usesOf({ both, onlyA, onlyB }: AgreementRow): number {
  return 2 * (both ?? 0) + (onlyA ?? 0) + (onlyB ?? 0);
}

function interval({ alphaLow, alphaHigh }: AgreementRow): string {
  return alphaLow === null || alphaHigh === null ? '' : `${rounded(alphaLow)} to ${rounded(alphaHigh)}`;
}

function sentenceOf({ group, codes, together }: ComparedRows, unit: AgreementUnit): string {
  const units = unitsIn(group);
  const where =
    group.interview === null ? counted(group.interviews.length, 'interview') : `interview ${group.interview}`;
  const what = unit === 'interview' ? sentenceStart(where) : `${counted(units, unit)} of ${where}`;
  const alpha = interval(together);
  const said = alpha === '' ? rounded(together.alpha) : `${rounded(together.alpha)} (95 %: ${alpha})`;
  return [
    `${what}, coded by ${namesListed(group.coders)}, ${sameSets(together.identical ?? 0, units)}; ${counted(codes.length, 'code')}.`,
    ...(codes.length > 1 ? [`“All together” counts each ${unit} once for each code.`] : []),
    `Alpha over all codes is ${said}, over sets of codes ${rounded(together.alphaJaccard)} (Jaccard) and ${rounded(together.alphaMasi)} (MASI).`,
  ].join(' ');
}

/** On how many units coders have the same codes. */
function sameSets(identical: number, units: number): string {
  if (units === 1) return identical === 1 ? 'with the same codes' : 'with different codes';
  const share = identical === 0 ? 'none' : identical === units ? 'all' : readable(identical);
  return `${share} of them with the same codes`;
}

function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What must be known of the numbers over all codes: of the last group, which is about most, and where they are few of each. */
function groupNotes(groups: readonly ComparedRows[]): string[] {
  const shown = groups.length <= 3 ? groups : groups.slice(-1);
  return shown.flatMap(({ group, together }) =>
    saidOfWarnings(together.warnings).map((said) =>
      groups.length === 1 ? said : `${nameOf(group)}: ${said}`,
    ),
  );
}

/** What must be known of the numbers of each code; that there are few units is said of all codes together. */
function codeNotes(groups: readonly ComparedRows[]): string[] {
  return groups.flatMap(({ group, codes }) =>
    codes.flatMap(({ code, warnings }) =>
      saidOfWarnings(warnings.filter(({ id }) => id !== 'few-units' && id !== 'several-coders')).map(
        (said) => `${nameOf(group)}, ${code}: ${said}`,
      ),
    ),
  );
}

function nameOf({ interview, coders }: AgreementGroup): string {
  return `${interview === null ? 'All interviews' : `Interview ${interview}`}, ${namesListed(coders)}`;
}
