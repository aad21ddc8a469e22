import * as l10n from '@vscode/l10n';
import type { Codebook } from '../codebook/codebook';
import type { AttributeFacts } from '../features/completion/frontMatter';
import type { PassageCode, PassageCodes } from '../features/navigation/passageHover';
import type { SpeakerFacts } from '../features/navigation/speakerFacts';
import { listed, transcripts, turns, words } from '../features/shared/counts';
import { kindInWords } from '../features/shared/kinds';
import { escapeMarkdown } from '../features/shared/markdown';
import { quoted } from '../features/shared/quoted';
import { formatTime } from '../transcript/time';

/** So many values of an attribute tell enough in a hover. */
const mostValues = 8;

/** When somebody speaks, how much they say and how the file names them, as a hover shows it. */
export function speakerMarkdown(facts: SpeakerFacts): string {
  const { name, time, turns: count, words: said, share, layout } = facts;
  const heading = `**${escapeMarkdown(name)}**`;
  return [
    time === null ? heading : listed(heading, formatTime(time)),
    listed(turns(count), words(said)),
    shareOf(share),
    ...(layout === '' ? [] : [l10n.t('Turns are read as {0}', escapeMarkdown(layout))]),
  ].join('\n\n');
}

function shareOf(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return l10n.t('Less than 1% of the words in this interview');
  return l10n.t('{0}% of the words in this interview', percent);
}

/** The codes of a passage, as a hover shows them. */
export function passageMarkdown({ codes }: PassageCodes, codebook: Codebook): string {
  if (codes.length === 0) return l10n.t('This passage has no codes yet.');
  return [
    `**${l10n.t('Codes of this passage')}**`,
    codes.map((one) => passageCode(one, codebook)).join('\n'),
  ].join('\n\n');
}

function passageCode({ label, code, quote }: PassageCode, codebook: Codebook): string {
  const kind = kindInWords(codebook, code?.kind ?? 'unknown');
  const words = quote === null ? '' : ` ${quoted(escapeMarkdown(quote))}`;
  return `- ${escapeMarkdown(label)}${kind === '' ? '' : ` · ${kind}`}${words}`;
}

/** What a key of front matter means and what the study says there, as a hover shows it. */
export function attributeMarkdown({ key, meaning, transcripts: count, values }: AttributeFacts): string {
  const paragraphs = [`**${escapeMarkdown(key)}**`, escapeMarkdown(meaning)];
  if (count > 0) {
    const shown = values.slice(0, mostValues).map(([value, times]) => `${escapeMarkdown(value)} (${times})`);
    const more = values.length - shown.length;
    const names = more > 0 ? l10n.t('{0} and {1} more', shown.join(', '), more) : shown.join(', ');
    paragraphs.push(l10n.t('In {0}: {1}', transcripts(count), names));
  }
  return paragraphs.join('\n\n');
}
