import * as l10n from '@vscode/l10n';
import { nameBeside } from '../../study/links';
import type { Study } from '../../study/study';
import type { CodingSummary, ProblemSummary, Span, Summary } from '../../study/summary';
import { sameWordsKey } from '../../study/uses';
import { codeQuestion, isOpenQuestion } from '../moderation/codeQuestion';
import { lookAlike } from './lookAlike';
import { problemMessage, shortened } from './problemMessage';
import { type Severity, severities, type TranscriptDiagnosticCode } from './severities';

/** A finding in a transcript, with what its quick fixes need. */
export interface TranscriptDiagnostic {
  readonly code: TranscriptDiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Span;
  /** The text that is wrong, as written. */
  readonly written: string;
  /** What it could be changed to, best first. */
  readonly suggestions: readonly string[];
}

/** At most so many codes are proposed instead of one that only heads them. */
const mostBelow = 5;

const top: Span = { line: 0, column: 0, endLine: 0, endColumn: 0 };

/**
 * The finding of a file that cannot be read.
 *
 * @param why as in `Study.unread`
 * @param known true when it is known what the file said before
 */
export function unreadableFile(why: string, known: boolean): TranscriptDiagnostic {
  const message = known
    ? l10n.t('This file cannot be read now: {0}. What it said before is shown and counted.', why)
    : l10n.t('This file cannot be read, so nothing in it is counted: {0}.', why);
  return finding('unreadable-file', top, message, '');
}

/** The finding of a codebook that cannot be read. */
export function unreadableCodebook(why: string): TranscriptDiagnostic {
  const message = l10n.t('This codebook cannot be read: {0}.', why);
  return finding('unreadable-file', top, message, '');
}

/** The finding of a folder that cannot be read: whatever it holds is missing from the study. */
export function unreadableFolder(why: string): TranscriptDiagnostic {
  const message = l10n.t('This folder cannot be read, so nothing in it is counted: {0}.', why);
  return finding('unreadable-file', top, message, '');
}

/**
 * The finding of a codebook under another name than the one it is looked for by.
 *
 * @param isBeside true when there is one of the right name in the same folder
 */
export function misnamedCodebook(isBeside: boolean): TranscriptDiagnostic {
  const message = isBeside
    ? l10n.t(
        'There are two codebooks in this folder, and only codebook.yaml counts. Put what is missing there into it, and delete this file.',
      )
    : l10n.t('A codebook is read under the name codebook.yaml only. Rename this file, and it counts.');
  return finding('misnamed-codebook', top, message, '');
}

/**
 * The finding of a link that is left out of its study.
 *
 * @param counted the file that counts in its place, as people are to read it
 */
export function repeatedLink(counted: string): TranscriptDiagnostic {
  const message = l10n.t(
    'This link and “{0}” are one and the same file, which counts once, as “{0}”. Code it there; to count it twice, put a copy in place of the link.',
    counted,
  );
  return finding('repeated-link', top, message, '');
}

/** Everything there is to say about one file of a study, in the order of the file. */
export function diagnoseFile(study: Study, file: string): TranscriptDiagnostic[] {
  const summary = study.transcripts.get(file);
  const why = study.unread.get(file);
  const counted = study.repeated.get(file);
  return [
    ...(counted === undefined ? [] : [repeatedLink(nameBeside(file, counted))]),
    ...(why === undefined ? [] : [unreadableFile(why, summary !== undefined)]),
    ...sameNumber(study, file),
    ...(summary ? diagnose(study, summary) : []),
  ];
}

/** Asks whether a file is one interview with others of its number, where nothing tells; nothing elsewhere. */
export function sameNumber({ interviews, transcripts }: Study, file: string): TranscriptDiagnostic[] {
  const number = transcripts.get(file)?.interview ?? null;
  if (number === null || !interviews.isInQuestion(file)) return [];
  const message = l10n.t(
    'Interview {0} is in another folder, too. Nothing says that both are one interview, coded by different people, so each folder counts for itself. Where they are one, write `interview: {0}` into the front matter of each file; where not, give each another name there.',
    number,
  );
  return [finding('same-number', top, message, number)];
}

/** Every mistake in one transcript of a study, in the order of the file. What may well be meant is left to `hintsFor`. */
export function diagnose(study: Study, summary: Summary): TranscriptDiagnostic[] {
  const found = summary.problems.map(ofProblem);
  const seen = new Set<string>();
  for (const coding of inQuestion(study, summary)) found.push(...ofCoding(study, coding, seen));
  found.push(...openQuestions(study, summary));
  return found.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

/** The memos that ask whether a code of a coder is to stay. */
function* openQuestions(study: Study, summary: Summary): Generator<TranscriptDiagnostic> {
  const isModerated = summary.moderates !== null;
  for (const { text, at, passage } of summary.memos) {
    const question = passage < 0 ? null : codeQuestion(text);
    if (!question || !isOpenQuestion(study, question, isModerated)) continue;
    const { label, quote, coders } = question;
    const who = coders.join(', ');
    const message =
      quote === null
        ? l10n.t('{0} put “{1}” on this passage. Does it stay?', who, label)
        : l10n.t('{0} put “{1}” on “{2}”. Does it stay?', who, label, shortened(quote));
    yield finding('open-question', at, message, text);
  }
}

/** A finding as severe as its kind is. */
export function finding(
  code: TranscriptDiagnosticCode,
  at: Span,
  message: string,
  written: string,
  suggestions: readonly string[] = [],
): TranscriptDiagnostic {
  return { code, severity: severities[code], message, at, written, suggestions };
}

/** The codings that are not sound by themselves, or not alone on their passage: few are. In the order of the file. */
function inQuestion(study: Study, { codings, table }: Summary): CodingSummary[] {
  const unsound = new Set<string>();
  for (const name of table.names) if (!isSound(study, name)) unsound.add(name);
  const found: CodingSummary[] = [];
  let before = -1;
  // Every coding of every file comes by here, so each is made once.
  for (let index = 0, coding = codings.at(0); coding; index++) {
    const { passage, quote } = coding;
    const next = codings.at(index + 1);
    const isAlone = passage !== before && next?.passage !== passage;
    if (!isAlone || passage < 0 || quote?.found === false || unsound.has(coding.label)) found.push(coding);
    before = passage;
    coding = next;
  }
  return found;
}

/** True for a label with which nothing is wrong. */
function isSound(study: Study, label: string): boolean {
  if (label === '') return false;
  if (!study.hasCodebook) return true;
  const code = study.resolve(label);
  return code !== undefined && code.deprecated === null && code.codable;
}

/** @param seen which code stands on which words so far in this file */
function* ofCoding(study: Study, coding: CodingSummary, seen: Set<string>): Generator<TranscriptDiagnostic> {
  const { label, at, quote } = coding;
  if (label === '') {
    yield finding('unknown-code', at, l10n.t('A code is missing after “#”.'), label);
    return;
  }
  yield* ofLabel(study, coding);
  if (coding.passage < 0) {
    yield finding(
      'orphan-code',
      at,
      l10n.t('“{0}” stands above all talk, so it codes nothing. A code belongs below its passage.', label),
      label,
    );
    return;
  }
  const key = `${study.resolve(label)?.label ?? label}:${sameWordsKey(coding)}`;
  if (seen.has(key)) {
    yield finding(
      'duplicate-code',
      at,
      l10n.t('“{0}” is already on this passage. It counts once.', label),
      label,
    );
  }
  seen.add(key);
  if (quote && !quote.found) {
    const message = l10n.t(
      'The passage does not say “{0}”. The code counts for the whole passage.',
      shortened(quote.text),
    );
    yield finding('quote-not-found', quote.at, message, quote.text);
  }
}

/** The codes that a label may be a misspelling of, as they are proposed: best first. */
export function meantBy(study: Study, label: string): string[] {
  return study.near(label).filter((near) => study.resolve(near)?.codable !== false);
}

function* ofLabel(study: Study, { label, at }: CodingSummary): Generator<TranscriptDiagnostic> {
  if (!study.hasCodebook) return;
  const code = study.resolve(label);
  if (!code) {
    const suggestions = meantBy(study, label);
    const [best] = suggestions;
    const alike = lookAlike(study, label);
    if (alike !== null) {
      const { message, plain } = alike;
      yield finding(
        'look-alike-label',
        at,
        message,
        label,
        suggestions.filter((one) => plain.has(one)),
      );
      return;
    }
    if (best === undefined)
      yield finding('unknown-code', at, l10n.t('“{0}” is not in the codebook.', label), label);
    else
      yield finding(
        'misspelled-code',
        at,
        l10n.t('“{0}” is not in the codebook. Did you mean “{1}”?', label, best),
        label,
        suggestions,
      );
  } else if (!code.codable) {
    const below = study.codebook.codes.filter((one) => one.parent === code.label && one.codable);
    const message =
      below.length === 0
        ? l10n.t('“{0}” is no code for words: the codebook says `codable: false`.', code.label)
        : l10n.t('“{0}” only heads other codes. Use one of those under it.', code.label);
    yield finding(
      'not-codable',
      at,
      message,
      label,
      below.slice(0, mostBelow).map((one) => one.label),
    );
  } else if (code.deprecated !== null) {
    const reason = code.deprecated === '' ? '' : ` ${code.deprecated}`;
    const message = l10n.t('“{0}” is obsolete.', code.label) + reason;
    yield finding('deprecated-code', at, message, label, code.successor === null ? [] : [code.successor]);
  }
}

function ofProblem({ code, at, detail, suggestions }: ProblemSummary): TranscriptDiagnostic {
  return finding(code, at, problemMessage(code, detail, suggestions), detail, suggestions);
}
