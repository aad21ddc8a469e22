// The quotes of a study as a report for people: what each code means, how often it is used, and what was said. It is plain data,
// which is written as HTML, for Word or as Markdown.

import * as l10n from '@vscode/l10n';
import type { Code } from '../codebook/codebook';
import { grouped } from '../transcript/grouped';
import { codedWords, type ExportedCoding, type ExportedFile, type ExportedStudy } from './exported';
import { oneSpaced } from './lineWords';

/** What the quotes are put together by at first; within interviews and coders they are put together by code. */
export const reportOrders = ['code', 'interview', 'coder'] as const;
export type ReportOrder = (typeof reportOrders)[number];

export interface ReportOptions {
  readonly order?: ReportOrder;
  /** What the interview of a file is called. */
  readonly nameOf?: (file: ExportedFile) => string;
}

export interface Report {
  readonly title: string;
  readonly counts: string;
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly heading: string;
  /** What the codebook says of the code, a paragraph each. */
  readonly definition: readonly string[];
  readonly counts: string;
  readonly quotes: readonly ReportQuote[];
  readonly sections: readonly ReportSection[];
}

export interface ReportQuote {
  /** On one line. */
  readonly words: string;
  readonly speaker: string | null;
  /** When the turn begins, in seconds; null where nothing is told. */
  readonly time: number | null;
  readonly interview: string;
  readonly coder: string | null;
  readonly file: string;
  /** On which the passage begins, from 1. */
  readonly line: number;
  readonly memos: readonly string[];
}

/** A coding with its file. */
interface Used {
  readonly file: ExportedFile;
  readonly coding: ExportedCoding;
}

/** The report of all codings. Codes that are not used are left out. */
export function quotesReport(
  study: ExportedStudy,
  { order = 'code', nameOf = ({ interview }) => interview }: ReportOptions = {},
): Report {
  const all = study.files.flatMap((file) => file.codings.map((coding) => ({ file, coding })));
  const byCode = (used: readonly Used[], isDefined: boolean) =>
    sectionsByCode(study, used, nameOf, isDefined);
  const keyOf = ({ file }: Used) =>
    order === 'interview' ? nameOf(file) : (file.coder ?? l10n.t('unknown coder'));
  const sections =
    order === 'code'
      ? byCode(all, true)
      : Array.from(grouped(all, keyOf), ([heading, used]) => ({
          heading,
          definition: [],
          counts: countsOf(used),
          quotes: [],
          sections: byCode(used, false),
        }));
  return { title: `${study.name}: ${l10n.t('Quotes')}`, counts: countsOf(all), sections };
}

function sectionsByCode(
  { codes }: ExportedStudy,
  all: readonly Used[],
  nameOf: (file: ExportedFile) => string,
  isDefined: boolean,
): ReportSection[] {
  const byLabel = grouped(all, ({ coding }) => coding.label);
  return codes.flatMap((code) => {
    const used = byLabel.get(code.label);
    if (!used) return [];
    return {
      heading: code.label,
      definition: isDefined ? definitionOf(code) : [],
      counts: countsOf(used),
      quotes: used.map((one) => quoteOf(one, nameOf)),
      sections: [],
    };
  });
}

function definitionOf({ description, include, exclude, example }: Code): string[] {
  const paragraphs = [
    ...(description?.split(/\n{2,}/) ?? []),
    include === null ? '' : l10n.t('Include: {0}', include),
    exclude === null ? '' : l10n.t('Exclude: {0}', exclude),
    example === null ? '' : l10n.t('Example: “{0}”', example),
  ];
  return paragraphs.map(oneSpaced).filter((paragraph) => paragraph !== '');
}

function countsOf(used: readonly Used[]): string {
  const interviews = new Set(used.map(({ file }) => file.interview)).size;
  return [
    used.length === 1 ? l10n.t('1 coding') : l10n.t('{0} codings', used.length),
    interviews === 1 ? l10n.t('1 interview') : l10n.t('{0} interviews', interviews),
  ].join(' · ');
}

function quoteOf({ file, coding }: Used, nameOf: (file: ExportedFile) => string): ReportQuote {
  const passage = file.passages[coding.passage];
  return {
    words: oneSpaced(codedWords(file, coding)),
    speaker: passage?.speaker ?? null,
    time: turnTime(file, coding.passage),
    interview: nameOf(file),
    coder: file.coder,
    file: file.name,
    line: passage?.line ?? coding.line,
    memos: coding.memos,
  };
}

/** The time of the turn that a passage is in: its own, or that of the last one before it while the same person speaks. */
function turnTime({ passages }: ExportedFile, index: number): number | null {
  const speaker = passages[index]?.speaker;
  for (let at = index; passages[at] && passages[at]?.speaker === speaker; at--) {
    const time = passages[at]?.time ?? null;
    if (time !== null) return time;
  }
  return null;
}
