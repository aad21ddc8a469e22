import * as l10n from '@vscode/l10n';
import { naturalOrder } from '../../codebook/naturalOrder';
import type { Study } from '../../study/study';
import type { Span, Summary } from '../../study/summary';
import type { FileUse } from '../../study/uses';
import { codingStamp } from '../shared/codingStamp';
import { codings, listed, segments } from '../shared/counts';
import { kindInWords } from '../shared/kinds';
import { quoted } from '../shared/quoted';
import type { Arrangement, Kind } from './arrangement';

/** One row of a tree, with all that is drawn of it. */
export interface TreeRow {
  /** From the root of the tree to this row. Equal rows keep equal paths while the study changes. */
  readonly path: readonly string[];
  readonly type: 'range' | 'interview' | 'coder' | 'family' | 'code' | 'quote' | 'memo';
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly kind: Kind | null;
  readonly color: string | null;
  readonly expandable: boolean;
  /** Whether what is under it is shown at once; not where left out. */
  readonly open?: boolean;
  /** The transcript that the row stands for, if it stands for a single one. */
  readonly file: string | null;
  /** Where a click leads. */
  readonly place: { readonly file: string; readonly at: Span } | null;
  /** For a quote that can be worked on: its code line, the label as written there, and its `codingStamp`. */
  readonly coding?: { readonly line: number; readonly label: string; readonly stamp: string };
}

/** For a row under which there is what a tree was searched for: it is opened, as a hit in a closed row is none. */
export function opensToHits({ text }: Arrangement): { readonly open?: true } {
  return text === '' ? {} : { open: true };
}

/** A part of a path: what it is and which one. */
export function part(type: string, name: string): string {
  return `${type}:${name}`;
}

/** The name in a part of the given type; null when the part is of another type. */
export function nameOf(type: string, of: string | undefined): string | null {
  return of?.startsWith(`${type}:`) ? of.slice(type.length + 1) : null;
}

/**
 * `Interview 35`, or the name itself where it is more than a number, or the file's name where there is none; with its folder
 * where another interview has the same number.
 */
export function interviewName(study: Study, file: string, summary: Naming): string {
  return interviewNamer(study)(file, summary);
}

type Naming = Pick<Summary, 'interview' | 'title' | 'coder'>;

/** Names many interviews as `interviewName` does one, and looks the translation up only once. */
export function interviewNamer({ interviews }: Study): (file: string, summary: Naming) => string {
  const formatName = numberNamer();
  return (file, summary) => {
    const name = formatName(file, summary);
    const folder = interviews.folderOf(file);
    return folder === null ? name : l10n.t('{0} ({1})', name, unescaped(folder));
  };
}

/** Names many interviews without their folders, so that several interviews of one number share a name. */
export function numberNamer(): (file: string, summary: Naming) => string {
  const number = '\0';
  const [before = '', behind = ''] = l10n.t('Interview {0}', number).split(number);
  return (file, { interview, title }) => {
    if (interview === null) return title ?? unescaped(file.slice(file.lastIndexOf('/') + 1));
    return /^\S{0,4}\d+\S?$/.test(interview) ? before + interview + behind : interview;
  };
}

/** The name of an interview with its coder: `Interview 35 · Ilan`. */
export function interviewAndCoder(
  study: Study,
  file: string,
  summary: Naming,
  formatName = interviewNamer(study),
): string {
  const name = formatName(file, summary);
  return summary.coder === null ? name : `${name} · ${summary.coder}`;
}

/** In the editor files are URIs, and `%20` is a blank. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Counts of a code: the few that fit beside its label in a narrow side bar, and all of them. */
export interface RowCounts {
  readonly brief: readonly string[];
  readonly all: readonly string[];
}

/** Something to say where there is nothing to count. */
export function only(words: string): RowCounts {
  return { brief: [words], all: [words] };
}

/** The row of a code, whatever it stands under. */
export function codeRow(study: Study, path: readonly string[], label: string, counts: RowCounts): TreeRow {
  const code = study.resolve(label);
  const kind = code?.kind ?? (study.hasCodebook ? 'unknown' : 'topic');
  const said = kindInWords(study.codebook, kind);
  return {
    path,
    type: 'code',
    label,
    description: listed(...counts.brief),
    tooltip: [label, code?.description ?? '', said, listed(...counts.all)]
      .filter((line) => line !== '')
      .join('\n'),
    spoken: [label, said, ...counts.all].filter((part) => part !== '').join(', '),
    kind,
    color: code?.color ?? null,
    expandable: true,
    file: null,
    place: null,
  };
}

/** The counts of a code within one file. */
export function fileCounts(use: FileUse): RowCounts {
  const brief = [codings(use.codings.length)];
  return { brief, all: [...brief, segments(use.segments)] };
}

/** The row of one coding: the words it is about. */
export function quoteRow(study: Study, file: string, index: number, path: readonly string[]): TreeRow | null {
  const summary = study.transcripts.get(file);
  const coding = summary?.codings.at(index);
  if (!summary || !coding) return null;
  const speaker = coding.speaker ?? '';
  const where = interviewAndCoder(study, file, summary);
  return {
    path,
    type: 'quote',
    label: coding.quote?.found ? quoted(coding.excerpt) : coding.excerpt,
    description: speaker,
    tooltip: [coding.excerpt, [speaker, where].filter((one) => one !== '').join(' · ')].join('\n\n'),
    spoken: [coding.excerpt, speaker, where].filter((one) => one !== '').join(', '),
    kind: null,
    color: null,
    expandable: false,
    file,
    place: { file, at: coding.words },
    coding: { line: coding.at.line, label: coding.label, stamp: codingStamp(summary, index) },
  };
}

/** The row of what one coder has made of an interview, which is a file. */
export function coderRow(
  path: readonly string[],
  file: string,
  coder: string,
  counts: readonly string[],
  expandable: boolean,
): TreeRow {
  return {
    path,
    type: 'coder',
    label: coder,
    description: listed(...counts),
    tooltip: [coder, listed(...counts)].join('\n'),
    spoken: [coder, ...counts].join(', '),
    kind: null,
    color: null,
    expandable,
    file,
    place: topOf(file),
  };
}

/** Who has coded some files, by name; where there are several, each with how many codings are theirs. */
export function coderShares(shares: readonly (readonly [coder: string, codings: number])[]): string[] {
  return [...shares]
    .sort(([a], [b]) => naturalOrder(a, b))
    .map(([coder, count]) => (shares.length === 1 ? coder : l10n.t('{0} {1}', coder, count)));
}

/** The place of the first line of a file. */
export function topOf(file: string): TreeRow['place'] {
  return { file, at: { line: 0, column: 0, endLine: 0, endColumn: 0 } };
}
