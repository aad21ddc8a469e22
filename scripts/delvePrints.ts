// npm run prints: makes the prints that tests read (test/unit/exchange/prints), with a Chromium that is installed.
// People print transcripts from Delve to keep codes with the words that they are on, and Chrome makes a PDF that has the structure
// of the page: a heading, and for each turn a box with the speaker, the words and the codes. The pages here have that structure,
// and type of those sizes, a picture, and talk that nobody ever said.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/e2e/host/install.mjs';
import { type PrintedTurn, prints } from '../test/unit/exchange/prints';

const folder = path.resolve(__dirname, '../test/unit/exchange/prints');

const style = `
  body { margin: 0; font-family: 'Liberation Sans', Arial, sans-serif; font-size: 14px; line-height: 1.6; }
  h3 { font-size: 24px; font-weight: 500; margin: 0 0 24px; }
  .turn { margin: 0 0 16px; }
  .speaker { font-weight: bold; }
  p { margin: 0; }
  .coded { border-bottom: 2px solid #4a90e2; }
  .codes { font-size: 10.5px; color: #777; }
`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Chromium leaves boxes out of the structure that say nothing to people who cannot see them; in 2023 it kept them. */
const box = 'role="group"';

/** The words between `[` and `]` are underlined. */
function wordsOf(text: string): string {
  return text
    .split(/(\[[^\]]*\])/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('[')
        ? `<span class="coded">${escaped(part.slice(1, -1))}</span>`
        : `<span>${escaped(part)}</span>`,
    )
    .join('');
}

function turnOf({ speaker, text, codes }: PrintedTurn, boxes: boolean): string {
  const attributes = boxes ? box : '';
  const head = speaker === null ? '' : `<div ${attributes} class="speaker">${escaped(speaker)}</div>`;
  const labels = codes.map((code) => `<div ${attributes}>${escaped(code)}</div>`).join('');
  const foot = labels === '' ? '' : `<div ${attributes} class="codes">${labels}</div>`;
  return `<div ${attributes} class="turn">${head}<p>${wordsOf(text)}</p>${foot}</div>`;
}

/** One dark dot. */
const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==';

const margins = '<div style="font-size: 8pt; width: 100%; padding: 0 24px">';
async function makePrints(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  fs.mkdirSync(folder, { recursive: true });
  for (const { name, title, turns, boxes } of prints) {
    const body = `<img alt="Delve" width="30" height="30" src="${picture}"><h3>${escaped(title)}</h3>${turns.map((turn) => turnOf(turn, boxes)).join('')}`;
    await page.setContent(
      `<!doctype html><html lang="en"><head><title>Delve</title><style>${style}</style></head><body>${body}</body></html>`,
    );
    await page.pdf({
      path: path.join(folder, `${name}.pdf`),
      format: 'Letter',
      tagged: true,
      displayHeaderFooter: true,
      headerTemplate: `${margins}1/2/24, 3:04 PM &nbsp; Delve</div>`,
      footerTemplate: `${margins}https://example.org/transcripts/1 &nbsp; <span class="pageNumber"></span>/<span class="totalPages"></span></div>`,
      margin: { top: '0.4in', bottom: '0.4in', left: '0.4in', right: '0.4in' },
    });
  }
  await browser.close();
}

void makePrints();
