// A folder of files of other programs, for the pictures of importing.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { wordDocument } from '../test/unit/exchange/wordDocument';

const talk = [
  ['Interviewer', 'When did you notice that nobody knew the old scheduler any more?'],
  [
    'Maya',
    'The night it stopped. I looked for the manual first, and it was for a version from before my time.',
  ],
  ['Interviewer', 'What did you do?'],
  ['Maya', 'I phoned somebody who had retired. He knew it by heart, and nothing of it was written down.'],
  ['Interviewer', 'And since then?'],
  ['Maya', 'Since then we write things down. Whether anybody reads it, I could not tell you.'],
] as const;

const subtitles = `WEBVTT

NOTE recorded in the library

${talk
  .map(([who, words], turn) => `00:00:${turn}5.000 --> 00:00:${turn}9.500\n<v ${who}>${words}</v>\n`)
  .join('\n')}`;

const typed = wordDocument(
  [
    'Interviewer: Who would you ask today?',
    'Jonas: There is {1one person left1} who can start it by hand.',
    'Interviewer: And when she is on leave?',
    'Jonas: Then we {2hope that it goes on running2}, which it did so far.',
  ],
  {
    comments: [
      { author: 'Kim', text: 'single expert' },
      { author: 'Kim', text: 'works anyway; waiting' },
    ],
  },
);

const codes = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="6f1c1f4e-6d5c-4f0e-9a4e-0d7f6a0c0001" name="Documentation" isCodable="false" color="#4477aa">
<Code guid="6f1c1f4e-6d5c-4f0e-9a4e-0d7f6a0c0002" name="outdated manual" isCodable="true"/>
<Code guid="6f1c1f4e-6d5c-4f0e-9a4e-0d7f6a0c0003" name="written nowhere" isCodable="true"/></Code>
</Codes></CodeBook>`;

/** Makes the folder, which is removed when the process ends. */
export function filesToImport(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-import-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const study = path.join(folder, 'scheduler');
  fs.mkdirSync(study);
  fs.writeFileSync(path.join(study, 'Interview 1 - Maya.vtt'), subtitles);
  fs.writeFileSync(path.join(study, 'Interview 2 - Jonas.docx'), typed);
  fs.writeFileSync(path.join(study, 'Interview 3 - Tom.docx'), 'cut off');
  fs.writeFileSync(path.join(study, 'Codes of the group.qdc'), codes);
  return study;
}
