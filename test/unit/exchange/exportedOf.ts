import { readCodebook } from '../../../server/src/codebook/read';
import { type ExportedStudy, exportedStudy } from '../../../server/src/exchange/exported';
import { studyOf } from '../studyFixture';

/** What is exported of a study that is written in a test. @param files as for `studyOf` */
export function exportedOf(files: Readonly<Record<string, string>>): ExportedStudy {
  const { transcript } = studyOf(files);
  const names = Object.keys(files).filter((name) => name !== 'codebook.yaml');
  return exportedStudy(
    readCodebook(files['codebook.yaml'] ?? ''),
    names.map((name) => ({ name, transcript: transcript(name) })),
  );
}

/** A small study of two coders, with most of what there is to export. */
export const harbour: Readonly<Record<string, string>> = {
  'codebook.yaml': `study: Harbour & Tides
speakers: [Interviewer, Ana]
codes:
  - label: people
    description: |
      Who does what.

      And with whom.
    include: names, roles
    exclude: machines
    example: Henrik wrote it
    codes:
      - label: people-handover
        aliases: [handover, hand over]
        color: "#123456"
      - label: old
        deprecated: use people-handover
  - label: risk "quoted" <b>
    codable: false
  - tide-issue
  - tide-fix
`,
  'in/Interview 1 - Maya.txt': `---
interview: 1
coder: Maya
years: 11
share: 0.5
day: 2023-06-04
leads: true
room: 007
---
Interview 1 - Maya

Interviewer

How did it become yours?

Ana

By standing next to it, mostly. Henrik wrote it 😀 in the
eighties, when he was harbour master.

handover "Henrik wrote it"

// Ask who Henrik is.

tide-issue

tide-issue

#new code "in the eighties"

There was cake.

// Cake seems to be the rule.
// Really.

people

people "cake"
`,
  'in/Interview 1 - Jonas.txt': `---
interview: 1
coder: Jonas
years: 11
---
Interview 1 - Jonas

Interviewer

How did it become yours?

Ana

By standing next to it, mostly. Henrik wrote it 😀 in the eighties,
when he was harbour master.

people-handover "Henrik wrote it"

There was cake.

people
`,
  'in/Interview 2 - Maya.txt': `---
interview: 2
years: 3
---
Interview 2 - Maya

Interviewer [00:01:05]

=SUM(A1), "commas", and a
line end?

tide-fix

Ana [00:02:00]

\\#not a code, <tag> & "more".
`,
};
