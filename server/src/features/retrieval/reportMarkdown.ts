import type { Report, ReportQuote, ReportSection } from '../../exchange/report';
import { sourceOfQuote } from '../../exchange/reportSource';
import { escapeMarkdown } from '../shared/markdown';

/** A report as a file of Markdown, which shows just its words. */
export function reportMarkdown({ title, counts, sections }: Report): string {
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    counts,
    ...sections.flatMap((section) => blocksOf(section, '##')),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function blocksOf({ heading, definition, counts, quotes, sections }: ReportSection, marks: string): string[] {
  return [
    `${marks} ${escapeMarkdown(heading)}`,
    ...definition.map(escapeMarkdown),
    counts,
    ...quotes.map(quoteOf),
    ...sections.flatMap((section) => blocksOf(section, `${marks}#`)),
  ];
}

function quoteOf(quote: ReportQuote): string {
  const paragraphs = [
    escapeMarkdown(quote.words),
    `— ${escapeMarkdown(sourceOfQuote(quote))}`,
    ...quote.memos.map((memo) => `*${escapeMarkdown(memo)}*`),
  ];
  return paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n');
}
