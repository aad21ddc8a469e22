import { lineAt } from '../../transcript/lines';
import { LineKind, type Transcript, type Turn } from '../../transcript/transcript';

/** Lines that can be folded away behind the first of them. Lines are counted from 0; the last one is included. */
export interface Fold {
  readonly type: 'turn' | 'uncoded' | 'frontMatter' | 'furniture';
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * What can be folded: turns, front matter, furniture, and in a file with codes the runs of speech without any, so that
 * what is left to read is what was coded. Folds are nested or apart, and no two begin on one line: a run of
 * several turns stands in for the fold of the first of them.
 *
 * @returns in the order of the file, outer folds before inner ones
 */
export function foldsOf(transcript: Transcript): Fold[] {
  const folds = [...frontMatter(transcript), ...furniture(transcript), ...turns(transcript)];
  return folds
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function* frontMatter({ frontMatter: front, lineStarts }: Transcript): Generator<Fold> {
  if (!front) return;
  yield { type: 'frontMatter', startLine: 0, endLine: lineAt(lineStarts, front.range.end) };
}

/** Lines of furniture with nothing but blank lines between them, as where two printed pages meet. */
function* furniture({ lineKinds }: Transcript): Generator<Fold> {
  let startLine = -1;
  let endLine = -1;
  for (let line = 0; line <= lineKinds.length; line++) {
    const kind = lineKinds[line];
    if (kind === LineKind.Blank) continue;
    if (kind === LineKind.Furniture) {
      if (startLine < 0) startLine = line;
      endLine = line;
    } else if (startLine >= 0) {
      yield { type: 'furniture', startLine, endLine };
      startLine = -1;
    }
  }
}

function* turns(transcript: Transcript): Generator<Fold> {
  const coded = codedPassages(transcript);
  const isCoded = ({ firstPassage, endPassage }: Turn) => {
    for (let passage = firstPassage; passage < endPassage; passage++) if (coded.has(passage)) return true;
    return false;
  };
  let run: Turn[] = [];
  for (const turn of transcript.turns) {
    if (coded.size > 0 && !isCoded(turn)) {
      run.push(turn);
      continue;
    }
    yield* foldsOfRun(transcript, run);
    run = [];
    yield foldOfTurn(transcript, turn, 'turn');
    if (coded.size > 0) yield* runsInTurn(transcript, turn, coded);
  }
  yield* foldsOfRun(transcript, run);
}

/** Numbers of the passages that carry a code. */
function codedPassages({ codings }: Transcript): Set<number> {
  const coded = codings.filter(({ label, passage }) => label !== '' && passage >= 0);
  return new Set(coded.map(({ passage }) => passage));
}

/** Whole turns without codes, one after the other. */
function* foldsOfRun(transcript: Transcript, run: readonly Turn[]): Generator<Fold> {
  const [first, ...others] = run.map((turn) => foldOfTurn(transcript, turn, 'turn'));
  if (!first) return;
  yield { type: 'uncoded', startLine: first.startLine, endLine: others.at(-1)?.endLine ?? first.endLine };
  yield* others;
}

function foldOfTurn({ lineStarts }: Transcript, { range }: Turn, type: Fold['type']): Fold {
  return { type, startLine: lineAt(lineStarts, range.start), endLine: lineAt(lineStarts, range.end) };
}

/** Passages without codes in a turn that has some with, one after the other. */
function* runsInTurn(
  { passages, lineStarts }: Transcript,
  { range, firstPassage, endPassage }: Turn,
  coded: ReadonlySet<number>,
): Generator<Fold> {
  const turnLine = lineAt(lineStarts, range.start);
  let startLine = -1;
  let endLine = -1;
  for (const { index, firstLine, lastLine } of passages.slice(firstPassage, endPassage)) {
    if (!coded.has(index) && firstLine > turnLine) {
      if (startLine < 0) startLine = firstLine;
      endLine = lastLine;
    } else {
      if (startLine >= 0) yield { type: 'uncoded', startLine, endLine };
      startLine = -1;
    }
  }
  if (startLine >= 0) yield { type: 'uncoded', startLine, endLine };
}
