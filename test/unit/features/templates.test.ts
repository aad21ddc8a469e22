import { deepEqual, equal, ok } from 'node:assert/strict';
import { foldsOf } from '../../../server/src/features/navigation/folding';
import { highlightsAt } from '../../../server/src/features/navigation/highlights';
import { selectionRangesAt } from '../../../server/src/features/navigation/selectionRanges';
import { outlineOfTranscript } from '../../../server/src/features/navigation/symbols';
import { speakerAt } from '../../../server/src/features/shared/names';
import { studyOf } from '../studyFixture';
import { talks } from '../templateTalk';
import { type Files, reshaped } from './reshape/reshaped';

const rename = (files: Files, from: string, to: string) =>
  reshaped(files, { kind: 'renameSpeaker', from, to }).files;

describe('In talk written', () => {
  for (const { pattern, text, names, speakers, speech } of talks) {
    const { study, transcript: read } = studyOf({ 'a.txt': text });
    const transcript = read('a.txt');
    const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

    it(`${pattern}, the outline has each turn by its speaker and first words`, () => {
      const outline = outlineOfTranscript({ study, file: 'a.txt', transcript });
      deepEqual(
        outline.map(({ name }) => name),
        speech.map((range, turn) =>
          names.length > 0 ? `${names[turn % 2]}: ${words(range)}` : words(range),
        ),
      );
      for (const { range, selection } of outline)
        ok(range.start <= selection.start && selection.end <= range.end, 'the name lies in its turn');
    });

    it(`${pattern}, every turn of more than a line folds, and no other turn with it`, () => {
      const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1;
      const expected = speech.flatMap(({ end }, turn) => {
        const startLine = lineOf((speakers[turn] ?? speech[turn])?.start ?? 0);
        return lineOf(end) > startLine ? [{ type: 'turn', startLine, endLine: lineOf(end) }] : [];
      });
      deepEqual(foldsOf(transcript), expected);
    });

    if (names.length === 0) continue;
    it(`${pattern}, a name lights up at every turn of the speaker, and is selected as a whole`, () => {
      for (const [turn, { start, end }] of speakers.entries()) {
        equal(speakerAt(transcript, start + 1), names[turn % 2]);
        deepEqual(
          highlightsAt({ study, file: 'a.txt', transcript }, start + 1),
          speakers.filter((_range, other) => other % 2 === turn % 2),
        );
        ok(
          selectionRangesAt(transcript, start + 1).some(
            (range) => range.start === start && range.end === end,
          ),
        );
      }
    });

    const others = pattern.startsWith('*{')
      ? ['BET']
      : ['Bettina', 'Dr. Lee', 'Anne-Marie', 'Mme Giraud', '聞き手'];
    for (const to of /^\{speaker\}\./.test(pattern) ? ['Mr. ADEYEMI'] : others) {
      it(`${pattern}, F2 makes ${to} of a speaker at every turn, and of nobody else`, () => {
        const [from = ''] = names;
        const renamed = rename({ 'a.txt': text }, from, to);
        equal(renamed['a.txt'], text.replaceAll(from, to));
        equal(rename(renamed, to, from)['a.txt'], text);
      });
    }
  }
});
