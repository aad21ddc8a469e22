import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { quotesInTranscript, quotesOfCode } from '../../../../server/src/features/retrieval/quotes';
import { studyOf } from '../../studyFixture';

const long = 'It was gone, and nobody could say where it had been all the time. '.repeat(8).trim();
const { study, open } = studyOf({
  'codebook.yaml': 'codes:\n  - code: DA-loss\n    aliases: [DA-lost]\n',
  'b/Interview 10 - Maya (new).txt': `Interviewee\n\n${long}\n\nDA-loss\n\nDA-loss\n`,
  'a/Interview 2 - Ilan.txt':
    'We *lost* it,\nall of it.\n\nDA-loss "lost* it, all"\n\nInterviewee\n\nOld.\n\nDA-lost\n\nDA-loss "not said"\n',
  'c.txt': 'DA-loss\n\nInterviewee\n\nNothing.\n',
});
const quotes = (file: string) => quotesInTranscript(open(file), 'DA-loss', file);

describe("A code's quotes as Markdown", () => {
  it('begin with the code and its counts, and follow the order of the interviews', () => {
    deepEqual(quotesOfCode(study, 'DA-lost'), {
      label: 'DA-loss',
      codings: 3,
      heading: '# DA-loss\n\n3 codings · 2 segments · 2 interviews',
      files: ['a/Interview 2 - Ilan.txt', 'b/Interview 10 - Maya (new).txt'],
    });
  });

  it('are the quoted words, else the passage, each with who said it where', () => {
    deepEqual(quotes('a/Interview 2 - Ilan.txt'), [
      '> lost\\* it, all\n>\n> — Interview 2, coded by Ilan ([a/Interview 2 - Ilan.txt](<a/Interview%202%20-%20Ilan.txt>), line 1)',
      '> Old.\n>\n> — Interviewee, Interview 2, coded by Ilan ([a/Interview 2 - Ilan.txt](<a/Interview%202%20-%20Ilan.txt>), line 8)',
    ]);
  });

  it('are whole, however long, and come once', () => {
    const [quote, ...others] = quotes('b/Interview 10 - Maya (new).txt');
    ok(quote?.startsWith(`> ${long}\n`), quote);
    equal(others.length, 0);
  });

  it('show in Markdown just what was said, whatever it means there', () => {
    const marks = fc.constantFrom(
      ...'*_`[]()<>#!|~&$@\\/.:-+=1"',
      ' ',
      'a',
      'www.a.b',
      'http://a',
      '&amp;',
      '<b>',
      'é',
    );
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 12 }), (parts) => {
        const text = `Interviewee: Well, ${parts.join('')} it was.\n\nDA-loss\n`;
        const { study: one, transcript: read } = studyOf({
          'a.txt': text,
          'codebook.yaml': 'codes: [DA-loss]\n',
        });
        const [quote = ''] = quotesInTranscript(
          { study: one, file: 'a.txt', transcript: read('a.txt') },
          'DA-loss',
          'a.txt',
        );
        const [, shown = ''] = /<p>(.*)<\/p>/.exec(marked.parse(quote, { async: false })) ?? [];
        equal(plain(shown), `Well, ${parts.join('')} it was.`.replace(/\s+/g, ' '));
      }),
      { numRuns: 300 },
    );
  });

  it('are none where the code stands on no passage', () => deepEqual(quotes('c.txt'), []));
});

/** What a browser shows of a paragraph that has no elements in it. */
function plain(html: string): string {
  const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name) => marks[name] ?? '');
}
