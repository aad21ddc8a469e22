import * as l10n from '@vscode/l10n';
import { isMap, isScalar, isSeq } from 'yaml';
import { decomposed } from '../transcript/composed';
import { conflictsIn, markersAsComments } from '../transcript/conflicts';
import { type BareTemplates, bareTemplates, nearestTemplates } from '../transcript/layoutValue';
import { splitLines } from '../transcript/lines';
import { isTemplate } from '../transcript/templates';
import { insertion } from '../transcript/textEdit';
import type { Range } from '../transcript/transcript';
import type { YamlLimits } from '../transcript/yamlReading';
import { checkLookAlike } from './checkLookAlike';
import { checkMisread } from './checkMisread';
import { type Code, type Codebook, type CodebookProblem, defaultTranscripts, type Mention } from './codebook';
import { EntryReader } from './entries';
import type { CodebookSource, Field, PlacedText } from './fields';
import {
  asName,
  changeTo,
  fieldsOf,
  lineOfOffset,
  nodeRange,
  nodeText,
  nodeTexts,
  report,
  shorten,
  sourceOf,
  yesOrNo,
} from './fields';
import { leavesFolder } from './globs';
import type { StudyKey } from './keys';
import { studyKeys } from './keys';
import { withoutBracket } from './labels';
import { relate } from './relate';
import { readBrokenYaml } from './repair';
import { syntaxMessage, visibleRange } from './syntaxMessages';
import { indentBefore, lineBreakOf } from './yamlPlaces';
import { yamlItem } from './yamlText';

const top: Range = { start: 0, end: 0 };

const limitMessages: Readonly<Record<keyof YamlLimits, () => string>> = {
  length: () => l10n.t('This codebook is too long to be read.'),
  depth: () => l10n.t('This is nested more than two hundred levels deep and is not read. Move it up.'),
  aliases: () =>
    l10n.t(
      'From here on, `*` is an asterisk like any other, as there are more than ten thousand. Write the texts out.',
    ),
};

/**
 * Reads codebook.yaml. Never throws: whatever the text is, the answer holds what can be read of it, and a
 * problem for everything else. Ranges are UTF-16 offsets in `text`.
 */
export function readCodebook(text: string): Codebook {
  const bare = bareTemplates(text);
  const lines = splitLines(text);
  const conflicts = conflictsIn(text, lines);
  const document = readBrokenYaml(markersAsComments(bare.masked, lines, conflicts));
  const source = sourceOf(text, document);
  for (const error of document.errors) {
    const range = visibleRange(text, error.range);
    report(source, 'error', 'codebook-syntax', range, syntaxMessage(error));
  }
  for (const { limit, range } of document.overLimit)
    report(source, 'error', 'codebook-shape', range, limitMessages[limit]());

  for (const { range, ours, theirs } of conflicts) {
    const sides = [ours, theirs].filter((side) => side !== '').map((side) => `\`${shorten(side)}\``);
    const message = l10n.t(
      'Git could not join what {0} have here. Keep what is right, and remove the marks.',
      sides.join(l10n.t(' and ')),
    );
    report(source, 'error', 'merge-conflict', range, message);
  }

  const fields = topFields(source, document.root);
  const texts = (key: StudyKey) => {
    const field = fields.get(key);
    return field === undefined ? [] : nodeTexts(source, field.value, `\`${key}\``, field.keyRange);
  };
  const study = fields.get('study');
  const name = study === undefined ? null : nodeText(source, study.value, '`study`', study.keyRange);
  const globs = texts('transcripts');
  const moderated = texts('moderated');
  for (const { text: glob, range } of [...globs, ...moderated]) {
    if (!leavesFolder(glob)) continue;
    const message = l10n.t(
      '`{0}` leads out of the folder of this codebook and matches nothing. To take in files beside that folder, move codebook.yaml up to the folder that holds them all.',
      glob,
    );
    report(source, 'warning', 'bad-value', range, message);
  }
  const transcripts = globs.map((glob) => glob.text);
  const speakers = texts('speakers').map((speaker) => asName(speaker).text);
  const speech = texts('speech').map(asName);
  const layout = knownTemplates(source, texts('layout'), bare);
  const marked = fields.get('marked');
  const isMarked = marked && nodeText(source, marked.value, '`marked`', marked.keyRange);
  checkHistory(source, fields.get('history'));

  const entries = new EntryReader(source);
  const codes = fields.get('codes');
  const onlyMarks = isScalar(codes?.value) && codes.value.value === 'marked';
  if (codes !== undefined && !onlyMarks) entries.readList(codes.value, codes.keyRange);
  const stated = entries.finish();
  const related = relate(stated);
  const labels = new Set(stated.map((code) => code.label));
  for (const line of speech) {
    if (!labels.has(line.text)) continue;
    const message = l10n.t(
      '`{0}` is a code, too; in transcripts such a line counts as speech. Remove the one that is wrong.',
      line.text,
    );
    report(source, 'warning', 'bad-value', line.range, message);
  }
  const spoken = speech.map((line) => line.text);
  checkMisread(source, entries.mentions, spoken);
  checkLookAlike(source, entries.mentions, stated);

  return {
    study: name?.text ?? null,
    transcripts:
      transcripts.length === 0 && !isEmptyList(fields.get('transcripts')) ? defaultTranscripts : transcripts,
    moderated: moderated.map(({ text: glob, range }) => ({ glob, range })),
    speakers,
    speech: spoken,
    layout,
    onlyMarked: onlyMarks || (yesOrNo(source, isMarked ?? null, '`marked`') ?? false),
    codes: related,
    mentions: [...entries.mentions, ...successorMentions(text, related, entries.deprecations)],
    colors: entries.colors,
    problems: inOrder(source),
  };
}

/** The fields of the whole file, whatever it is: a bare list is read as the list of codes. */
function topFields(source: CodebookSource, root: unknown): ReadonlyMap<StudyKey, Field> {
  if (isMap(root)) return fieldsOf(source, root, studyKeys, l10n.t('a codebook'));
  const range = nodeRange(source, root, top);
  if (isSeq(root)) {
    const message = l10n.t('A codebook begins with keys. Put `codes:` on a line above this list.');
    const edit = insertion(range.start, headOf(source, root.flow === true, range.start));
    const repair = { edit, text: 'codes:', certain: true };
    report(source, 'error', 'codebook-shape', firstLine(source, range), message, repair);
    return new Map([['codes', { keyRange: range, value: root }]]);
  }
  const isEmpty = root === null || (isScalar(root) && root.value === '');
  const message = isEmpty
    ? l10n.t(
        'This codebook is empty. Write `codes:` and below it one line for each code: `  - code: its name`.',
      )
    : l10n.t(
        'This is not a codebook. Write `codes:` and below it one line for each code: `  - code: its name`.',
      );
  report(
    source,
    isEmpty ? 'warning' : 'error',
    'codebook-shape',
    isEmpty ? top : firstLine(source, range),
    message,
  );
  return new Map();
}

/** The templates under `layout` that are known. Those without quotation marks are read, as people leave them out first. */
function knownTemplates(
  source: CodebookSource,
  written: readonly PlacedText[],
  bare: BareTemplates,
): string[] {
  return written.flatMap(({ text, range }) => {
    if (bare.places.some(({ start }) => start === range.start)) {
      const newText = yamlItem(text);
      const message = l10n.t(
        'Put this template in quotation marks, as braces and colons have a meaning in YAML: {0}.',
        newText,
      );
      const repair = { edit: { range, newText }, text: newText, certain: true };
      report(source, 'warning', 'bad-value', range, message, repair);
    }
    if (isTemplate(text)) return [text];
    const nearest = nearestTemplates(text);
    const listed = nearest.map((one) => `\`${one}\``).join(', ');
    const message = l10n.t('`{0}` is no template that is known. The nearest are {1}.', shorten(text), listed);
    const [best] = nearest;
    const repair = best === undefined ? null : changeTo(source, range, best, false);
    report(source, 'warning', 'bad-value', range, message, repair);
    return [];
  });
}

/** What was done to the codebook counts for nothing; it is only to be a list, so that more can be added. */
function checkHistory(source: CodebookSource, field: Field | undefined): void {
  if (field === undefined || isSeq(field.value) || (isScalar(field.value) && field.value.value === ''))
    return;
  const message = l10n.t(
    '`history` is a list. Begin each line of it with a dash, such as `- 2026-11-22: renamed A to B`.',
  );
  report(source, 'warning', 'bad-value', nodeRange(source, field.value, field.keyRange), message);
}

/** Where the text that deprecates a code names the one to use instead. */
function successorMentions(
  text: string,
  codes: readonly Code[],
  deprecations: ReadonlyMap<string, PlacedText>,
): Mention[] {
  const successors = codes.flatMap(({ label, successor }) =>
    successor === null ? [] : [{ label, successor }],
  );
  if (successors.length === 0) return [];
  const byLabel = new Map(codes.map((code) => [code.label, code]));
  return successors.flatMap(({ label, successor }): Mention[] => {
    const said = deprecations.get(label)?.range;
    const code = byLabel.get(successor);
    if (said === undefined || code === undefined) return [];
    const spellings = [code.label, withoutBracket(code.label), ...code.aliases];
    for (const spelling of spellings.sort((a, b) => b.length - a.length)) {
      for (const written of new Set([spelling, decomposed(spelling)])) {
        const start = text.indexOf(written, said.start);
        const end = start + written.length;
        if (start >= 0 && end <= said.end)
          return [{ as: 'deprecated', text: spelling, range: { start, end } }];
      }
    }
    return [];
  });
}

/** By place. Of a line that is not YAML one problem is enough: the others follow from it. */
function inOrder(source: CodebookSource): CodebookProblem[] {
  const broken = new Set<number>();
  const problems = source.problems.filter(({ code, range }) => {
    const line = lineOfOffset(source, range.start);
    if (broken.has(line) && (code === 'codebook-syntax' || code === 'codebook-shape')) return false;
    if (code === 'codebook-syntax') broken.add(line);
    return true;
  });
  return problems.sort((a, b) => a.range.start - b.range.start);
}

/** What makes a list at the margin that of the codes. */
function headOf({ text }: CodebookSource, inBrackets: boolean, start: number): string {
  return inBrackets ? 'codes: ' : `codes:${lineBreakOf(text)}${indentBefore(text, start) ?? ''}`;
}

/** Where the file is wrong as a whole, its first line is marked, not all of it. */
function firstLine(source: CodebookSource, range: Range): Range {
  const length = source.text.slice(range.start, range.end).search(/[\r\n]/);
  return { start: range.start, end: length < 0 ? range.end : range.start + length };
}

/** `transcripts: []` says that there are none; a key without a value says nothing. */
function isEmptyList(field: Field | undefined): boolean {
  return isSeq(field?.value) && field.value.items.length === 0;
}
