import * as l10n from '@vscode/l10n';
import type { Mention } from './codebook';
import { type CodebookSource, report, shorten } from './fields';
import { type Misread, misreadAs } from './misread';

/**
 * Reports labels and aliases that are something else in transcripts. What is listed under `speech` is never a code there, and
 * has a message of its own.
 *
 * @param mentions of all codes
 */
export function checkMisread(
  source: CodebookSource,
  mentions: readonly Mention[],
  speech: readonly string[],
): void {
  const said = new Set(speech.map((line) => line.trim().toLowerCase()));
  for (const { as, text, range } of mentions) {
    const misread = as === 'label' || as === 'alias' ? misreadAs(text) : null;
    if (misread === null || said.has(text.toLowerCase())) continue;
    const message = l10n.t(
      '{0} Write another name here and on its code lines.',
      messages[misread](shorten(text)),
    );
    report(source, 'error', 'misread-label', range, message);
  }
}

const messages: Readonly<Record<Misread, (label: string) => string>> = {
  speaker: (label) =>
    l10n.t(
      '`{0}` is what somebody who speaks is called. A line with it would be read as this code, and nobody would speak there.',
      label,
    ),
  sound: (label) =>
    l10n.t(
      '`{0}` is what people say. A line with it would be read as this code, and the words would be gone.',
      label,
    ),
  time: (label) => l10n.t('`{0}` is a time. A line with it may be read as one, and not as this code.', label),
  title: (label) =>
    l10n.t(
      '`{0}` is the title of an interview. As the first line of a transcript it would be read as this code, and the interview would have no number.',
      label,
    ),
  furniture: (label) =>
    l10n.t('`{0}` is what programs write between talk. A line with it is never read as this code.', label),
};
