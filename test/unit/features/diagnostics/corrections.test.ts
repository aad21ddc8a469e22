import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { clearCorrections } from '../../../../server/src/features/diagnostics/corrections';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import { LineKind, type Transcript } from '../../../../server/src/transcript/transcript';
import { studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-missing-values
    aliases: [Data-gaps]
  - code: Data-missing-value-fix
  - code: QM-robustness
  - code: QM-robustnets
  - code: Bus factor
  - code: Q2.1-trust
  - code: Training-data
  - code: Old-way-of-working
    deprecated: Use Training-data.
`;

function read(text: string) {
  const { study, transcript } = studyOf({ 'a.txt': text, 'codebook.yaml': codebook });
  return { study, transcript: transcript('a.txt') };
}

function corrected(text: string, off: readonly string[] = []): string {
  const { study, transcript } = read(text);
  const edits = clearCorrections({ study, file: 'a.txt', transcript }, ({ code }) => !off.includes(code));
  return applyEdits(text, edits);
}

const talk = (line: string) =>
  `Interviewer\n\nWhat did you do?\n\nInterviewee\n\nHalf of it was not there.\n\n${line}\n`;

describe('What can only have been meant one way is corrected:', () => {
  const labels: [string, string, string][] = [
    ['capitals', 'data-missing-values', 'Data-missing-values'],
    ['a hyphen', 'Data_missing-values', 'Data-missing-values'],
    ['a plural', 'Data-missing-value', 'Data-missing-values'],
    ['one letter', 'Data-mising-values', 'Data-missing-values'],
    ['two letters that changed places', 'Data-missing-valeus', 'Data-missing-values'],
    ['a marked one, whatever it looks like', '#Data missing values', '#Data-missing-values'],
    ['a marked one with spaces in its label', '# Busfactor', '# Bus factor'],
    ['an alias', 'Data-gap', 'Data-missing-values'],
    ['before a quote', 'Data-missing-value "not there"', 'Data-missing-values "not there"'],
  ];
  for (const [what, line, after] of labels)
    it(`${what}, in a label`, () => equal(corrected(talk(line)), talk(after)));

  it('a label, with the line ends of its file', () => {
    const text = talk('data-missing-values').replaceAll('\n\n', '\r\n\r\n');
    equal(corrected(text), text.replace('data-missing', 'Data-missing'));
  });
});

describe('What may have been meant otherwise is left:', () => {
  const cases: [string, string][] = [
    ['what is right', 'Data-missing-values'],
    ['an alias as it is', 'Data-gaps'],
    ['a label near to two', 'QM-robustnes'],
    ['a label with two wrong letters, which may be new', 'Training-dato-x'],
    ['a short label', '#Bux-factos'],
    ['a label with another number', 'Q2.2-trust'],
    ['a line that is speech but for its likeness', 'data missing values'],
    ['a label that would be speech without its mark', 'Bus-factor'],
    ['a label nobody knows', 'Model-drift'],
    ['a deprecated code', 'Old-way-of-working'],
    ['what is near a deprecated code', 'Old-way-of-workin'],
    ['a code that stands twice', 'Training-data\n\nTraining-data'],
    ['the misspelt name of a role', 'Inteviewer: So?'],
    ['a role in another language, which may ask where the other answers', 'Intervieweuse: Et puis ?'],
    ['a quote that is not there', 'Training-data "all of it"'],
    ['a name that may be another person', 'Interviewee: No.\n\nMaria Gonzales: So.\n\nMaria Gonzalez: Well.'],
  ];
  for (const [what, line] of cases) it(what, () => equal(corrected(talk(line)), talk(line)));

  it('what the user does not want to hear of', () => {
    equal(corrected(talk('Data-missing-value'), ['misspelled-code']), talk('Data-missing-value'));
  });
});

describe('Whatever a transcript holds,', () => {
  const line = fc.constantFrom(
    '',
    'Interviewer',
    'Interviewee:',
    'Inteviewer',
    'Inteviewer: And then?',
    'Interviewee: We lost it',
    'We lost half of it',
    'data missing values',
    'Data-missing-value',
    '#data missing valeus "half"',
    'Data-gap "lost half',
    'data-missing-values',
    'QM-robustnes',
    'Busfactor',
    '# Busfactor',
    '// Data-missing-value',
    'training-data',
    'mm-hmm',
    'Q2.1-trusts',
    '---',
    'coder: Ilan',
  );
  const text = fc
    .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
    .map(([lines, lineEnd, mark]) => (mark ? '\uFEFF' : '') + lines.join(lineEnd));

  /** All that is not a code line or the name of a speaker, byte for byte. */
  const speech = ({ text: all, lineStarts, lineKinds }: Transcript) =>
    Array.from(lineKinds, (kind, index) => {
      const words = all.slice(lineStarts[index], lineStarts[index + 1]);
      if (kind === LineKind.Code || kind === LineKind.Speaker) return words.match(/\s*$/)?.[0];
      return kind === LineKind.Prefix ? words.slice(words.indexOf(':')) : words;
    });

  it('nobody speaks who did not speak before', () => {
    const turns = (all: string) => read(all).transcript.turns.map(({ speaker }) => speaker);
    fc.assert(fc.property(text, (before) => deepEqual(turns(corrected(before)), turns(before))));
  });

  it('not a character of speech is corrected', () => {
    fc.assert(
      fc.property(text, (before) =>
        deepEqual(speech(read(corrected(before)).transcript), speech(read(before).transcript)),
      ),
    );
  });

  it('what has been corrected is not corrected again', () => {
    fc.assert(
      fc.property(text, (before) => {
        const once = corrected(before);
        equal(corrected(once), once);
      }),
    );
  });
});
