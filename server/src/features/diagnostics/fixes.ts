import * as l10n from '@vscode/l10n';
import { familyForNewLabel } from '../../codebook/families';
import { yamlItem } from '../../codebook/yamlText';
import { linesWith } from '../../study/fileCodes';
import type { Study } from '../../study/study';
import { rangeOfSpan, type Span, type Summary } from '../../study/summary';
import { conflictsIn } from '../../transcript/conflicts';
import { itemAt } from '../../transcript/itemAt';
import { splitLines } from '../../transcript/lines';
import { hasCodeShape } from '../../transcript/shape';
import { deletion } from '../../transcript/textEdit';
import { LineKind, type Transcript } from '../../transcript/transcript';
import { lineRemoval } from '../coding/annotationLines';
import { labelProblem } from '../coding/writableLabel';
import type { OpenTranscript } from '../shared/openTranscript';
import { quoted } from '../shared/quoted';
import { diagnose } from './diagnostics';
import type { Finding, Fix, FixChange } from './fix';
import { settling } from './settling';
import { speechEscape } from './speechEscape';
import { codesToWrite, memoToWrite } from './writeCodes';

/**
 * What can be done about a finding in an open transcript, best first. Nothing about one that is not there any more:
 * somebody may have typed since it was shown, and other words may stand in its place.
 */
export function fixesFor(open: OpenTranscript, finding: Finding): Fix[] {
  const { study, file, transcript } = open;
  const summary = study.transcripts.get(file);
  if (!summary || !diagnose(study, summary).some((one) => isSame(one, finding))) return [];
  const replace = () => replacements(study, summary, transcript, finding);
  const replaceBy = (by: string, preferred: boolean) => replacement(transcript, finding.at, by, preferred);
  const isTalk = mayBeTalk(study, summary, finding.at.line);
  // No fix takes away what somebody may have said.
  const remove = (preferred: boolean) => (isTalk ? [] : [removal(transcript, finding.at.line, preferred)]);
  switch (finding.code) {
    case 'unread-code':
      return [
        ...(finding.suggestions.length === 0 ? asMemo : asCodes)(open, finding),
        ...(isWholeLine(transcript, finding.at) ? spoken(open, finding) : []),
      ];
    case 'misspelled-code':
    case 'look-alike-label':
      if (summary.codings.onLine(finding.at.line) < 0)
        return [...asCodes(open, finding), ...spoken(open, finding)];
      return [
        ...replace(),
        ...addition(study, finding.written, false),
        ...spoken(open, finding),
        ...remove(false),
      ];
    case 'unknown-code':
      if (finding.written === '') return remove(true);
      return [...asCodes(open, finding), ...unknownCode(open, finding, remove(false))];
    case 'deprecated-code':
      return [...replace(), ...remove(false)];
    case 'duplicate-code':
    case 'orphan-code':
      return remove(finding.code === 'duplicate-code');
    case 'not-codable':
      return [...finding.suggestions.map((by) => replaceBy(by, false)), ...remove(false)];
    case 'unknown-layout':
      return finding.suggestions.map((by) => inFrontMatter(transcript, finding.at, by, false));
    case 'front-matter':
      return finding.suggestions.map((by) => inFrontMatter(transcript, finding.at, by, true));
    case 'quote-not-found':
      return isTalk
        ? []
        : [...noteBelow(open, finding), quoteRemoval(transcript, finding.at), ...remove(false)];
    case 'unknown-speaker':
      return finding.suggestions.map((by, index) => replaceBy(by, index === 0));
    case 'no-speakers':
      return asking();
    case 'rare-speaker':
      return [...(study.hasCodebook ? [speaker(finding.written)] : []), ...asking().reverse()];
    case 'merge-conflict':
      return bothSides(transcript, finding.at.line);
    case 'open-question':
      return settling(open, finding);
    case 'fix-without-issue':
    case 'unreadable-file':
    case 'broken-text':
    case 'mixed-line-ends':
    case 'same-number':
    case 'unknown-coder':
    case 'repeated-link':
    case 'misnamed-codebook':
    case 'long-line':
      return [];
  }
}

/** What two coders have put on the same words is both true. Where they have other words, Git cannot be answered so. */
function bothSides(transcript: Transcript, line: number): Fix[] {
  const { text, lineStarts, lineKinds } = transcript;
  const conflict = conflictsIn(text, splitLines(text)).find(({ markers }) => markers[0] === line);
  if (!conflict?.isWhole || conflict.hasBase) return [];
  const between = lineKinds.slice(line, conflict.markers.at(-1));
  const isAnnotated = between.every(
    (kind) =>
      kind === LineKind.Code ||
      kind === LineKind.Memo ||
      kind === LineKind.Blank ||
      kind === LineKind.Furniture,
  );
  if (!isAnnotated) return [];
  const edits = conflict.markers.map((marker) => {
    const start = lineStarts[marker] ?? text.length;
    return deletion({ start, end: lineStarts[marker + 1] ?? text.length });
  });
  return [
    { title: l10n.t('Keep the codes of both sides'), preferred: true, change: { kind: 'file', edits } },
  ];
}

function asking(): Fix[] {
  const ask = (title: string, about: 'layout' | 'speakers'): Fix => ({
    title,
    preferred: false,
    change: { kind: 'asking', about },
  });
  return [
    ask(l10n.t('Say how this transcript is written…'), 'layout'),
    ask(l10n.t('These are the speakers…'), 'speakers'),
  ];
}

function speaker(name: string): Fix {
  const change: FixChange = { kind: 'codebook', speakers: [name] };
  return { title: l10n.t('“{0}” is a speaker', name), preferred: false, change };
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.code === other.code &&
    one.written === other.written &&
    one.at.line === other.at.line &&
    one.at.column === other.at.column &&
    one.at.endLine === other.at.endLine &&
    one.at.endColumn === other.at.endColumn
  );
}

/** Every place in a transcript where a code stands under this very spelling. */
function placesOf(summary: Summary, written: string): Span[] {
  return [...summary.codings].filter(({ label }) => label === written).map(({ at }) => at);
}

/** Change it here to each suggestion; throughout the file and the study to the best one. */
function replacements(
  study: Study,
  summary: Summary,
  transcript: Transcript,
  { at, written, suggestions }: Finding,
): Fix[] {
  const fixes = suggestions.map((by, index) => replacement(transcript, at, by, index === 0));
  const [best] = suggestions;
  if (best === undefined) return fixes;
  const here = placesOf(summary, written);
  if (here.length > 1) {
    const edits = here.map((place) => ({ range: rangeOfSpan(transcript, place), newText: best }));
    fixes.push({
      title: l10n.t('Change all {0} “{1}” in this file to “{2}”', here.length, written, best),
      preferred: false,
      change: { kind: 'file', edits },
    });
  }
  const lines = [...linesWith(study, written).values()];
  const files = lines.length;
  if (files > 1) {
    const all = lines.reduce((sum, count) => sum + count, 0);
    fixes.push({
      title: l10n.t('Change all {0} “{1}” in {2} files of the study to “{3}”', all, written, files, best),
      preferred: false,
      change: { kind: 'study', written, by: best, files },
    });
  }
  return fixes;
}

function replacement(transcript: Transcript, at: Span, by: string, preferred: boolean): Fix {
  return {
    title: l10n.t('Change to “{0}”', by),
    preferred,
    change: { kind: 'file', edits: [{ range: rangeOfSpan(transcript, at), newText: by }] },
  };
}

/** A value of front matter, in quotation marks where YAML needs them. */
function inFrontMatter(transcript: Transcript, at: Span, by: string, preferred: boolean): Fix {
  const newText = yamlItem(by);
  const change: FixChange = { kind: 'text', edit: { range: rangeOfSpan(transcript, at), newText } };
  return { title: l10n.t('Change to “{0}”', newText), preferred, change };
}

/** None for a label that no code should have. */
function addition(study: Study, label: string, preferred: boolean): Fix[] {
  if (labelProblem(label) !== null) return [];
  const family = familyForNewLabel(study.codebook.codes, label);
  const title =
    family === null
      ? l10n.t('Add “{0}” to the codebook', label)
      : l10n.t('Add “{0}” to the codebook, in the family {1}', label, family);
  return [{ title, preferred, change: { kind: 'codebook', add: { label, family } } }];
}

/** False for a code at the end of talk: all of the line is not meant. */
function isWholeLine({ text, lineStarts }: Transcript, { line, column }: Span): boolean {
  const start = itemAt(lineStarts, line);
  return text.slice(start, start + column).trim() === '';
}

/** Writes the codes that a line names in another way as codes are written. */
function asCodes(open: OpenTranscript, { at }: Finding): Fix[] {
  const found = codesToWrite(open, at);
  if (!found) return [];
  const { labels, mayBeTalk, edit } = found;
  const names = labels.map(quoted).join(', ');
  const title =
    labels.length === 1 ? l10n.t('Write {0} as a code', names) : l10n.t('Write {0} as codes', names);
  return [{ title, preferred: !mayBeTalk, change: { kind: 'text', edit } }];
}

/** What stands behind a quote is no part of it. */
function noteBelow(open: OpenTranscript, { at }: Finding): Fix[] {
  const found = codesToWrite(open, at);
  if (!found?.hasMemo) return [];
  const title = l10n.t('Write the memo on a line of its own');
  return [{ title, preferred: true, change: { kind: 'text', edit: found.edit } }];
}

/** Writes a memo as it should be. Somebody may have said it at the same time as another, so that it is never done unasked. */
function asMemo(open: OpenTranscript, { at }: Finding): Fix[] {
  const edit = memoToWrite(open, at.line);
  return edit ? [{ title: l10n.t('Write as a memo'), preferred: false, change: { kind: 'text', edit } }] : [];
}

/** A sentence that begins with `#` is sooner talk than a code with such a label. */
function unknownCode(open: OpenTranscript, finding: Finding, remove: readonly Fix[]): Fix[] {
  const { study } = open;
  const add = addition(study, finding.written, false);
  const speech = spoken(open, finding);
  const isSentence = finding.written.split(/\s+/).length > 3;
  const [first, ...others] = isSentence ? [...speech, ...add] : [...add, ...speech];
  return [...(first ? [{ ...first, preferred: true }] : []), ...others, ...remove];
}

/**
 * True for a code line that somebody may have said: its label is none of the codebook, and it has several words or no mark.
 * What is nearly a label was hardly said, unless nothing but that likeness makes it a code.
 */
function mayBeTalk(study: Study, summary: Summary, line: number): boolean {
  const coding = summary.codings.at(summary.codings.onLine(line));
  if (!coding || coding.label === '' || !study.hasCodebook) return false;
  const { label, marked } = coding;
  if (study.resolve(label)) return false;
  if (study.near(label).length > 0) return !marked && !hasCodeShape(label);
  return !marked || /\s/.test(label);
}

/** A bare line that is speech is listed in the codebook; one with a mark, or slashes, gets a backslash, as they may be a word of it. */
function spoken(open: OpenTranscript, { at }: Finding): Fix[] {
  const { transcript } = open;
  const { text, lineStarts } = transcript;
  const line = text.slice(lineStarts[at.line], lineStarts[at.line + 1]).trim();
  if (line.startsWith('#') || line.startsWith('//')) {
    const edit = speechEscape(open, at.line);
    return edit
      ? [{ title: l10n.t('This is speech'), preferred: false, change: { kind: 'text', edit } }]
      : [];
  }
  const title = l10n.t('“{0}” is speech, not a code', line.length > 60 ? `${line.slice(0, 59)}…` : line);
  return [{ title, preferred: false, change: { kind: 'codebook', speech: line } }];
}

function removal(transcript: Transcript, line: number, preferred: boolean): Fix {
  return {
    title: l10n.t('Remove this code line'),
    preferred,
    change: { kind: 'file', edits: [deletion(lineRemoval(transcript, line))] },
  };
}

function quoteRemoval(transcript: Transcript, at: Span): Fix {
  const { text, lineStarts } = transcript;
  const lineStart = itemAt(lineStarts, at.line);
  let { start, end } = rangeOfSpan(transcript, at);
  while (start > lineStart && /\s/.test(text.charAt(start - 1))) start--;
  const change: FixChange = { kind: 'file', edits: [deletion({ start, end })] };
  return {
    title: l10n.t('Remove the quote, so that the code stands for the whole passage'),
    preferred: true,
    change,
  };
}
