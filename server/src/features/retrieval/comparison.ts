import * as l10n from '@vscode/l10n';
import type { Study } from '../../study/study';
import { spokenWords, summarize } from '../../study/summarize';
import { lineAt } from '../../transcript/lines';
import type { Transcript } from '../../transcript/transcript';
import { selectedPassages } from '../coding/targets';
import { escapeMarkdown } from '../shared/markdown';
import { quoted } from '../shared/quoted';
import { interviewName } from '../trees/tree';
import { type Cited, citedSource } from './citation';

/** A passage to be compared with another one. */
export interface ComparedPassage {
  /** The file as the study names it. */
  readonly file: string;
  /** Its path below the study, nothing escaped. */
  readonly path: string;
  readonly transcript: Transcript;
  /** Its place in `Transcript.passages`. */
  readonly passage: number;
}

/** The passage that is meant by a place of a transcript: the one there, or above it on a code line; -1 for none. */
export function passageAt(transcript: Transcript, offset: number): number {
  const [target] = selectedPassages(transcript, [{ start: offset, end: offset }]);
  return target?.passage.index ?? -1;
}

/**
 * Two passages as Markdown: the codes that both have, those that only one has, and then the words of both side by side, with
 * their sources and who coded.
 */
export function comparison(study: Study, first: ComparedPassage, second: ComparedPassage): string {
  const [ofFirst, ofSecond] = [codesOn(study, first), codesOn(study, second)];
  const both = [...ofFirst.keys()].filter((label) => ofSecond.has(label));
  const onlyFirst = [...ofFirst.keys()].filter((label) => !ofSecond.has(label));
  const onlySecond = [...ofSecond.keys()].filter((label) => !ofFirst.has(label));
  return [
    `# ${l10n.t('Two Passages Compared')}`,
    `## ${l10n.t('Codes on both: {0}', both.length)}`,
    list(both, (label) => quotesInWords([...(ofFirst.get(label) ?? []), ...(ofSecond.get(label) ?? [])])),
    `## ${onlyOn(first, l10n.t('Only on the first: {0}', onlyFirst.length))}`,
    list(onlyFirst, (label) => quotesInWords(ofFirst.get(label) ?? [])),
    `## ${onlyOn(second, l10n.t('Only on the second: {0}', onlySecond.length))}`,
    list(onlySecond, (label) => quotesInWords(ofSecond.get(label) ?? [])),
    `## ${l10n.t('The words')}`,
    sideBySide(study, first, second),
  ].join('\n\n');
}

/** The codes on a passage as the codebook spells them, each with what it quotes. */
function codesOn(study: Study, { transcript, passage }: ComparedPassage): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { label, quote, passage: own } of transcript.codings) {
    if (own !== passage || label === '') continue;
    const known = study.resolve(label)?.label ?? label;
    const quotes = found.get(known) ?? [];
    found.set(known, quote ? [...quotes, quote.text] : quotes);
  }
  return found;
}

/** A table, as Markdown has no other columns. Nothing in its cells is a border of one: marks of Markdown are escaped. */
function sideBySide(study: Study, first: ComparedPassage, second: ComparedPassage): string {
  const [one, other] = [cited(study, first), cited(study, second)];
  return [
    `| ${l10n.t('First')} | ${l10n.t('Second')} |`,
    '| --- | --- |',
    `| ${escapeMarkdown(one.words)} | ${escapeMarkdown(other.words)} |`,
    `| — ${citedSource(one)} | — ${citedSource(other)} |`,
  ].join('\n');
}

function cited(study: Study, { file, path, transcript, passage }: ComparedPassage): Cited {
  const summary = summarize(transcript);
  const found = transcript.passages[passage];
  const range = found?.range ?? { start: 0, end: 0 };
  return {
    words: spokenWords(transcript, range),
    interview: interviewName(study, file, summary),
    speaker: found?.speaker ?? null,
    coder: summary.coder,
    file: path,
    line: lineAt(transcript.lineStarts, range.start),
  };
}

function onlyOn({ transcript }: ComparedPassage, heading: string): string {
  const { coder } = transcript;
  return coder === null ? heading : `${heading} (${l10n.t('coded by {0}', escapeMarkdown(coder))})`;
}

function list(labels: readonly string[], more: (label: string) => string): string {
  if (labels.length === 0) return l10n.t('None.');
  return labels.map((label) => `- ${escapeMarkdown(label)}${more(label)}`).join('\n');
}

function quotesInWords(quotes: readonly string[]): string {
  const each = [...new Set(quotes)].map((quote) => quoted(escapeMarkdown(quote)));
  return each.length === 0 ? '' : `: ${each.join(', ')}`;
}
