// How long the view of analysis takes to show a table, from the answer of the server until it is drawn.
import * as path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { countedFiles } from '../../server/src/analysis/counted';
import { interviewFiles } from '../../server/src/analysis/interviewFiles';
import { finished } from '../../server/src/analysis/steps';
import { readCodebook } from '../../server/src/codebook/read';
import { matrixView } from '../../server/src/features/analysis/matrixView';
import { firstQuestion } from '../../server/src/protocol/analysis';
import { Reading } from '../../server/src/study/reading';
import { Study } from '../../server/src/study/study';
import { findChromium } from '../e2e/host/install.mjs';
import { root } from '../protocol/commandLine';

const interviews = 36;
const codes = 140;

/**
 * How long the page of the view takes to draw 140 codes by 36 interviews, from the message that holds them until the browser has
 * drawn what is in sight of them: in milliseconds, the median of several new pages; null where there is no Chromium.
 */
export async function measurePanel(): Promise<number | null> {
  const executablePath = findChromium();
  if (!executablePath) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const times: number[] = [];
    for (let run = 0; run < 9; run++) {
      const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
      times.push(await drawIn(page));
      await page.close();
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? null;
  } finally {
    await browser.close();
  }
}

async function drawIn(page: Page): Promise<number> {
  await page.setContent(
    '<!DOCTYPE html><html lang="en"><head><title>Analysis</title></head><body></body></html>',
  );
  await page.addScriptTag({
    content: 'window.acquireVsCodeApi = () => ({ postMessage() {}, setState() {} });',
  });
  await page.addStyleTag({ path: path.join(root, 'dist/webview/analysis.css') });
  await page.addScriptTag({ path: path.join(root, 'dist/webview/analysis.js') });
  // A message that is sent in a frame comes when it has been drawn.
  const took = await page.evaluate(
    `new Promise((resolve) => {
      const data = ${JSON.stringify(shown())};
      const { port1, port2 } = new MessageChannel();
      const began = performance.now();
      port1.onmessage = () => resolve(performance.now() - began);
      window.dispatchEvent(new MessageEvent('message', { data }));
      requestAnimationFrame(() => port2.postMessage(null));
    })`,
  );
  // Behind the interviews stand two sums.
  const cells = codes * (interviews + 2);
  await page.waitForFunction(`document.querySelectorAll('tbody td').length === ${cells}`);
  return Number(took);
}

/** What the page is told. */
function shown(): unknown {
  const { table, notes } = finished(matrixView(countedStudy(), firstQuestion, { kind: 'interviews' }));
  return {
    kind: 'show',
    state: { folder: null, question: firstQuestion },
    language: 'en',
    texts: { tabs: 'Tabs', controls: 'Controls', legend: 'Shades:', none: 'none', notes: 'Notes' },
    tabs: [{ id: 'interviews', label: 'Codes by interview' }],
    controls: [],
    buttons: [],
    summary: '',
    tables: [table],
    curve: null,
    notes,
  };
}

function countedStudy() {
  const study = new Study();
  const reading = new Reading(study);
  const labels = Array.from({ length: codes }, (_, code) => `Data-number${code}`);
  reading.setCodebook(readCodebook(`codes:\n${labels.map((label) => `  - code: ${label}\n`).join('')}`));
  const nameOf = (file: string) => file;
  const files = Array.from({ length: interviews }, (_, at) => `Interview ${at + 1} - Ann.txt`);
  reading.want(files);
  for (let file = reading.next(); file !== undefined; file = reading.next()) {
    const number = files.indexOf(file);
    const passages = labels
      .filter((_, code) => (code + number) % 3 > 0)
      .map((label) => `Interviewee\n\nThis is said.\n\n${label}\n`);
    reading.read(file, passages.join('\n'));
  }
  const counted = countedFiles(interviewFiles(study, { has: () => true, pathOf: nameOf, nameOf }), 'final');
  return { study, counted, nameOf };
}
