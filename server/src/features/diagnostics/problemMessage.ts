import * as l10n from '@vscode/l10n';
import type { ProblemSummary } from '../../study/summary';
import { quoted } from '../shared/quoted';
import { frontMatterMessage } from './frontMatterMessage';

/**
 * What is wrong at a place of a transcript, in a sentence.
 *
 * @param detail see `TranscriptProblem`
 */
export function problemMessage(
  code: ProblemSummary['code'],
  detail: string,
  suggestions: readonly string[],
): string {
  switch (code) {
    case 'front-matter':
      return l10n.t('The front matter cannot be read here: {0}', frontMatterMessage(detail));
    case 'unknown-layout':
      return l10n.t(
        '“{0}” is no way of writing turns that is known. The nearest are {1}.',
        shortened(detail),
        suggestions.join(' · '),
      );
    case 'unknown-speaker':
      return l10n.t('“{0}” is not known to speak. Did you mean “{1}”?', detail, suggestions[0] ?? '');
    case 'no-speakers':
      return detail === ''
        ? l10n.t(
            'Several seem to talk here, and nobody was recognized. Say how this transcript is written, or who speaks.',
          )
        : l10n.t('No turn here is written in the way that was asked for: {0}.', detail);
    case 'rare-speaker':
      return l10n.t(
        '“{0}” speaks only here. List the name under `speakers` if somebody is called so.',
        detail,
      );
    case 'unread-code':
      if (suggestions.length === 0)
        return l10n.t('“{0}” is read as talk. A memo begins with // and a space.', shortened(detail));
      return l10n.t(
        '“{0}” is read as talk, though it names {1}. A code stands on a line of its own, and nothing else with it.',
        shortened(detail),
        suggestions.map(quoted).join(', '),
      );
    case 'misspelled-code':
      return l10n.t('“{0}” is not in the codebook. Did you mean “{1}”?', detail, suggestions[0] ?? '');
    case 'merge-conflict':
      return conflictMessage(detail);
    case 'broken-text':
      return l10n.t(
        'Characters are lost in this file ({0} of them): it was saved in another encoding than UTF-8. Open the original with its own encoding and save it with UTF-8.',
        detail,
      );
    case 'mixed-line-ends':
      return l10n.t(
        'The lines of this file end in different ways ({0}). It is read all the same. Editors make them alike when they save it.',
        detail,
      );
    case 'long-line':
      return l10n.t(
        'This line has {0} characters; its line ends seem to be lost. Begin a new line where a speaker begins, else all of it is one passage.',
        detail,
      );
  }
}

/** @param sides ours and theirs, each on a line */
function conflictMessage(sides: string): string {
  const [ours = '', theirs = ''] = sides.split('\n').map(shortened);
  if (ours === '' || theirs === '')
    return l10n.t(
      'A mark of Git is left here, of a merging that somebody has put right in part: “{0}”.',
      ours || theirs,
    );
  return l10n.t(
    'Git could not join what “{0}” and “{1}” have here. Both are counted. Keep what is right, and remove the marks.',
    ours,
    theirs,
  );
}

/** A text as it is named in a sentence. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
