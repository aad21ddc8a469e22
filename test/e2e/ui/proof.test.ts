// The daily work from one end to the other, on talk that nobody has tidied up: what is on disk is checked byte for byte
// after every step.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';
import { parse } from '../../../server/src/transcript/parse';
import type { Passage } from '../../../server/src/transcript/transcript';
import { built, root } from '../../protocol/commandLine';
import { speechOf } from '../../unit/speech';
import { until } from '../until';
import { activeRow, onDisk, openCodes, said, saveChanged, typeCode } from './codingHands';
import { useWorkbench } from './useWorkbench';
import { goTo, openTranscript, runCommand, saved, select } from './workbench';

// They are nobody's to publish, so they stand beside the project, where there are some.
const seeds = path.resolve(root, '../shared/seeds');

const codebook = `study: What the proof codes
codes:
  - code: People [PEOPLE]
    codes:
      - code: PEOPLE-work
        description: What somebody does all day.
      - code: PEOPLE-learning
        description: How somebody came to know what they know.
  - code: Questions [ASK]
    codes:
      - code: ASK-opening # How a talk begins.
      - code: ASK-again
`;

(fs.existsSync(seeds) ? describe : describe.skip)(
  'The first pages of a transcript that nobody has coded',
  () => {
    const workbench = useWorkbench({
      folder: seeds,
      prepare: (copy) => fs.writeFileSync(path.join(copy, 'codebook.yaml'), codebook),
    });
    let tries = 0;

    for (const name of uncoded())
      it(`are coded by keyboard only, saved and undone step by step (${path.parse(name).name.slice(0, 3)})`, async function () {
        this.timeout(600_000);
        const { page, folder } = workbench();
        // A file of its own for every try, as one that has failed leaves its codes behind.
        const file = `Proof ${++tries}.txt`;
        const inVivo = `PEOPLE-own-words-${tries}`;
        const original = fs.readFileSync(path.join(seeds, name), 'utf8');
        fs.writeFileSync(path.join(folder, file), original);
        const before = filesOf(folder);
        const pages = new Pages(original);
        const states = [original];

        /** Does something, after which the file is just this. */
        const step = async (act: () => Promise<void>) => {
          await act();
          await saved(page, path.join(folder, file), pages.expected());
          states.push(pages.expected());
        };
        const choose = async (letters: string, label: string) => {
          await openCodes(page);
          await typeCode(page, letters, label);
          await page.keyboard.press('Enter');
          await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
        };

        await openTranscript(page, file);

        await step(async () => {
          const passage = pages.next();
          await goToPassage(page, pages, passage);
          await openCodes(page);
          await typeCode(page, 'opening', 'ASK-opening');
          await page.keyboard.press('Control+Enter');
          await activeRow(page, 'Add ASK-opening');
          await typeCode(page, 'work', 'PEOPLE-work');
          await page.keyboard.press('Control+Enter');
          await activeRow(page, 'PEOPLE-work');
          await page.keyboard.press('Enter');
          pages.code(passage, 'PEOPLE-work', 'ASK-opening');
        });

        await step(async () => {
          const passage = pages.next();
          const words = await selectWords(page, pages, passage);
          await choose('learning', 'PEOPLE-learning');
          pages.quote(passage, 'PEOPLE-learning', words);
        });

        await step(async () => {
          const passage = pages.next();
          await goToPassage(page, pages, passage);
          await page.keyboard.press('Control+Shift+Enter');
          pages.code(passage, 'PEOPLE-learning');
        });

        await step(async () => {
          const passage = pages.next();
          const words = await selectWords(page, pages, passage);
          await chord(page, 'v');
          await page.locator('.quick-input-title', { hasText: 'Code in Vivo' }).waitFor();
          await page.keyboard.press('Control+A');
          await page.keyboard.type(inVivo);
          await page.keyboard.press('Enter');
          await said(page, inVivo);
          pages.quote(passage, inVivo, words);
        });
        const inVivoStep = states.length - 1;
        await until('the new code in the codebook', () => onDisk(folder, 'codebook.yaml').includes(inVivo));

        await step(async () => {
          const passage = pages.next();
          await goToPassage(page, pages, passage);
          await chord(page, 'n');
          await page.locator('.quick-input-title', { hasText: 'Memo on the Passage' }).waitFor();
          await page.keyboard.type('Ask the others, too.');
          await page.keyboard.press('Enter');
          pages.annotate(passage, '// Ask the others, too.');
        });

        await step(async () => {
          const first = pages.next();
          const second = pages.after(first);
          await selectTo(page, pages.start(first), pages.end(second));
          await openCodes(page);
          await page.locator('.quick-input-title', { hasText: 'Code 2 Passages' }).waitFor();
          await typeCode(page, 'again', 'ASK-again');
          await page.keyboard.press('Enter');
          pages.code(first, 'ASK-again');
          pages.code(second, 'ASK-again');
        });

        for (const label of ['PEOPLE-work', 'ASK-again', inVivo, 'PEOPLE-learning'])
          await step(async () => {
            const passage = pages.next();
            const words = await selectWords(page, pages, passage);
            await choose(label.slice(label.indexOf('-') + 1).replaceAll('-', ' '), label);
            pages.quote(passage, label, words);
          });

        await page.locator('.tab.dirty').waitFor({ state: 'detached' });
        assert.equal(speechOf(onDisk(folder, file)), speechOf(original));
        assert.deepEqual(await codingsOf(folder, file), pages.codings);
        const after = filesOf(folder);
        for (const [other, bytes] of before)
          if (other !== file && other !== 'codebook.yaml') assert.ok(after.get(other)?.equals(bytes), other);
        assert.deepEqual([...after.keys()], [...before.keys()]);
        const added = new RegExp(` *- code: ${inVivo}\\n(?: *color: .*\\n)?`);
        assert.equal(onDisk(folder, 'codebook.yaml').replace(added, ''), String(before.get('codebook.yaml')));

        await goTo(page, 1);
        for (let last = states.length - 2; last >= 0; last--) {
          await page.keyboard.press('Control+Z');
          await saveChanged(page);
          assert.equal(onDisk(folder, file), states[last], `undone to step ${last}`);
          if (last + 1 === inVivoStep) {
            await page.locator('.tab.dirty', { hasText: 'codebook.yaml' }).waitFor();
            await runCommand(page, 'File: Save All Files');
            await page.locator('.tab.dirty').waitFor({ state: 'detached' });
          }
        }
        for (const [other, bytes] of before)
          assert.ok(fs.readFileSync(path.join(folder, other)).equals(bytes), `${other} is as it was`);
      });
  },
);

/** A seed without a code. */
function uncoded(): string[] {
  if (!fs.existsSync(seeds)) return [];
  const names = fs.readdirSync(seeds).filter((name) => name.endsWith('.txt'));
  const isCoded = (name: string) => parse(fs.readFileSync(path.join(seeds, name), 'utf8')).codings.length > 0;
  return names.filter((name) => !isCoded(name)).slice(0, 1);
}

/** A place in a file, from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** An uncoded transcript and what has been written below its passages. Nothing of it is found by its words. */
class Pages {
  private readonly transcript;
  private readonly annotations = new Map<number, readonly string[]>();
  private readonly coded: { passage: number; code: string; quote: string | null }[] = [];
  private at = 0;

  constructor(text: string) {
    this.transcript = parse(text);
  }

  /** The next passage that has three words in a row to quote. */
  next(): Passage {
    for (;;) {
      const passage = this.transcript.passages[this.at++];
      assert.ok(passage, 'The transcript is too short for the proof.');
      if (this.wordsOf(passage)) return passage;
    }
  }

  /** The passage below one, whatever it says. */
  after({ index }: Passage): Passage {
    const passage = this.transcript.passages[index + 1];
    assert.ok(passage);
    this.at = index + 2;
    return passage;
  }

  /** Three words of a passage that it says once, and where they begin. */
  wordsOf({ range }: Passage): { words: string; start: number } | null {
    const text = this.transcript.text.slice(range.start, range.end);
    for (const match of text.matchAll(/(?<= )\p{L}+ \p{L}+ \p{L}+(?=[ ,.])/gu))
      if (text.split(match[0]).length === 2) return { words: match[0], start: range.start + match.index };
    return null;
  }

  start(passage: Passage): Place {
    return this.placeOf(passage.range.start);
  }

  end(passage: Passage): Place {
    return this.placeOf(passage.range.end);
  }

  /** Where an offset of the uncoded text stands now, with the lines that have been added above. */
  placeOf(offset: number): Place {
    const { lineStarts, passages } = this.transcript;
    const line = lineStarts.findLastIndex((start) => start <= offset);
    const added = [...this.annotations].flatMap(([index, lines]) =>
      (passages[index]?.lastLine ?? line) < line ? lines : [],
    );
    return { line: line + 2 * added.length + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  }

  code({ index }: Passage, ...labels: string[]): void {
    for (const code of labels) this.coded.push({ passage: index, code, quote: null });
    this.annotations.set(index, labels);
  }

  quote({ index }: Passage, code: string, quote: string): void {
    this.coded.push({ passage: index, code, quote });
    this.annotations.set(index, [`${code} "${quote}"`]);
  }

  annotate({ index }: Passage, line: string): void {
    this.annotations.set(index, [line]);
  }

  /** The file as it must be by now: nothing but lines below passages is new. */
  expected(): string {
    const { text, passages } = this.transcript;
    const lines = text.split('\n');
    for (const [index, added] of this.annotations) {
      const last = passages[index]?.lastLine ?? 0;
      lines[last] = [lines[last], ...added].join('\n\n');
    }
    return lines.join('\n');
  }

  /** What the command line must say of the codings. */
  get codings() {
    const { text, passages } = this.transcript;
    return this.coded.map(({ passage, code, quote }) => {
      const { start, end } = passages[passage]?.range ?? { start: 0, end: 0 };
      return { code, quote, passage: text.slice(start, end).replace(/\s+/g, ' ') };
    });
  }
}

async function goToPassage(page: Page, pages: Pages, passage: Passage): Promise<void> {
  const { line, column } = pages.start(passage);
  await goTo(page, line, column);
}

/** Selects from one place to another. */
function selectTo(page: Page, from: Place, to: Place): Promise<void> {
  return select(page, [from.line, from.column], [to.line, to.column]);
}

/** Selects three words of a passage, and returns them. */
async function selectWords(page: Page, pages: Pages, passage: Passage): Promise<string> {
  const { words, start } = pages.wordsOf(passage) ?? { words: '', start: 0 };
  await selectTo(page, pages.placeOf(start), pages.placeOf(start + words.length));
  await page
    .locator('#status\\.editor\\.selection')
    .getByText(`(${words.length} selected)`, { exact: false })
    .waitFor();
  return words;
}

async function chord(page: Page, key: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press(key);
}

const rows = z.array(
  z.object({ file: z.string(), code: z.string(), quote: z.nullable(z.string()), passage: z.string() }),
);

/** What the built command line reads in a file of the study. */
async function codingsOf(folder: string, file: string) {
  const { out } = await built(folder, 'codings', '.', '--format', 'json');
  const all = rows.parse(JSON.parse(out)).filter((row) => row.file === file);
  return all.map(({ code, quote, passage }) => ({ code, quote, passage }));
}

/** The bytes of every file of a study. */
function filesOf(folder: string): Map<string, Buffer> {
  const names = fs.readdirSync(folder).filter((name) => /\.(txt|yaml)$/.test(name));
  return new Map(names.sort().map((name) => [name, fs.readFileSync(path.join(folder, name))]));
}
