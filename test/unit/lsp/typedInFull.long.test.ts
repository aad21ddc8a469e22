// A label that is typed in full is what Enter writes, whatever is likely: by VS Code's own list of suggestions.
import { deepEqual } from 'node:assert/strict';
import {
  CompletionModel,
  LineContext,
} from 'monaco-editor-core/esm/vs/editor/contrib/suggest/browser/completionModel.js';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { completeCode } from '../../../server/src/features/completion/completion';
import { codeList } from '../../../server/src/lsp/codeItems';
import { parse } from '../../../server/src/transcript/parse';
import { chained, sampleStudy, someOf } from '../manyLabels';
import { type StudyFixture, studyOf } from '../studyFixture';

/** A study, and a transcript in it that is coded where somebody types. */
class Typist {
  private readonly lists = new Map<string, CompletionList | null>();

  constructor(
    private readonly fixture: StudyFixture,
    private readonly mark: string,
  ) {}

  get labels(): string[] {
    return this.fixture.study.codebook.codes.map(({ label }) => label);
  }

  /**
   * Types a label key by key, as VS Code's suggestions go with it.
   *
   * @param first how many letters stand there already when they are first asked for
   * @returns the label that Enter takes; undefined where nothing is offered
   */
  enterAfter(label: string, first: number): string | undefined {
    let asked = first;
    let list = this.ask(label.slice(0, first));
    for (let typed = first + 1; typed <= label.length; typed++) {
      const isSpace = label.charAt(typed - 1) === ' ';
      if (!isSpace && !list?.isIncomplete) continue;
      asked = typed;
      list = this.ask(label.slice(0, typed));
    }
    return list ? top(list, label, asked, this.mark.length) : undefined;
  }

  private ask(typed: string): CompletionList | null {
    const known = this.lists.get(typed);
    if (known !== undefined) return known;
    const before = `Interviewer\n\nHow did you find out?\n\nInterviewee\n\nNobody told us.\n\n${this.mark}${typed}`;
    const { study } = this.fixture;
    const transcript = parse(`${before}\n\nInterviewer\n\nAnd then?\n`, study.vocabulary());
    const codes = completeCode({ study, file: 'new.txt', transcript }, before.length);
    const list = codes && codeList(study.codebook.codes, 'new.txt', transcript, codes);
    this.lists.set(typed, list);
    return list;
  }
}

/** What VS Code has on top of the list. */
function top(list: CompletionList, label: string, asked: number, before: number): string | undefined {
  const sorted = [...list.items].sort((a, b) => compare(a.sortText, b.sortText));
  const container = { incomplete: list.isIncomplete };
  const items = sorted.map((item) => itemOf(item, before + asked + 1, before + 1, container));
  const line = ' '.repeat(before) + label;
  const model = new CompletionModel(
    items,
    before + asked + 1,
    new LineContext(line.slice(0, before + asked), 0),
    { distance: () => 0 },
    { filterGraceful: true },
    'inline',
  );
  model.lineContext = new LineContext(line, label.length - asked);
  return model.items[0]?.textLabel;
}

function itemOf(
  { label, filterText }: CompletionItem,
  column: number,
  start: number,
  container: { incomplete: boolean },
) {
  return {
    completion: { label, filterText },
    textLabel: label,
    labelLow: label.toLowerCase(),
    filterTextLow: filterText?.toLowerCase(),
    position: { column },
    editStart: { column: start },
    provider,
    container,
  };
}

const provider = {};

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

describe('A label that is typed in full', function () {
  this.timeout(180_000);

  for (const mark of ['', '#'])
    it(`is on top for every code of the sample, wherever the list was opened${mark && ', behind a mark'}`, () => {
      const typist = new Typist(sampleStudy(), mark);
      const wrong = typist.labels.flatMap((label) =>
        [...label].flatMap((_, first) => {
          // Behind a mark the list opens before a letter is typed.
          const letters = mark === '' ? first + 1 : first;
          const taken = typist.enterAfter(label, letters);
          return taken === label || taken === undefined ? [] : [`${label} after ${letters}: ${taken}`];
        }),
      );
      deepEqual(wrong, []);
    });

  it('is on top in a codebook of 2,000 labels that go on from one another', () => {
    const codebook = `codes:\n${chained(2000)
      .map((label) => `  - code: ${label}\n`)
      .join('')}`;
    const typist = new Typist(studyOf({ 'codebook.yaml': codebook }), '#');
    const wrong = someOf(typist.labels).flatMap((label) =>
      [0, 1, label.length].flatMap((first) => {
        const taken = typist.enterAfter(label, first);
        return taken === label ? [] : [`${label} after ${first}: ${taken}`];
      }),
    );
    deepEqual(wrong, []);
  });
});
