import * as vscode from 'vscode';
import type { CreatedCode } from '../../../server/src/protocol/codes';
import { addMemoRequest } from '../../../server/src/protocol/coding';
import { followed, placeOfCode } from '../coding/followed';
import { proposed } from '../coding/target';
import { carryOut } from '../reshaping/carryOut';
import { pickOrCreate, studyCodes } from '../reshaping/pickOther';
import { applyChange, sayOutOfStep } from '../server/applyChange';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import { askText } from '../ui/askText';
import { showStatus } from '../ui/notices';
import { openTranscript } from '../ui/openTranscript';
import type { ShownQuotes } from './quotes';
import { goOn, goTo, type Standing, standing, standingNow } from './workThrough';

/** Something done to a quote, to be undone without leaving the view. */
interface Done {
  readonly at: Standing;
  /** Whether the quotes are others since. */
  readonly recoded: boolean;
}

/** What can be done to the quotes of the view, by keyboard or from the menu of a row, without leaving it. */
export class QuotesWork {
  private done: DoneStep<Done>[] = [];
  /** What was begun, with the row that it ends on. A key pressed meanwhile is about that row. */
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly server: Server,
    private readonly shown: ShownQuotes,
  ) {}

  /** Gives quotes another code, in one change. */
  async recode(row?: TreeElement): Promise<void> {
    await this.working;
    const rows = this.meant(row);
    const folder = this.shown.scope.of?.folder;
    if (rows.length === 0 || folder === undefined) return;
    const study = await studyCodes(this.server, folder);
    if (!study) return;
    const own = new Set(rows.map(({ node }) => node.coding?.label));
    const to = await pickOrCreate(
      rows.length === 1
        ? vscode.l10n.t('Change the Code of This Quote')
        : vscode.l10n.t('Change the Code of {0} Quotes', rows.length),
      vscode.l10n.t('The code to be put in place of the present one; a new name makes a new one'),
      study,
      ({ label, kind }) => kind !== 'unknown' && (own.size > 1 || !own.has(label)),
    );
    // The list of codes took the focus from the quotes, also when it was left.
    await this.shown.view.focus();
    if (to) await this.work(() => this.changeCodes(folder, rows, [to.label], to.created));
  }

  /** Takes the code off the words of quotes, in one change. */
  async remove(row?: TreeElement): Promise<void> {
    await this.working;
    const rows = this.meant(row);
    const folder = this.shown.scope.of?.folder;
    if (rows.length > 0 && folder !== undefined) await this.work(() => this.changeCodes(folder, rows, []));
  }

  /** Writes a memo on the coding of a quote. */
  async addMemo(row?: TreeElement): Promise<void> {
    await this.working;
    const [quote] = this.meant(row);
    const { coding, uri } = quote?.node ?? {};
    if (!quote || !coding || !uri) return;
    const at = await standing(this.shown, quote);
    const file = vscode.Uri.parse(uri);
    const question = {
      title: vscode.l10n.t('Memo on {0}', coding.label),
      prompt: vscode.l10n.t('What you think of it'),
    };
    const { answer: text, places } = await followed(file.toString(), [placeOfCode(coding)], () =>
      askText(question),
    );
    // What is typed while the memo is being written is meant for the quotes.
    await this.shown.view.focus();
    if (!text) return;
    const [place] = places ?? [];
    if (!place) return sayOutOfStep(file, text);
    const on = { ...coding, line: place.end.line };
    await this.work(() => this.writeMemo(uri, on, text, at));
  }

  /** Undoes what was done last from the view, and goes back to the quote. */
  undo(): Promise<void> {
    return this.work(() => this.undoLast());
  }

  private async undoLast(): Promise<void> {
    const last = this.done.at(-1);
    if (!last) {
      showStatus(vscode.l10n.t('Nothing was done from this view that could be undone.'));
      return;
    }
    const { at, recoded } = last.what;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(last.uri));
    if (document.version !== last.after) {
      this.done = this.done.filter(({ uri }) => uri !== last.uri);
      sayChangedSince(document.uri);
      return;
    }
    const before = await standingNow(this.shown, at);
    // The editor must have the keyboard, for as short as can be: what is typed now would go there.
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand('undo');
    // Who is asked whether to undo in several files may say no.
    if (document.version !== last.after) this.done = withoutLast(this.done, document.version);
    await this.shown.view.focus();
    if (recoded) await goOn(this.server, this.shown, before);
    else await goTo(this.shown, before);
  }

  /** Does something when what was begun before is done. What fails is told to whoever asked for it, and to nobody else. */
  private work(act: () => Promise<void>): Promise<void> {
    const done = this.working.then(act);
    this.working = done.catch(() => {});
    return done;
  }

  private meant(row?: TreeElement): TreeElement[] {
    const rows = this.shown.view.meant(row).filter(({ node }) => node.coding !== undefined);
    if (rows.length === 0) showStatus(vscode.l10n.t('Go to a quote first, a row with words.'));
    return rows;
  }

  private async changeCodes(
    folder: string,
    rows: readonly TreeElement[],
    to: string[],
    newCodes: readonly CreatedCode[] = [],
  ): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const at = await standing(this.shown, first);
    const codings = rows.flatMap(({ node: { uri, coding } }) =>
      uri === null || !coding ? [] : [{ file: uri, ...coding, to }],
    );
    const { uri } = first.node;
    const before = uri === null ? undefined : shownVersion(uri);
    const reshaping = { kind: 'recode' as const, codings, newCodes: [...newCodes] };
    const { made, after } = await withVersion(uri, () => carryOut(this.server, folder, reshaping, true));
    if (made && uri !== null) this.remember({ uri, before, after, what: { at, recoded: true } });
    if (made) await goOn(this.server, this.shown, at);
    else await this.shown.view.focus();
  }

  private async writeMemo(
    uri: string,
    on: { readonly line: number; readonly label: string },
    text: string,
    at: Standing,
  ): Promise<void> {
    const document = await openTranscript(vscode.Uri.parse(uri));
    if (!document) return;
    const { version } = document;
    const params = { uri: document.uri.toString(), version, selections: [], on, text };
    const proposal = proposed(await this.server.request(addMemoRequest, params));
    if (!proposal) return;
    const { made, after } = await withVersion(uri, () => applyChange(proposal.change, false));
    if (!made) return;
    this.remember({ uri, before: version, after, what: { at, recoded: false } });
    showStatus(proposal.did);
  }

  private remember(step: DoneStep<Done>): void {
    this.done = withStep(this.done, step);
  }
}

/**
 * Makes a change of a file.
 *
 * @returns whether it was made, and the version that the document had with it: what is typed while the change is still being
 *   saved and shown is not part of it. -1 where the file was not changed.
 */
async function withVersion(
  uri: string | null,
  make: () => Promise<boolean>,
): Promise<{ readonly made: boolean; readonly after: number }> {
  const file = uri === null ? '' : vscode.Uri.parse(uri).toString();
  let after = -1;
  const listening = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const isFirst = after < 0 && contentChanges.length > 0;
    if (isFirst && document.uri.toString() === file) after = document.version;
  });
  try {
    const made = await make();
    return { made, after };
  } finally {
    listening.dispose();
  }
}

/** Undefined when nothing shows the file. */
function shownVersion(uri: string): number | undefined {
  const wanted = vscode.Uri.parse(uri).toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted)?.version;
}

function sayChangedSince(file: vscode.Uri): void {
  const name = vscode.workspace.asRelativePath(file);
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      '{0} was changed since, so undoing from this view would undo something else. Undo in its editor instead.',
      name,
    ),
  );
}

/** Something done to a file from a view, to be undone from there. */
export interface DoneStep<T> {
  readonly uri: string;
  /** The version of the document that it began with; undefined when nothing showed the file. */
  readonly before: number | undefined;
  /** The version with nothing but this as the latest change. With any other, undoing would undo something else. */
  readonly after: number;
  /** What the view remembers of it. */
  readonly what: T;
}

/** So many steps are kept: who goes back further does so in the editors. */
export const mostSteps = 100;

/** What was done from a view, and now this; the oldest first. */
export function withStep<T>(steps: readonly DoneStep<T>[], step: DoneStep<T>): DoneStep<T>[] {
  return [...steps, step].slice(-mostSteps);
}

/**
 * What was done from a view, by the versions of the documents. Plain data: undoing makes a document a new version, too, so
 * the step before ends with that from then on, if nothing came between the two.
 *
 * @param steps the oldest first
 * @param version of the document after its last step was undone
 */
export function withoutLast<T>(steps: readonly DoneStep<T>[], version: number): DoneStep<T>[] {
  const last = steps.at(-1);
  return steps
    .slice(0, -1)
    .map((step) =>
      step.uri === last?.uri && step.after === last.before ? { ...step, after: version } : step,
    );
}
