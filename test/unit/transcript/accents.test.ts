// Accents that are characters of their own (Unicode's NFD), as texts out of PDFs and names of files from macOS have them.
import { deepEqual, equal } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readCodebook } from '../../../server/src/codebook/read';
import { vocabularyOf } from '../../../server/src/codebook/vocabulary';
import { parse } from '../../../server/src/transcript/parse';
import type { Range, Transcript } from '../../../server/src/transcript/transcript';
import type { Vocabulary } from '../../../server/src/transcript/vocabulary';

const codebook = `speakers: [Zoë, "Ève D'Été"]
speech: [Été-hiver]
codes:
  - code: Ängste-Zukunft
    aliases: [Peur-de-l’été]
  - code: Größe
  - code: 불안-미래
`;

/** Everything that is read in a transcript, with the texts that its places stand for, composed. */
function readings(text: string, vocabulary: Vocabulary, file = '') {
  const transcript = parse(text, vocabulary, file);
  const said = (range: Range | null) =>
    range && transcript.text.slice(range.start, range.end).normalize('NFC');
  const { title, frontMatter, turns, passages, codings, memos, problems, marks, lineKinds, ...rest } =
    transcript;
  return {
    ...plain(rest),
    lineKinds: [...lineKinds],
    title: title && { ...title, range: said(title.range) },
    attributes: [...(frontMatter?.values ?? [])],
    frontMatter: said(frontMatter?.range ?? null),
    turns: turns.map((turn) => ({
      ...turn,
      range: said(turn.range),
      speakerRange: said(turn.speakerRange),
      timeRange: said(turn.timeRange),
    })),
    passages: passages.map((passage) => ({ ...passage, range: said(passage.range) })),
    codings: codings.map((coding) => ({
      ...coding,
      labelRange: said(coding.labelRange),
      quote: coding.quote && {
        text: coding.quote.text,
        range: said(coding.quote.range),
        target: said(coding.quote.target),
      },
    })),
    memos: memos.map((memo) => ({ ...memo, range: said(memo.range) })),
    problems: problems.map((problem) => ({ ...problem, range: said(problem.range) })),
    marks: marks.map(said),
  };
}

function plain({
  interview,
  coder,
  inferredLabels,
  inferredSpeakers,
  candidates,
  layout,
}: Partial<Transcript>) {
  return { interview, coder, inferredLabels, inferredSpeakers, candidates, layout };
}

const piece = fc.constantFrom(
  'Zoë',
  'Zoë: ',
  'Émilie Żółć',
  'ÉLODIE: ',
  'Intervieweur 1 : ',
  'Ève D’Été',
  'Ängste-Zukunft',
  '#Größe',
  'Größe',
  'Ängste-Zukumft',
  'Été-hiver',
  'Reçu-payé',
  'peur de l’été',
  'Café-Besuch "Café war überfüllt"',
  'Das Café war überfüllt, und die Ängste groß.',
  '불안-미래',
  '민준: 네, 그렇습니다.',
  'が: はい',
  '// mémo: à voir',
  '[00:01:02] Zoë: Où ?',
  '00:01:02 ',
  '---',
  'rôle: Lehrerin für Kunst',
  'Entretien 7 - Éva',
  'Å',
  '\u0301',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  ': ',
  '1 ',
);
const transcript = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

describe('A transcript with accents that are characters of their own', () => {
  const vocabulary = vocabularyOf(readCodebook(codebook));

  it('is read as the one with composed accents, each place in the text as it is', () => {
    fc.assert(
      fc.property(transcript, (text) => {
        const [composed, decomposed] = [text.normalize('NFC'), text.normalize('NFD')];
        equal(parse(decomposed, vocabulary).text, decomposed);
        deepEqual(readings(decomposed, vocabulary), readings(composed, vocabulary));
      }),
      { numRuns: 400 },
    );
  });

  it('is known by a codebook that is written either way', () => {
    fc.assert(
      fc.property(transcript, (text) => {
        const other = vocabularyOf(readCodebook(codebook.normalize('NFD')));
        deepEqual(readings(text, other), readings(text, vocabulary));
      }),
      { numRuns: 100 },
    );
  });

  it('is of the interview and coder that its file name tells either way', () => {
    const read = (name: string) => plain(parse('Ja.\n', vocabulary, name));
    deepEqual(read('Entretien 3 - Zoë.txt'.normalize('NFD')), read('Entretien 3 - Zoë.txt'));
    equal(read('Entretien 3 - Zoë.txt'.normalize('NFD')).coder, 'Zoë');
  });

  it('is read so in every layout that is known', function () {
    const folder = path.join(__dirname, '../../../../shared/layouts');
    if (!existsSync(folder)) this.skip();
    for (const file of textsIn(folder)) {
      const text = readFileSync(file, 'utf8');
      const [composed, decomposed] = [text.normalize('NFC'), text.normalize('NFD')];
      if (composed !== decomposed)
        deepEqual(readings(decomposed, vocabulary), readings(composed, vocabulary), file);
    }
  });
});

function textsIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map(({ parentPath, name }) => path.join(parentPath, name));
}
