import { compareStudy, type StudyComparison } from './compareStudy';

/** A codebook with three codes in use and one that nobody uses. */
export const testCodebook = {
  'codebook.yaml':
    'speakers: [Ada, Interviewer]\ncodes:\n  - code: A-one\n  - code: A-two\n  - code: B-three\n  - code: C-never\n',
};

/** Passages of Ada, each of its own words, with these codes. */
export function distinctTalk(passages: readonly (readonly string[])[]): string {
  return passages
    .map((codes, at) => {
      const words = `Ada\n\nWhat I say number${at} is about thing${at} and matter${at}.\n`;
      return (
        words +
        codes
          .filter((code) => code !== '')
          .map((code) => `\n${code}\n`)
          .join('')
      );
    })
    .join('\n');
}

/** A passage a letter: `1` has A-one, `2` A-two, `3` both, `b` B-three, `.` nothing. */
export function lettersCoded(letters: string): string {
  const codes: Record<string, string[]> = {
    '1': ['A-one'],
    '2': ['A-two'],
    '3': ['A-one', 'A-two'],
    b: ['B-three'],
  };
  return distinctTalk(Array.from(letters, (letter) => codes[letter] ?? []));
}

/** Compares files of letters, by their names without the ending. */
export function comparedLetters(files: Readonly<Record<string, string>>, options: StudyComparison = {}) {
  const texts = Object.entries(files).map(([name, letters]) => [`${name}.txt`, lettersCoded(letters)]);
  return compareStudy({ ...testCodebook, ...Object.fromEntries(texts) }, options);
}
