// A report as one page of HTML that needs no other file and runs nothing.
import { element, escapedText } from './markup';
import type { Report, ReportQuote, ReportSection } from './report';
import { sourceOfQuote } from './reportSource';

const style = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
  h1, h2, h3, .counts, .source { font-family: system-ui, sans-serif; }
  h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1.05rem; margin-top: 1.5rem; }
  h2, h3 { overflow-wrap: anywhere; break-after: avoid; }
  .counts, .source { font-size: 0.85rem; opacity: 0.75; }
  .definition { font-style: italic; }
  figure { margin: 1rem 0; break-inside: avoid; }
  blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #888; overflow-wrap: anywhere; }
  figcaption, .memo { margin: 0.25rem 0 0; padding-inline-start: calc(1rem + 3px); }
  @media print {
    @page { margin: 2cm; }
    body { font-size: 10.5pt; max-width: none; margin: 0; padding: 0; }
    .counts, .source { opacity: 1; color: #444; }
  }
`;

/** The page, in UTF-8. */
export function reportHtml(report: Report): string {
  const head = element(
    'head',
    {},
    '<meta charset="utf-8">\n',
    // Nothing is loaded and nothing runs, whatever was said in an interview.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    `${element('title', {}, escapedText(report.title))}\n`,
    `<style>${style}</style>\n`,
  );
  const body = element(
    'body',
    {},
    '\n',
    paragraph('h1', report.title),
    paragraph('p', report.counts, 'counts'),
    ...report.sections.map((section) => sectionOf(section, 2)),
  );
  return `<!DOCTYPE html>\n<html>\n${head}\n${body}\n</html>\n`;
}

function sectionOf({ heading, definition, counts, quotes, sections }: ReportSection, level: number): string {
  return element(
    'section',
    {},
    '\n',
    paragraph(`h${level}`, heading),
    ...definition.map((text) => paragraph('p', text, 'definition')),
    paragraph('p', counts, 'counts'),
    ...quotes.map(figureOf),
    ...sections.map((section) => sectionOf(section, level + 1)),
  ).concat('\n');
}

function figureOf(quote: ReportQuote): string {
  return element(
    'figure',
    {},
    '\n',
    paragraph('blockquote', quote.words),
    paragraph('figcaption', sourceOfQuote(quote), 'source'),
    ...quote.memos.map((memo) => paragraph('p', memo, 'memo')),
  ).concat('\n');
}

/** Each text goes in the direction that its own letters have. */
function paragraph(name: string, text: string, className: string | null = null): string {
  const words = escapedText(text);
  // HTML knows no elements that close themselves.
  const tag = element(name, { class: className, dir: 'auto' }, words === '' ? ' ' : words);
  return `${tag}\n`;
}
