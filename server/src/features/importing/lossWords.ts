import * as l10n from '@vscode/l10n';
import type { Loss, LossKind } from '../../exchange/imported';

/** What an import loses or changes, for people, with how often: `lines of subtitles that are shown again, left out: 12`. */
export function lossInWords({ kind, count }: Pick<Loss, 'kind' | 'count'>): string {
  return l10n.t('{0}: {1}', wordsOf(kind), count);
}

function wordsOf(kind: LossKind): string {
  switch (kind) {
    case 'coding-over-passages':
      return l10n.t('codings over several passages, now one on each');
    case 'words-changed':
      return l10n.t('codings whose words begin or end elsewhere');
    case 'outside-speech':
      return l10n.t('what stands outside of the talk, left out');
    case 'code-renamed':
      return l10n.t('codes with a new name');
    case 'duplicate-code-name':
      return l10n.t('codes of one name, told apart now');
    case 'not-codable':
      return l10n.t('heads of codes that are not meant to be given');
    case 'unknown-code-ref':
      return l10n.t('codings with a code that the file lacks, left out');
    case 'selection-without-code':
      return l10n.t('marked words without a code, left out');
    case 'source-without-text':
      return l10n.t('sources without a text, left out');
    case 'picture-audio-video':
      return l10n.t('pictures, recordings and what is coded in them, left out');
    case 'sets-links-graphs':
      return l10n.t('sets, links and drawings, left out');
    case 'positions-guessed':
      return l10n.t('codings whose place is a guess');
    case 'two-coders':
      return l10n.t('interviews that several have coded, with a transcript for each');
    case 'speech-read-as-code':
      return l10n.t('passages that are read otherwise than they were said');
    case 'cue-without-time':
      return l10n.t('pieces of subtitles without a time, left out');
    case 'repeated-caption':
      return l10n.t('lines of subtitles that are shown again, left out');
    case 'comment-without-place':
      return l10n.t('comments on no words of the talk, kept as memos of the next passage');
    case 'coding-without-place':
      return l10n.t('codings whose words were not found, left out');
    case 'tracked-change':
      return l10n.t('tracked changes, taken as accepted');
    case 'unknown-column':
      return l10n.t('columns of tables that say nothing a codebook has, left out');
    case 'name-too-long':
      return l10n.t('names that were too long, cut');
    case 'encoding':
      return l10n.t('texts in an unknown encoding, read as Windows-1252');
  }
}
