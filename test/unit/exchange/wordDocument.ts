// Word documents made for tests, of paragraphs in a short notation.
import { strToU8, zipSync } from 'fflate';
import { readDocx } from '../../../server/src/exchange/docx';

/** A comment, whose place is marked in a paragraph by `{1` and `1}`, or by `{1}` for a comment without words. */
export interface Comment {
  author?: string;
  text: string;
  /** The number of the comment that it answers. */
  answers?: number;
  done?: boolean;
}

export interface DocumentOptions {
  /** From 1 on. */
  comments?: Comment[];
  /** Namespaces of the strict form, and other names of parts. */
  strict?: boolean;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function run(text: string, bold: boolean): string {
  const parts = text.split(/(⏎|\t)/).map((part) => {
    if (part === '⏎') return '<w:br/>';
    return part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`;
  });
  return `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}${parts.join('')}</w:r>`;
}

/** `**bold**`, `⏎` for a line end, `+new+` and `~old~` for tracked changes, `{1 … 1}` for comments. What begins with `<` is XML. */
function paragraph(text: string): string {
  if (text.startsWith('<')) return text;
  let isBold = false;
  const parts = text.split(/(\*\*|\{\d+\}|\{\d+|\d+\}|\+[^+]+\+|~[^~]+~)/).map((part) => {
    const id = /\d+/.exec(part)?.[0];
    if (part === '**') {
      isBold = !isBold;
      return '';
    }
    const reference = `<w:r><w:commentReference w:id="${id}"/></w:r>`;
    if (/^\{\d+\}$/.test(part)) return reference;
    if (/^\{\d+$/.test(part)) return `<w:commentRangeStart w:id="${id}"/>`;
    if (/^\d+\}$/.test(part)) return `<w:commentRangeEnd w:id="${id}"/>${reference}`;
    if (/^\+[^+]+\+$/.test(part)) return `<w:ins w:author="x">${run(part.slice(1, -1), isBold)}</w:ins>`;
    if (/^~[^~]+~$/.test(part)) {
      return `<w:del w:author="x">${run(part.slice(1, -1), isBold).replaceAll('w:t', 'w:delText')}</w:del>`;
    }
    return part === '' ? '' : run(part, isBold);
  });
  return `<w:p>${parts.join('')}</w:p>`;
}

/** A table; a cell's paragraphs are divided by `¶`. */
export function table(...rows: string[][]): string {
  const cell = (text: string) => `<w:tc><w:tcPr/>${text.split('¶').map(paragraph).join('')}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export function wordDocument(
  body: string[],
  { comments = [], strict = false }: DocumentOptions = {},
): Uint8Array {
  const space = strict ? 'http://purl.oclc.org/ooxml' : 'http://schemas.openxmlformats.org';
  const head = `<?xml version="1.0" encoding="UTF-8"?>`;
  const names = `xmlns:w="${space}/wordprocessingml/main" xmlns:w14="urn:14" xmlns:w15="urn:15"`;
  const main = strict ? 'text/main.xml' : 'word/document.xml';
  const folder = main.slice(0, main.indexOf('/') + 1);
  const relationship = (type: string, target: string) =>
    `<Relationship Id="${type}" Type="${space}/officeDocument/relationships/${type}" Target="${target}"/>`;
  const listed = comments.map(({ author = 'Dana', text }, index) => {
    const lines = text.split('\n').map((line) => {
      const id = `w14:paraId="P${index + 1}"`;
      return `<w:p ${id}><w:r><w:annotationRef/></w:r><w:r><w:t>${escaped(line)}</w:t></w:r></w:p>`;
    });
    return `<w:comment w:id="${index + 1}" w:author="${escaped(author)}">${lines.join('')}</w:comment>`;
  });
  const replies = comments.map(({ answers, done }, index) => {
    const parent = answers === undefined ? '' : ` w15:paraIdParent="P${answers}"`;
    return `<w15:commentEx w15:paraId="P${index + 1}"${parent} w15:done="${done ? 1 : 0}"/>`;
  });
  const files: Record<string, string> = {
    '_rels/.rels': `${head}<Relationships>${relationship('officeDocument', main)}</Relationships>`,
    [main]: `${head}<w:document ${names}><w:body>${body.map(paragraph).join('')}</w:body></w:document>`,
    [main
      .replace('/', '/_rels/')
      .concat(
        '.rels',
      )]: `${head}<Relationships>${relationship('comments', strict ? '/notes/c.xml' : 'comments.xml')}${relationship('commentsExtended', 'commentsExtended.xml')}</Relationships>`,
    [strict ? 'notes/c.xml' : 'word/comments.xml']:
      `${head}<w:comments ${names}>${listed.join('')}</w:comments>`,
    [`${folder}commentsExtended.xml`]: `${head}<w15:commentsEx ${names}>${replies.join('')}</w15:commentsEx>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** The passages of a document that is read, as `speaker@seconds: words`; what is not there is left out. */
export function passagesIn(...body: string[]): string[] {
  return (readDocx(wordDocument(body), 'a').sources[0]?.passages ?? []).map(
    ({ speaker, time, text }) => `${speaker ?? ''}${time === null ? '' : `@${time}`}: ${text}`,
  );
}
