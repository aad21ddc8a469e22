/** A study of so many made-up transcripts, each of as many passages and codings as those of a real study have. */
export function manyTranscripts(count: number): Record<string, string> {
  const codes = Array.from({ length: 60 }, (_, code) => `topic-${code}`);
  const files: Record<string, string> = {
    'codebook.yaml': `speakers: [Interviewer, Interviewee]\ncodes:\n${codes.map((code) => `  - ${code}\n`).join('')}`,
  };
  for (let number = 1; number <= count; number++) {
    let text = `Interview ${number} - ${number % 3 === 0 ? 'Maya' : 'Jonas'}\n`;
    for (let passage = 0; passage < 160; passage++) {
      const words = Array.from(
        { length: 45 },
        (_, word) => `word${(passage * 31 + word * 7 + number) % 997}`,
      );
      text += `\n${passage % 2 === 0 ? 'Interviewer' : 'Interviewee'}\n\n${words.join(' ')}.\n`;
      if (passage % 6 === 1)
        text += `\n${codes[(passage + number) % 60]} "${words.slice(3, 12).join(' ')}"\n`;
      if (passage % 30 === 1) text += `\n// What does this mean, ${passage}?\n`;
    }
    files[`interviews/Interview ${number}.txt`] = text;
  }
  return files;
}
