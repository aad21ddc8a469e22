// A name with accents is the same name whether they are parts of its letters (NFC) or characters of their own (NFD).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { addCode, addSpeech } from '../../../server/src/codebook/edit';
import { readCodebook } from '../../../server/src/codebook/read';
import { codePassages } from '../../../server/src/features/coding/codePassages';
import { completeCode } from '../../../server/src/features/completion/completion';
import { filterTexts } from '../../../server/src/features/completion/filterTexts';
import { completeSpeaker } from '../../../server/src/features/completion/speakerCompletion';
import { diagnose, diagnoseFile } from '../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../server/src/features/diagnostics/fixes';
import { highlightsAt } from '../../../server/src/features/navigation/highlights';
import { hoverInTranscript } from '../../../server/src/features/navigation/hover';
import { namedThings, searchNames } from '../../../server/src/features/navigation/nameSearch';
import { referencesTo } from '../../../server/src/features/navigation/references';
import { selectionRangesAt } from '../../../server/src/features/navigation/selectionRanges';
import { labelLookup } from '../../../server/src/features/reshape/labelLookup';
import { offsetsOfLabels } from '../../../server/src/features/reshape/labelPlaces';
import { passagesFor } from '../../../server/src/features/retrieval/passages';
import { readQuery } from '../../../server/src/features/retrieval/query';
import { attributeEdit, attributesOf } from '../../../server/src/features/shared/attributes';
import { draftCodebook } from '../../../server/src/features/shared/draftCodebook';
import { summarize } from '../../../server/src/study/summarize';
import { applyEdit, applyEdits } from '../../../server/src/transcript/textEdit';
import { orRefusal } from '../refused';
import { atCursor, studyOf } from '../studyFixture';
import { reshaped } from './reshape/reshaped';

const apart = (text: string) => text.normalize('NFD');
const joined = (text: string) => text.normalize('NFC');

const codebook = joined(`study: accents
speakers: [Zoë, René]
codes:
  - code: Ängste-Zukunft
    aliases: [Peur-d’été]
  - code: Größe
  - code: Café-Besuch
`);
const talk = joined(`Interview 1 - Éva

Zoë: Wie war die Größe des Cafés?

René: Das Café war überfüllt, und die Ängste waren groß.

Ängste-Zukunft

Größe

Café-Besuch "Café war überfüllt"

Zoë: Und dann?

René: Dann gingen wir.

Peur-d’été
`);

const sides: [string, (text: string) => string, (text: string) => string][] = [
  ['in the transcript', joined, apart],
  ['in the codebook', apart, joined],
  ['in both', apart, apart],
  ['nowhere', joined, joined],
];

for (const [where, ofCodebook, ofTalk] of sides) {
  describe(`Accents that are characters of their own ${where}`, () => {
    const files = { 'codebook.yaml': ofCodebook(codebook), 'a.txt': ofTalk(talk) };
    const { study, transcript } = studyOf(files);
    const read = transcript('a.txt');

    it('make no finding', () => {
      deepEqual(diagnoseFile(study, 'a.txt'), []);
      deepEqual(study.codebook.problems, []);
    });

    it('make no other code, speaker or coder', () => {
      deepEqual(
        read.codings.map(({ label }) => label),
        ['Ängste-Zukunft', 'Größe', 'Café-Besuch', 'Peur-d’été'],
      );
      deepEqual(
        read.turns.map(({ speaker }) => speaker),
        ['Zoë', 'René', 'Zoë', 'René'],
      );
      equal(read.coder, 'Éva');
      for (const [label, count] of [
        ['Ängste-Zukunft', 2],
        ['Größe', 1],
        ['Café-Besuch', 1],
      ] as const) {
        equal(study.usesOfLabel(apart(label)).codings, count, label);
        equal(study.usesOfLabel(joined(label)).codings, count, label);
      }
    });

    it('are found in a quote, at their place', () => {
      const [, , { quote } = { quote: null }] = read.codings;
      const { start, end } = quote?.target ?? { start: 0, end: 0 };
      equal(read.text.slice(start, end), ofTalk('Café war überfüllt'));
    });

    it('are completed, hovered over, highlighted and selected', () => {
      const { text, offset } = atCursor(files['a.txt'].replace(ofTalk('\nGröße\n'), ofTalk('\nGröß‸e\n')));
      const one = studyOf({ ...files, 'a.txt': text });
      const here = one.transcript('a.txt');
      equal(
        hoverInTranscript({ study: one.study, file: 'a.txt', transcript: here }, offset)?.facts.label,
        'Größe',
      );
      const found = completeCode({ study: one.study, file: 'a.txt', transcript: here }, offset);
      equal(found?.choices[0]?.newText, 'Größe');
      deepEqual(
        highlightsAt({ study: one.study, file: 'a.txt', transcript: here }, offset).map(({ start, end }) =>
          text.slice(start, end),
        ),
        [ofTalk('Größe')],
      );
      ok(
        selectionRangesAt(here, offset).some(({ start, end }) => text.slice(start, end) === ofTalk('Größe')),
      );
    });

    it('agree with what is typed either way, for an editor that compares unit by unit', () => {
      for (const typed of [apart('Äng'), joined('Äng')]) {
        const text = `${files['a.txt']}\n${typed}`;
        const one = studyOf({ ...files, 'a.txt': text });
        const found = completeCode(one.open('a.txt'), text.length);
        const [choice] = found?.choices ?? [];
        equal(choice?.code.label, 'Ängste-Zukunft');
        ok(choice && filterTexts([choice.code], choice.code, typed)[0]?.text.startsWith(typed));
      }
      const begun = `${files['a.txt']}\n${apart('Zoë')}`;
      const one = studyOf({ ...files, 'a.txt': begun });
      equal(completeSpeaker(one.open('a.txt'), begun.length)?.choices[0]?.name, 'Zoë');
    });

    it('are found by name, by code and by words that are typed either way', () => {
      for (const form of [apart, joined]) {
        const labels = searchNames(namedThings(study), form('größe'), 9).map(({ label }) => label);
        deepEqual(labels, ['Größe']);
        const byAlias = searchNames(namedThings(study), form("peur-d'été"), 9).map(({ label }) => label);
        deepEqual(byAlias, ['Ängste-Zukunft']);
        for (const asked of [
          'Größe',
          'größe',
          '"überfüllt"',
          'speaker:René "Café"',
          'coder:Éva "Café war"',
        ]) {
          const query = readQuery(form(asked));
          if ('problem' in query) throw new Error(query.problem);
          const found = passagesFor(study, query, read, summarize(read));
          ok(
            found.some(({ index }) => index === 1),
            asked,
          );
        }
      }
    });

    it('are counted and referred to under all spellings', () => {
      const { declarations, inTranscripts } = referencesTo(study, study.codebook, apart('Ängste-Zukunft'));
      deepEqual(inTranscripts, [['a.txt', [0, 3]]]);
      deepEqual(
        declarations.map(({ start, end }) => files['codebook.yaml'].slice(start, end)),
        ['Ängste-Zukunft', 'Peur-d’été'].map(ofCodebook),
      );
    });

    it('are renamed in every spelling, and not a unit of the talk changes', () => {
      for (const form of [apart, joined]) {
        const { files: after } = reshaped(files, {
          kind: 'rename',
          label: form('Größe'),
          to: form('Länge'),
          keepAlias: true,
        });
        equal(after['a.txt'], files['a.txt'].replace(ofTalk('\nGröße\n'), '\nLänge\n'));
        const [, code] = readCodebook(after['codebook.yaml'] ?? '').codes;
        deepEqual([code?.label, code?.aliases], ['Länge', ['Größe']]);
      }
    });

    it('are renamed in the names of speakers', () => {
      const { files: after } = reshaped(files, { kind: 'renameSpeaker', from: apart('Zoë'), to: 'Noémie' });
      equal(after['a.txt'], files['a.txt'].replaceAll(ofTalk('Zoë'), 'Noémie'));
      deepEqual(readCodebook(after['codebook.yaml'] ?? '').speakers, ['Noémie', 'René']);
    });

    it('are not added again', () => {
      for (const form of [apart, joined]) {
        const label = form('Größe');
        equal(addCode(files['codebook.yaml'], { label, family: null })?.newText, '');
        const coded = orRefusal(() =>
          codePassages(
            { study, file: 'a.txt', transcript: read },
            [read.passages[1]?.range ?? { start: 0, end: 0 }],
            {
              add: [label],
              remove: [],
              created: [],
            },
          ),
        );
        equal(coded, 'The passage has “Größe” already.');
      }
    });

    it('are put on a passage under a new label, and read as planned', () => {
      const coded = codePassages(
        { study, file: 'a.txt', transcript: read },
        [read.passages[2]?.range ?? { start: 0, end: 0 }],
        {
          add: [],
          remove: [],
          created: [{ label: apart('Rôle-clé'), rank: 9 }],
        },
      );
      ok(applyEdits(files['a.txt'], coded.edits).includes('Rôle-clé'));
    });

    it('have their quick fix, which takes the place of the whole label', () => {
      const text = files['a.txt'].replace(ofTalk('\nÄngste-Zukunft\n'), ofTalk('\nÄngste-Zukumft\n'));
      const one = studyOf({ ...files, 'a.txt': text });
      const here = one.transcript('a.txt');
      const [finding] = diagnose(one.study, summarize(here));
      if (!finding) throw new Error('no finding');
      const [fix] = fixesFor({ study: one.study, file: 'a.txt', transcript: here }, finding);
      if (fix?.change.kind !== 'file') throw new Error('no fix');
      const [edit] = fix.change.edits;
      equal(text.slice(edit?.range.start, edit?.range.end), ofTalk('Ängste-Zukumft'));
      equal(edit?.newText, 'Ängste-Zukunft');
    });
  });
}

describe('Files that write accents in two ways', () => {
  const line = (label: string, name: string) => `${name}: Was?\n\n${label}\n\n${name}: Ja.\n\n${label}\n`;
  const files = {
    'Interview 1 - Zoë.txt': joined(line('Größen-maß', 'Zoë')),
    [apart('Interview 2 - Zoë.txt')]: apart(line('Größen-maß', 'Zoë')),
  };

  it('have one code, and a new codebook names it once', () => {
    const { study } = studyOf(files);
    deepEqual([...study.writtenLabels.keys()], ['Größen-maß']);
    equal(study.usesOfLabel('Größen-maß').interviews, 2);
    const drafted = readCodebook(draftCodebook(study, ''));
    deepEqual(
      drafted.codes.map(({ label, aliases }) => [label, aliases]),
      [['Größen-maß', []]],
    );
  });

  it('are not renamed without parsing where the label is written in two ways', () => {
    const find = labelLookup(readCodebook('codes: [Größen-maß]\n'), 'Größen-maß', 'Maß-a');
    deepEqual(find?.(joined('Zoë: Was?\n\nGrößen-maß\n')), [{ line: 2, column: 0, label: 'Größen-maß' }]);
    equal(find?.(apart('Zoë: Was?\n\nGrößen-maß\n')), null);
    const places = [{ line: 0, column: 0, label: 'Größen-maß' }];
    const both = `${joined('Größen-maß')}\n${apart('Größen-maß')}\n`;
    equal(offsetsOfLabels(both, places, ['Größen-maß']), null);
  });

  it('have one coder', () => {
    const { study } = studyOf(files);
    deepEqual(new Set([...study.transcripts.values()].map(({ coder }) => coder)), new Set(['Zoë']));
  });

  it('share lines that are speech', () => {
    const book = 'codes:\n  - code: Été-hiver\n';
    const edit = addSpeech(book, apart('Jean-René'));
    if (!edit) throw new Error('no edit');
    const { study, transcript } = studyOf({
      'codebook.yaml': applyEdit(book, edit),
      'a.txt': joined('Zoë: Qui ?\n\nJean-René\n'),
      'b.txt': apart('Zoë: Qui ?\n\nJean-René\n'),
    });
    equal(study.usesOfLabel('Jean-René').codings, 0);
    deepEqual(transcript('a.txt').codings, []);
    deepEqual(transcript('b.txt').codings, []);
  });

  it('share attributes, and one of them can be set', () => {
    const front = '---\nrôle: Mère\n---\n\nZoë: Oui.\n';
    const { study, transcript } = studyOf({ 'a.txt': joined(front), 'b.txt': apart(front) });
    const [role] = attributesOf(study);
    deepEqual(role, { key: 'rôle', files: 2, values: [{ value: 'Mère', files: 2 }] });
    const edit = attributeEdit(transcript('b.txt'), joined('rôle'), 'Père');
    equal(applyEdit(apart(front), edit), apart(front).replace(apart('Mère'), 'Père'));
  });
});
