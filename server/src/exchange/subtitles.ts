// Subtitles (.vtt, .srt), which every program that records talk exports.
import * as l10n from '@vscode/l10n';
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

/** The mark of captions where somebody else begins to speak. */
const someoneElse = '>>';

/**
 * Pieces by who speaks, where captions mark that somebody else does and do not say who. The mark stays with the words; where others
 * are named, it is the name of whoever is not, so that nobody says what another one does.
 */
function byOthers(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ text }) => text.includes(someoneElse))) return pieces;
  const areNamed = pieces.some(({ speaker }) => speaker !== null);
  return pieces.flatMap((piece) =>
    piece.text.split(/(?<=^|\s)(?=>{2,3}\s+\D)/u).map((part): Piece => {
      const text = part.trim();
      if (!text.startsWith(someoneElse)) return { ...piece, text };
      const words = text.replace(/^>+\s*/u, '');
      return areNamed && words !== ''
        ? { ...piece, speaker: someoneElse, text: words, isOther: true }
        : { ...piece, text, isOther: true };
    }),
  );
}
