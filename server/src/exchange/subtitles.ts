// Subtitles (.vtt, .srt), which every program that records talk exports.
import * as l10n from '@vscode/l10n';
import { decodeText } from './decode';
import { ImportError, type Imported, Losses } from './imported';
import { readCues } from './subtitleCues';
import { passagesOf } from './turns';

/**
 * Reads a file of subtitles.
 *
 * @param name what the source shall be called
 * @throws ImportError when there is no cue in it
 */
export function readSubtitles(bytes: Uint8Array, name: string): Imported {
  const losses = new Losses();
  const subtitles = readCues(decodeText(bytes, losses));
  if (subtitles.cues.length === 0) {
    const message = l10n.t(
      'There are no subtitles in this file: no line has two times with `-->` between them.',
    );
    throw new ImportError(message);
  }
  losses.add('cue-without-time', subtitles.strayBlocks[0] ?? '', subtitles.strayBlocks.length);
  losses.add('repeated-caption', name, subtitles.repeatedLines);
  const pieces = subtitles.cues.flatMap(({ start, end, pieces }) =>
    pieces.map(({ speaker, text }) => ({ speaker, text, start, end })),
  );
  const source = {
    name,
    title: subtitles.title,
    attributes: [],
    passages: passagesOf(pieces),
    codings: [],
    memos: [],
  };
  return { sources: [source], codes: [], lost: losses.all() };
}
