import * as l10n from '@vscode/l10n';
import type { Study } from '../../study/study';
import { spokenWords, summarize } from '../../study/summarize';
import { lineAt } from '../../transcript/lines';
import type { Transcript } from '../../transcript/transcript';
import { selectedPassages } from '../coding/targets';
import { escapeMarkdown } from '../shared/markdown';
import { interviewName } from '../trees/tree';
import { citation } from './citation';

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
 * Two passages beside each other as Markdown: their words with the source and who coded, the codes that both have,
 * and those that only one has.
 */
export function comparison(study: Study, first: ComparedPassage, second: ComparedPassage): string {
  const [ofFirst, ofSecond] = [codesOn(study, first), codesOn(study, second)];
  const both = [...ofFirst.keys()].filter((label) => ofSecond.has(label));
  const onlyFirst = [...ofFirst.keys()].filter((label) => !ofSecond.has(label));
  const onlySecond = [...ofSecond.keys()].filter((label) => !ofFirst.has(label));
  return [
    `# ${l10n.t('Two Passages Compared')}`,
    `## ${l10n.t('First')}`,
    cited(study, first),
    `## ${l10n.t('Second')}`,
    cited(study, second),
    `## ${l10n.t('Codes on both: {0}', both.length)}`,
    list(both, (label) => quotesInWords([...(ofFirst.get(label) ?? []), ...(ofSecond.get(label) ?? [])])),
    `## ${onlyOn(first, l10n.t('Only on the first: {0}', onlyFirst.length))}`,
    list(onlyFirst, (label) => quotesInWords(ofFirst.get(label) ?? [])),
    `## ${onlyOn(second, l10n.t('Only on the second: {0}', onlySecond.length))}`,
    list(onlySecond, (label) => quotesInWords(ofSecond.get(label) ?? [])),
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

function cited(study: Study, { file, path, transcript, passage }: ComparedPassage): string {
  const summary = summarize(transcript);
  const found = transcript.passages[passage];
  const range = found?.range ?? { start: 0, end: 0 };
  return citation({
    words: spokenWords(transcript, range),
    interview: interviewName(study, file, summary),
    speaker: found?.speaker ?? null,
    coder: summary.coder,
    file: path,
    line: lineAt(transcript.lineStarts, range.start),
  });
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
  const each = [...new Set(quotes)].map((quote) => `“${escapeMarkdown(quote)}”`);
  return each.length === 0 ? '' : `: ${each.join(', ')}`;
}
