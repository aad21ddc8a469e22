import * as l10n from '@vscode/l10n';
import { codesOfFile, countByFile, type FileCode, type FileCounts } from '../study/fileCodes';
import type { Study } from '../study/study';
import { interviewKey } from '../study/uses';
import { codes, codings, listed } from './counts';
import {
  byLabel,
  codeRow,
  fileCounts,
  interviewName,
  nameOf,
  naturally,
  only,
  part,
  quoteRows,
  type Row,
  rowsAlong,
} from './tree';

/**
 * Interviews > coders, where there are several > issues and other codes, each fix under its issue > quotes.
 *
 * @param path of the row whose children are wanted; empty for the first level
 */
export function interviewRows(study: Study, path: readonly string[]): Row[] {
  const [interview, ...below] = path;
  if (interview === undefined) return roots(study);
  const files = filesOf(study, interview);
  if (files.length > 1 && below.length === 0) return files.map((file) => coderRow(study, file, path));
  const file = fileOf(files, below);
  return file === undefined ? [] : belowFile(study, file, path);
}

/** The rows from the first level down to what stands at a line of a file; empty when the file is not in the study. */
export function interviewRowsTo(study: Study, file: string, coding: number | null): Row[] {
  const summary = study.transcripts.get(file);
  if (!summary) return [];
  const wanted = [part('interview', interviewKey(file, summary))];
  if (filesOf(study, wanted[0] ?? '').length > 1) wanted.push(part('coder', file));
  wanted.push(...codePath(study, file, coding));
  const [interview, ...below] = wanted;
  const files = filesOf(study, interview ?? '');
  const root = interviewRow(study, files, (one) => countsOf(study, one));
  if (!root) return [];
  return [root, ...rowsAlong(below, (path) => interviewRows(study, path), root.path)];
}

function codePath(study: Study, file: string, coding: number | null): string[] {
  const label = coding === null ? undefined : study.transcripts.get(file)?.codings[coding]?.label;
  if (label === undefined) return [];
  const code = study.resolve(label);
  const quote = part('quote', String(coding));
  if (code?.kind === 'fix' && code.fixes !== null)
    return [part('code', code.fixes), part('code', code.label), quote];
  return [part('code', code?.label ?? label), quote];
}

function roots(study: Study): Row[] {
  const grouped = new Map<string, string[]>();
  for (const [file, summary] of study.transcripts) {
    const key = interviewKey(file, summary);
    const files = grouped.get(key);
    if (files) files.push(file);
    else grouped.set(key, [file]);
  }
  const counts = countByFile(study);
  const rows: Row[] = [];
  for (const files of grouped.values()) {
    const row = interviewRow(
      study,
      byCoder(study, files),
      (file) => counts.get(file) ?? { codings: 0, codes: 0 },
    );
    if (row) rows.push(row);
  }
  return rows.sort(byLabel);
}

/** @param files all of one interview */
function interviewRow(
  study: Study,
  files: readonly string[],
  count: (file: string) => FileCounts,
): Row | null {
  const [first] = files;
  const summary = first === undefined ? undefined : study.transcripts.get(first);
  if (first === undefined || !summary) return null;
  const name = interviewName(first, summary);
  const coders = files
    .map((file) => study.transcripts.get(file)?.coder ?? l10n.t('unknown coder'))
    .sort(naturally.compare);
  const counts = files.length === 1 ? inWords(count(first)) : [l10n.t('{0} coders', files.length)];
  const who = files.length === 1 && summary.coder === null ? [] : [coders.join(', ')];
  return {
    path: [part('interview', interviewKey(first, summary))],
    type: 'interview',
    label: name,
    description: listed(...who, ...counts),
    tooltip: [summary.title ?? name, listed(...who, ...counts)].join('\n'),
    spoken: [name, ...who, ...counts].join(', '),
    kind: null,
    color: null,
    expandable: files.length > 1 || summary.codings.length > 0,
    place: files.length === 1 ? topOf(first) : null,
  };
}

function coderRow(study: Study, file: string, above: readonly string[]): Row {
  const label = study.transcripts.get(file)?.coder ?? l10n.t('unknown coder');
  const counts = inWords(countsOf(study, file));
  return {
    path: [...above, part('coder', file)],
    type: 'coder',
    label,
    description: listed(...counts),
    tooltip: [label, listed(...counts)].join('\n'),
    spoken: [label, ...counts].join(', '),
    kind: null,
    color: null,
    expandable: (study.transcripts.get(file)?.codings.length ?? 0) > 0,
    place: topOf(file),
  };
}

function topOf(file: string): Row['place'] {
  return { file, at: { line: 0, column: 0, endLine: 0, endColumn: 0 } };
}

function countsOf(study: Study, file: string): FileCounts {
  const found = codesOfFile(study, file);
  return {
    codings: [...found.values()].reduce((sum, { use }) => sum + use.codings.length, 0),
    codes: found.size,
  };
}

function inWords(counts: FileCounts): string[] {
  return [codings(counts.codings), codes(counts.codes)];
}

function filesOf(study: Study, interview: string): string[] {
  const key = nameOf('interview', interview);
  const files = [...study.transcripts]
    .filter(([file, summary]) => interviewKey(file, summary) === key)
    .map(([file]) => file);
  return byCoder(study, files);
}

/** The same whatever the order in which the files were read. */
function byCoder(study: Study, files: readonly string[]): string[] {
  if (files.length < 2) return [...files];
  const coder = (file: string) => study.transcripts.get(file)?.coder ?? '';
  return [...files].sort((a, b) => naturally.compare(coder(a), coder(b)) || (a < b ? -1 : 1));
}

function fileOf(files: readonly string[], below: readonly string[]): string | undefined {
  const named = nameOf('coder', below[0]);
  return named === null ? files[0] : files.find((file) => file === named);
}

/** Codes of a file, or what stands under one of them. */
function belowFile(study: Study, file: string, path: readonly string[]): Row[] {
  const labels = path.map((one) => nameOf('code', one)).filter((label) => label !== null);
  const used = codesOfFile(study, file);
  const label = labels.at(-1);
  if (label === undefined) return topCodes(study, used).map((top) => rowOf(study, used, top, path));
  const fixes = labels.length > 1 ? [] : fixesOf(study, used, label);
  const use = used.get(label)?.use;
  return [
    ...fixes.map((fix) => rowOf(study, used, fix, path)),
    ...(use ? quoteRows(study, file, use, path) : []),
  ];
}

/** Issues first, those included of which only a fix was named; then the other codes; then those the codebook lacks. */
function topCodes(study: Study, used: ReadonlyMap<string, FileCode>): string[] {
  const issues = new Set<string>();
  const others = new Set<string>();
  for (const code of study.codebook.codes) {
    if (!used.has(code.label)) continue;
    if (code.kind === 'fix' && code.fixes !== null) issues.add(code.fixes);
    else if (code.kind === 'issue') issues.add(code.label);
    else others.add(code.label);
  }
  const unknown = [...used.values()].filter(({ code }) => code === null).map(({ label }) => label);
  const inOrder = study.codebook.codes.map(({ label }) => label).filter((label) => issues.has(label));
  return [
    ...inOrder,
    ...[...others].filter((label) => !issues.has(label)),
    ...unknown.sort(naturally.compare),
  ];
}

function fixesOf(study: Study, used: ReadonlyMap<string, FileCode>, issue: string): string[] {
  return study.codebook.codes
    .filter(({ label, kind, fixes }) => kind === 'fix' && fixes === issue && used.has(label))
    .map(({ label }) => label);
}

function rowOf(
  study: Study,
  used: ReadonlyMap<string, FileCode>,
  label: string,
  above: readonly string[],
): Row {
  const found = used.get(label);
  const counts = found ? fileCounts(found.use) : only(l10n.t('only its fix'));
  return codeRow(
    [...above, part('code', label)],
    label,
    study.resolve(label) ?? null,
    counts,
    study.hasCodebook,
  );
}
