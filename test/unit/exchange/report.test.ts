import { deepEqual, equal, ok } from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { marked } from 'marked';
import { quotesReport, type Report } from '../../../server/src/exchange/report';
import { reportDocx } from '../../../server/src/exchange/reportDocx';
import { reportHtml } from '../../../server/src/exchange/reportHtml';
import { reportMarkdown } from '../../../server/src/features/retrieval/reportMarkdown';
import { exportedOf, harbour } from './exportedOf';
import { all, xmlOf } from './refiProjectOf';

const study = exportedOf(harbour);

/** Headings with the numbers of quotes below them. */
function outline({ sections }: Pick<Report, 'sections'>): unknown[] {
  return sections.map(({ heading, quotes, sections: below }) =>
    below.length === 0 ? `${heading}: ${quotes.length}` : [heading, ...outline({ sections: below })],
  );
}

describe('A report of quotes', () => {
  it('goes by code in the order of the codebook, without those that nobody uses', () => {
    deepEqual(outline(quotesReport(study)), [
      'people: 3',
      'people-handover: 2',
      'tide-issue: 1',
      'tide-fix: 1',
      'new code: 1',
    ]);
  });

  it('goes by interview', () => {
    deepEqual(
      outline(quotesReport(study, { order: 'interview', nameOf: ({ interview }) => `No. ${interview}` })),
      [
        ['No. 1', 'people: 3', 'people-handover: 2', 'tide-issue: 1', 'new code: 1'],
        ['No. 2', 'tide-fix: 1'],
      ],
    );
  });

  it('goes by coder', () => {
    deepEqual(outline(quotesReport(study, { order: 'coder' })), [
      ['Jonas', 'people: 1', 'people-handover: 1'],
      ['Maya', 'people: 2', 'people-handover: 1', 'tide-issue: 1', 'tide-fix: 1', 'new code: 1'],
    ]);
  });

  it('says what a code means, how often it is used, and who said what when', () => {
    const [people] = quotesReport(study).sections;
    deepEqual(people?.definition, [
      'Who does what.',
      'And with whom.',
      'Include: names, roles',
      'Exclude: machines',
      'Example: “Henrik wrote it”',
    ]);
    equal(people?.counts, '3 codings · 1 interview');
    const quote = quotesReport(study).sections[3]?.quotes[0];
    deepEqual(quote, {
      words: '=SUM(A1), "commas", and a line end?',
      speaker: 'Interviewer',
      time: 65,
      interview: '2',
      coder: 'Maya',
      file: 'in/Interview 2 - Maya.txt',
      line: 9,
      memos: [],
    });
  });
});

const dangerous = exportedOf({
  'codebook.yaml':
    'study: "<i>S</i>"\ncodes:\n  - label: "<script>alert(1)</script>"\n    description: "*a* <img src=x onerror=1> [x](y)"',
  'x.txt':
    'Ana & Bo\n\nSo <b>bold</b> &amp; "it" *was* [here](http://a.b) # not\u0001 \ud800.\n\n#<script>alert(1)</script>\n\n// see </p><script>\n',
});

describe('A report as a page', () => {
  const page = reportHtml(quotesReport(dangerous));

  it('shows what people said and runs none of it', () => {
    ok(!/<script|<img|<b>|<i>S/.test(page));
    ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    ok(page.includes('So &lt;b&gt;bold&lt;/b&gt; &amp;amp; "it"'));
    ok(page.includes("default-src 'none'"));
  });

  it('is one file', () => {
    ok(!/\b(?:href|src)=/.test(page.replace(/&lt;.*?&gt;/g, '')));
    ok(page.startsWith('<!DOCTYPE html>\n<html>'));
  });

  it('has headings in their order, and closes what it opens', () => {
    const nested = reportHtml(quotesReport(study, { order: 'interview' }));
    deepEqual([...nested.matchAll(/<(h\d)/g)].map(([, name]) => name).slice(0, 4), ['h1', 'h2', 'h3', 'h3']);
    const body = /<body>[\s\S]*<\/body>/.exec(nested)?.[0] ?? '';
    equal(all(xmlOf(body), 'blockquote').length, 8);
  });
});

describe('A report for Word', () => {
  const bytes = reportDocx(quotesReport(dangerous));
  const members = unzipSync(bytes);
  const part = (name: string) => xmlOf(new TextDecoder().decode(members[name]));

  it('has a paragraph for each text, with its style', () => {
    const paragraphs = all(part('word/document.xml'), 'w:p').map((one) => [
      all(one, 'w:pStyle')[0]?.attributes['w:val'],
      all(one, 'w:t')[0]?.text,
    ]);
    deepEqual(paragraphs.slice(0, 5), [
      ['Title', '<i>S</i>: Quotes'],
      ['Counts', '1 coding · 1 interview'],
      ['Heading1', '<script>alert(1)</script>'],
      ['Definition', '*a* <img src=x onerror=1> [x](y)'],
      ['Counts', '1 coding · 1 interview'],
    ]);
    deepEqual(paragraphs.at(-1), ['Memo', 'see </p><script>']);
    const styles = all(part('word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']);
    deepEqual(
      paragraphs.filter(([style]) => !styles.includes(style)),
      [],
    );
  });

  it('lists every part that it has', () => {
    const listed = all(part('[Content_Types].xml'), 'Override').map(({ attributes }) =>
      attributes.PartName?.slice(1),
    );
    deepEqual(listed, ['word/document.xml', 'word/styles.xml']);
    deepEqual(Object.keys(members), [
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      ...listed,
    ]);
  });

  it('is the same to the byte for the same study', () => {
    deepEqual(reportDocx(quotesReport(dangerous)), bytes);
  });
});

describe('A report as Markdown', () => {
  it('shows just the words', () => {
    const html = marked.parse(reportMarkdown(quotesReport(dangerous)), { async: false });
    ok(!/<script|<img|<b>|<em>was|<a /.test(html), html);
    ok(html.includes('&lt;script&gt;alert(1)&lt;/script&gt;</h2>'), html);
  });

  it('has a quotation for each coding', () => {
    const lines = reportMarkdown(quotesReport(study)).split('\n');
    equal(lines.filter((line) => line.startsWith('> —')).length, 8);
    equal(lines[0], '# Harbour \\& Tides: Quotes');
    ok(
      lines.includes('> — Interviewer, 00:01:05, 2, coded by Maya \\(in/Interview 2 - Maya.txt, line 9\\)'),
      lines.join('\n'),
    );
  });
});
