import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../../server/src/features/diagnostics/fixes';
import { codesInLine } from '../../../../server/src/transcript/codesInLine';
import { applyEdit } from '../../../../server/src/transcript/textEdit';
import { studyOf } from '../../studyFixture';

const codebook = 'speech: ["family, trust"]\ncodes: [trust, family, Bus-service, Misc, laughter]\n';
const above = 'Interviewer: And then?\n\nParticipant: Then we walked.\n\n';

function read(text: string) {
  const { study, transcript } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
  const summary = study.transcripts.get('a.txt');
  const findings = summary ? diagnose(study, summary) : [];
  return { study, transcript: transcript('a.txt'), findings };
}

/** What is found in a line below talk, and what the first fix makes of it. */
function found(line: string, below = '\n'): [string, string] | null {
  const text = `${above}${line}\n${below}`;
  const { study, transcript, findings } = read(text);
  const [finding] = findings;
  if (!finding) return null;
  const change = fixesFor({ study, file: 'a.txt', transcript }, finding)[0]?.change;
  if (change?.kind === 'text') {
    return [finding.code, applyEdit(text, change.edit).slice(above.length).trimEnd()];
  }
  if (change?.kind !== 'file') return [finding.code, ''];
  return [finding.code, change.edits.map(({ newText }) => newText).join('')];
}

describe('Codes as people write them', () => {
  const cases: [string, string, string][] = [
    ['trust, family', 'unread-code', 'trust\n\nfamily'],
    ['trust; family', 'unread-code', 'trust\n\nfamily'],
    ['trust | Family', 'unread-code', 'trust\n\nfamily'],
    ['trust / family', 'unread-code', 'trust\n\nfamily'],
    ['Bus-service, trust', 'unread-code', 'Bus-service\n\ntrust'],
    ['#trust #family', 'unknown-code', '#trust\n\n#family'],
    ['#trust, #family', 'unread-code', '#trust\n\n#family'],
    ['[trust]', 'unread-code', 'trust'],
    ['[trust] [family]', 'unread-code', 'trust\n\nfamily'],
    ['**trust**', 'unread-code', 'trust'],
    ['_trust_, _family_', 'unread-code', 'trust\n\nfamily'],
    ['@trust', 'unread-code', 'trust'],
    ['=> trust', 'unread-code', 'trust'],
    ['>> trust', 'unread-code', 'trust'],
    ['- trust', 'unread-code', 'trust'],
    ['* trust', 'unread-code', 'trust'],
    ['• trust', 'unread-code', 'trust'],
    ['→ trust', 'unread-code', 'trust'],
    ['▪ trust, family', 'unread-code', 'trust\n\nfamily'],
    ['“trust”', 'unread-code', 'trust'],
    ['– trust', 'unread-code', 'trust'],
    ['1. trust', 'unread-code', 'trust'],
    ['(Bus-service)', 'unread-code', 'Bus-service'],
    ['"trust"', 'unread-code', 'trust'],
    ['Code: trust', 'unread-code', 'trust'],
    ['Codes: trust, family', 'unread-code', 'trust\n\nfamily'],
    ['Kode: trust', 'unread-code', 'trust'],
    ['trust // ask her again', 'unread-code', 'trust\n// ask her again'],
    ['#trust: she did not say why', 'unknown-code', '#trust\n// she did not say why'],
    ['Bus-service (again)', 'unknown-code', 'Bus-service\n// again'],
    ['trust: "we walked"', 'unread-code', 'trust "we walked"'],
    ['trust ‘we walked’', 'unread-code', 'trust "we walked"'],
    ['trust "we walked".', 'unread-code', 'trust "we walked"'],
    ['#trust "walked" // which way?', 'unread-code', '#trust "walked"\n// which way?'],
    [
      '#trust “walked” // see https://example.org, please.',
      'unread-code',
      '#trust "walked"\n// see https://example.org, please.',
    ],
    ['#trust "walked // which way?', 'unread-code', '#trust "walked"\n// which way?'],
    ['#trust "and/or walked".  // why?', 'unread-code', '#trust "and/or walked"\n// why?'],
    ['#trust "we" — did she?', 'unread-code', '#trust "we"\n// did she?'],
    ['#trust "we" (again, why?)', 'unread-code', '#trust "we"\n// again, why?'],
    ['#trust "we" and so on, and on.', 'unread-code', '#trust "we"\n// and so on, and on.'],
    ['#trust "we walked.', 'unread-code', '#trust "we walked."'],
    ['trust "we walked" // why?', 'unread-code', 'trust "we walked"\n// why?'],
    ['Bus-service “we” // why?', 'unread-code', 'Bus-service "we"\n// why?'],
    ['#trust "we" // why', 'quote-not-found', '#trust "we"\n// why'],
    ['#trust "we" - why', 'quote-not-found', '#trust "we"\n// why'],
    ['#Bus-service "we" // why?', 'quote-not-found', '#Bus-service "we"\n// why?'],
    ['trust「we」 // why?', 'unread-code', 'trust "we"\n// why?'],
    ['#trust「we」、why', 'unknown-code', '#trust "we"\n// why'],
    ['TRUST', 'misspelled-code', 'trust'],
    ['Trust.', 'misspelled-code', 'trust'],
    ['Bus-service.', 'misspelled-code', 'Bus-service'],
    ['#bus-service!', 'misspelled-code', '#Bus-service'],
    ['#Trust', 'misspelled-code', 'trust'],
    ['bus service', 'misspelled-code', 'Bus-service'],
  ];
  for (const [line, code, fixed] of cases)
    it(`have a finding whose first fix writes them so: ${line}`, () => {
      deepEqual(found(line), [code, fixed]);
    });

  it('behind # and with a quote wherever they stand, however long the quote is', () => {
    const long = 'and we walked on '.repeat(20);
    const all = `Interviewer\n\nAnd then?\n\nParticipant\n\n#trust "${long}" // why?\n\nWe did.\n`;
    const below = `${above}#trust "${long}" // why?\n`;
    deepEqual(
      [all, below].map((text) => read(text).findings.map(({ code }) => code)),
      [['unread-code'], ['unread-code']],
    );
  });

  it('are written unasked only where nobody can have said them', () => {
    for (const [line, expected] of [
      ['#trust "we" and so on, and on.', false],
      ['#trust "we" // and why?', true],
    ] as const) {
      const { study, transcript, findings } = read(`${above}${line}\n`);
      const fix = findings[0] && fixesFor({ study, file: 'a.txt', transcript }, findings[0])[0];
      equal(fix?.preferred, expected, line);
    }
  });

  it('have a shape that shows them without a codebook', () => {
    const { transcript } = studyOf({ 'a.txt': `${above}#Bus-loss "we" // when was it?\n` });
    const { codings, passages } = transcript('a.txt');
    deepEqual([codings.map(({ label }) => label), passages.length], [['Bus-loss'], 2]);
  });

  it('at the end of talk, too', () => {
    const text = 'Interviewer: Who?\n\nParticipant: My aunt. #trust\n\nInterviewer: When?\n';
    const { study, transcript, findings } = read(text);
    deepEqual(
      findings.map(({ code, at }) => [code, at.line, at.column]),
      [['unread-code', 2, 22]],
    );
    const [finding] = findings;
    const fixes = finding ? fixesFor({ study, file: 'a.txt', transcript }, finding) : [];
    deepEqual(
      fixes.map(({ title }) => title),
      ['Write “trust” as a code'],
    );
    const change = fixes[0]?.change;
    ok(change?.kind === 'text');
    equal(applyEdit(text, change.edit), text.replace(' #trust', '\n\n#trust'));
  });

  it('keep the line ends of the file, and its blank lines', () => {
    const text = `${above}trust, family\nInterviewer: So?\n`.replaceAll('\n', '\r\n');
    const { study, transcript, findings } = read(text);
    const [finding] = findings;
    const change = finding && fixesFor({ study, file: 'a.txt', transcript }, finding)[0]?.change;
    equal(change?.kind === 'text' && change.edit.newText, 'trust\r\nfamily');
  });

  const talk = [
    'We had trust.',
    'Trust was what we had, and family.',
    'trust, love',
    'Family and trust',
    'family, trust',
    '[laughter]',
    '(laughs)',
    '\\#trust, #family',
    'Note: trust',
    'trust me',
    'Misc is what he wrote.',
    'She said "trust".',
    'trust "we" — did she?',
    'trust "we" //yes// did she?',
    'trustful "we" // why?',
    '\\#trust "we" // why?',
    'trust and so on and so on, '.repeat(12),
  ];
  for (const line of talk)
    it(`are not seen where there is talk: ${line.slice(0, 40)}`, () => {
      equal(found(line), null);
    });

  it('are not seen right below a name, where an answer stands', () => {
    for (const line of ['Trust.', 'trust, family', 'TRUST', '- trust'])
      deepEqual(
        read(`Interviewer\n\nWhat was it?\n\nParticipant\n\n${line}\n\nInterviewer\n\nI see.\n`).findings,
        [],
      );
    deepEqual(read('Interviewer: What was it?\n\nParticipant: Trust, family.\n').findings, []);
  });

  it('are codes once the fix is made, and nothing else is read otherwise', () => {
    const label = fc.constantFrom('trust', 'family', 'Bus-service', 'Trust', 'BUS-SERVICE');
    const line = fc
      .tuple(
        fc.constantFrom('', '#', '- ', '[', 'Code: '),
        fc.array(label, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(', ', '; ', ' | ', ', #'),
        fc.constantFrom('', '.', ' // why', '!'),
      )
      .map(([lead, labels, between, end]) => `${lead}${labels.join(between)}${end}`);
    fc.assert(
      fc.property(
        line,
        fc.constantFrom('', '\nInterviewer: So?\n\nParticipant: Yes.\n'),
        (written, below) => {
          const text = `${above}${written}\n${below}`;
          const { study, transcript, findings } = read(text);
          for (const finding of findings) {
            const change = fixesFor({ study, file: 'a.txt', transcript }, finding).find(
              (fix) => fix.preferred,
            )?.change;
            if (change?.kind !== 'text' || change.edit.newText === '\\') continue;
            const after = read(applyEdit(text, change.edit));
            deepEqual(
              after.findings.filter(({ code }) => code !== 'duplicate-code'),
              [],
            );
            const passages = after.transcript.passages.map(({ range }) =>
              after.transcript.text.slice(range.start, range.end),
            );
            deepEqual(passages, ['And then?', 'Then we walked.', ...(below === '' ? [] : ['So?', 'Yes.'])]);
          }
        },
      ),
    );
  });
});

it('Accents of their own make no other label of it', () => {
  const text = `${above}A\u0308ngste, TRUST\n`;
  const { study, open } = studyOf({
    'codebook.yaml': 'codes: [\u00c4ngste, trust]\n',
    'a.txt': text,
  });
  const summary = study.transcripts.get('a.txt');
  const [finding] = summary ? diagnose(study, summary) : [];
  equal(finding?.code, 'unread-code');
  const fix = finding && fixesFor(open('a.txt'), finding)[0];
  equal(fix?.change.kind === 'text' && fix.change.edit.newText.normalize('NFC'), '\u00c4ngste\n\ntrust');
});

describe('Taking a line of codes apart', () => {
  it('is quick, whatever the line', () => {
    const like = (text: string) => (text === 'a' ? 'a' : null);
    for (const line of [
      'a'.repeat(200),
      '['.repeat(200),
      'a, '.repeat(66),
      '"'.repeat(200),
      ': '.repeat(100),
      '!'.repeat(200),
    ])
      codesInLine(line, like, true);
    equal(codesInLine('a'.repeat(201), like, true), null);
  });
});
