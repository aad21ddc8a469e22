// Subtitles (.vtt, .srt), which every program that records talk exports.
import * as l10n from '@vscode/l10n';
import { captionMark, withoutCaptionMark } from '../transcript/captionMarks';
import { decodeText } from './decode';
import { ImportError, type Imported, Losses } from './imported';
import { readCues } from './subtitleCues';
import { type Piece, passagesOf } from './turns';

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
    pieces.map(({ speaker, text }): Piece => ({ speaker, text, start, end })),
  );
  const source = {
    name,
    title: subtitles.title,
    attributes: [],
    passages: passagesOf(byOthers(pieces)),
    codings: [],
    memos: [],
  };
  return { sources: [source], codes: [], lost: losses.all() };
}

/**
 * Pieces by who speaks, where captions mark that somebody else does and do not say who. The mark stays with the words; where others
 * are named, it is the name of whoever is not, so that nobody says what another one does.
 */
function byOthers(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ text }) => text.includes(captionMark))) return pieces;
  const names = new Set(pieces.flatMap(({ speaker }) => speaker ?? []));
  return pieces.flatMap((piece) =>
    piece.text.split(/(?<=^|\s)(?=>{2,3}\s+\D)/u).map((part): Piece => {
      const text = part.trim();
      if (!text.startsWith(captionMark)) return { ...piece, text };
      const words = withoutCaptionMark(text);
      if (names.size === 0 || words === '') return { ...piece, text, isOther: true };
      // Within a cue a name may follow the mark that speaks elsewhere.
      const [whole = '', name = ''] = /^([^:]{1,80}):\s+(?=\S)/u.exec(words) ?? [];
      return names.has(name)
        ? { ...piece, speaker: name, text: words.slice(whole.length), isOther: true }
        : { ...piece, speaker: captionMark, text: words, isOther: true };
    }),
  );
}
