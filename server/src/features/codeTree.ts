import * as l10n from '@vscode/l10n';
import type { Code } from '../codebook/codebook';
import type { Study } from '../study/study';
import type { LabelUses } from '../study/uses';
import { codes, codings, interviews, listed, segments } from './counts';
import {
  byLabel,
  codeRow,
  fileCounts,
  interviewAndCoder,
  nameOf,
  naturally,
  only,
  part,
  quoteRows,
  type Row,
  type RowCounts,
  rowsAlong,
} from './tree';

/**
 * Families > codes with counts > interviews > quotes. Codes without a family stand on the first level; labels
 * that the codebook lacks stand together at the end.
 *
 * @param path of the row whose children are wanted; empty for the first level
 */
export function codeRows(study: Study, path: readonly string[]): Row[] {
  const last = path.at(-1);
  if (last === undefined) return roots(study);
  const family = nameOf('family', last);
  if (family !== null) return membersOf(study, family).map((code) => rowOf(study, code, path));
  if (last === unknownPart) return unknownLabels(study).map((label) => unknownRow(study, label, path));
  const label = nameOf(
    'code',
    path.findLast((one) => nameOf('code', one) !== null),
  );
  if (label === null) return [];
  const uses = study.usesOfLabel(label);
  const file = nameOf('file', last);
  if (file === null) return interviewRows(study, uses, path);
  const use = uses.files.get(file);
  return use ? quoteRows(study, file, use, path) : [];
}

/** The rows from the first level down to one coding of a file; empty when there is none. */
export function codeRowsTo(study: Study, file: string, coding: number): Row[] {
  const label = study.transcripts.get(file)?.codings[coding]?.label;
  if (label === undefined) return [];
  const code = study.resolve(label);
  const above = code
    ? code.family === null
      ? []
      : [part('family', code.family)]
    : study.hasCodebook
      ? [unknownPart]
      : [];
  const wanted = [
    ...above,
    part('code', code?.label ?? label),
    part('file', file),
    part('quote', String(coding)),
  ];
  return rowsAlong(wanted, (path) => codeRows(study, path));
}

const unknownPart = part('unknown', '');

function roots(study: Study): Row[] {
  const rows: Row[] = [];
  const families = new Set<string>();
  for (const code of study.codebook.codes) {
    if (code.family === null) rows.push(rowOf(study, code, []));
    else if (!families.has(code.family)) {
      families.add(code.family);
      rows.push(familyRow(study, code.family));
    }
  }
  if (study.hasCodebook && unknownLabels(study).length > 0) rows.push(unknownFamilyRow(study));
  return rows;
}

/** The codes of a family; the one that gives it its name only when it is used as a code itself. */
function membersOf(study: Study, family: string): Code[] {
  const members = study.codebook.codes.filter((code) => code.family === family);
  return members.filter(
    (code) => code.label !== family || members.length === 1 || study.usesOf(code).codings > 0,
  );
}

function familyRow(study: Study, family: string): Row {
  const members = membersOf(study, family);
  const total = members.reduce((sum, code) => sum + study.usesOf(code).codings, 0);
  const counts = [codes(members.length), codings(total)];
  const head = study.resolve(family);
  return {
    path: [part('family', family)],
    type: 'family',
    label: family,
    description: listed(...counts),
    tooltip: [family, head?.description ?? '', listed(...counts)].filter((line) => line !== '').join('\n'),
    spoken: [family, l10n.t('family'), ...counts].join(', '),
    kind: null,
    color: head?.color ?? members.find(({ color }) => color !== null)?.color ?? null,
    expandable: true,
    place: null,
  };
}

function rowOf(study: Study, code: Code, above: readonly string[]): Row {
  const uses = study.usesOf(code);
  const row = codeRow([...above, part('code', code.label)], code.label, code, usesInWords(uses), true);
  return { ...row, expandable: uses.codings > 0 };
}

function usesInWords(uses: LabelUses): RowCounts {
  if (uses.codings === 0) return only(l10n.t('not used'));
  const [all, stretches, people] = [
    codings(uses.codings),
    segments(uses.segments),
    interviews(uses.interviews),
  ];
  return { brief: [all, people], all: [all, stretches, people] };
}

function unknownLabels(study: Study): string[] {
  return [...study.writtenLabels.keys()].filter((label) => !study.resolve(label)).sort(naturally.compare);
}

function unknownFamilyRow(study: Study): Row {
  const labels = unknownLabels(study);
  const total = labels.reduce((sum, label) => sum + study.usesOfLabel(label).codings, 0);
  const label = l10n.t('Not in the codebook');
  const counts = [codes(labels.length), codings(total)];
  return {
    path: [unknownPart],
    type: 'family',
    label,
    description: listed(...counts),
    tooltip: l10n.t(
      'Labels that stand in transcripts and not in the codebook: misspelt ones, or new codes to be added.',
    ),
    spoken: [label, ...counts].join(', '),
    kind: 'unknown',
    color: null,
    expandable: true,
    place: null,
  };
}

function unknownRow(study: Study, label: string, above: readonly string[]): Row {
  return codeRow([...above, part('code', label)], label, null, usesInWords(study.usesOfLabel(label)), true);
}

/** One row for each file: two coders of one interview are two readings of it. */
function interviewRows(study: Study, uses: LabelUses, above: readonly string[]): Row[] {
  const rows: Row[] = [];
  for (const [file, use] of uses.files) {
    const summary = study.transcripts.get(file);
    if (!summary) continue;
    const label = interviewAndCoder(file, summary);
    const counts = fileCounts(use);
    rows.push({
      path: [...above, part('file', file)],
      type: 'interview',
      label,
      description: listed(...counts.brief),
      tooltip: [summary.title ?? label, listed(...counts.all)].join('\n'),
      spoken: [label, ...counts.all].join(', '),
      kind: null,
      color: null,
      expandable: true,
      place: null,
    });
  }
  return rows.sort(byLabel);
}
