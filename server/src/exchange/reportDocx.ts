// A report for Word and LibreOffice (WordprocessingML, ECMA-376): headings, paragraphs and the styles that they have.
import { element, escapedText } from './markup';
import { type OfficePart, officeFile } from './officePackage';
import type { Report, ReportQuote, ReportSection } from './report';
import { sourceOfQuote } from './reportSource';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const wordMl = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The ids of styles. Those of headings are what Word's outline and tables of contents go by. */
type StyleId = 'Title' | 'Heading1' | 'Heading2' | 'Definition' | 'Counts' | 'Quote' | 'Source' | 'Memo';

/** The document. The same report gives the same bytes. */
export function reportDocx(report: Report): Uint8Array<ArrayBuffer> {
  const page = element(
    'w:sectPr',
    {},
    element('w:pgSz', { 'w:w': 11_906, 'w:h': 16_838 }),
    element('w:pgMar', {
      'w:top': 1134,
      'w:right': 1134,
      'w:bottom': 1134,
      'w:left': 1134,
      'w:header': 708,
      'w:footer': 708,
      'w:gutter': 0,
    }),
  );
  const body = element(
    'w:body',
    {},
    paragraphOf('Title', report.title),
    paragraphOf('Counts', report.counts),
    ...report.sections.map((section) => sectionOf(section, 'Heading1')),
    page,
  );
  return officeFile(
    {
      name: 'word/document.xml',
      type: `${wordMl}.document.main+xml`,
      relation: 'officeDocument',
      xml: element('w:document', { 'xmlns:w': main }, body),
    },
    [stylesPart],
  );
}

function sectionOf(section: ReportSection, heading: 'Heading1' | 'Heading2'): string {
  return [
    paragraphOf(heading, section.heading),
    ...section.definition.map((text) => paragraphOf('Definition', text)),
    paragraphOf('Counts', section.counts),
    ...section.quotes.map(quoteOf),
    ...section.sections.map((below) => sectionOf(below, 'Heading2')),
  ].join('');
}

function quoteOf(quote: ReportQuote): string {
  return [
    paragraphOf('Quote', quote.words),
    paragraphOf('Source', sourceOfQuote(quote)),
    ...quote.memos.map((memo) => paragraphOf('Memo', memo)),
  ].join('');
}

function paragraphOf(style: StyleId, text: string): string {
  return element(
    'w:p',
    {},
    element('w:pPr', {}, element('w:pStyle', { 'w:val': style })),
    element('w:r', {}, element('w:t', { 'xml:space': 'preserve' }, escapedText(text))),
  );
}

/** A style of paragraphs. Sizes are in half points, distances in twentieths of a point. */
function styleOf(
  id: StyleId,
  name: string,
  look: {
    size?: number;
    bold?: boolean;
    italic?: boolean;
    before?: number;
    after?: number;
    indent?: number;
    keep?: boolean;
    level?: number;
  },
): string {
  const {
    size,
    bold = false,
    italic = false,
    before = 0,
    after = 80,
    indent = 0,
    keep = false,
    level,
  } = look;
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element('w:qFormat', {}),
    element(
      'w:pPr',
      {},
      keep ? element('w:keepNext', {}) : '',
      element('w:spacing', { 'w:before': before, 'w:after': after }),
      indent === 0 ? '' : element('w:ind', { 'w:left': indent }),
      level === undefined ? '' : element('w:outlineLvl', { 'w:val': level }),
    ),
    bold || italic || size !== undefined
      ? element(
          'w:rPr',
          {},
          bold ? element('w:b', {}) : '',
          italic ? element('w:i', {}) : '',
          size === undefined ? '' : element('w:sz', { 'w:val': size }),
        )
      : '',
  );
}

const stylesPart: OfficePart = {
  name: 'word/styles.xml',
  type: `${wordMl}.styles+xml`,
  relation: 'styles',
  xml: element(
    'w:styles',
    { 'xmlns:w': main },
    element(
      'w:docDefaults',
      {},
      element(
        'w:rPrDefault',
        {},
        element(
          'w:rPr',
          {},
          element('w:rFonts', { 'w:ascii': 'Calibri', 'w:hAnsi': 'Calibri', 'w:cs': 'Calibri' }),
          element('w:sz', { 'w:val': 22 }),
        ),
      ),
    ),
    element(
      'w:style',
      { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
      element('w:name', { 'w:val': 'Normal' }),
      element('w:qFormat', {}),
    ),
    styleOf('Title', 'Title', { size: 40, bold: true, after: 120 }),
    styleOf('Heading1', 'heading 1', { size: 30, bold: true, before: 480, keep: true, level: 0 }),
    styleOf('Heading2', 'heading 2', { size: 25, bold: true, before: 280, keep: true, level: 1 }),
    styleOf('Definition', 'Definition', { italic: true }),
    styleOf('Counts', 'Counts', { size: 18, after: 160 }),
    styleOf('Quote', 'Quote', { before: 160, after: 40, indent: 400, keep: true }),
    styleOf('Source', 'Source', { size: 18, indent: 400 }),
    styleOf('Memo', 'Memo', { size: 20, italic: true, indent: 400 }),
  ),
};
