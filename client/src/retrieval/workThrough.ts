import * as vscode from 'vscode';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import { idOf } from '../trees/treeItem';
import { editorRange } from '../ui/places';
import type { ShownQuotes } from './quotes';

/** Where a quote stands in the list: its row, and those of its transcript as they were. */
export interface Standing {
  readonly transcript: TreeElement | null;
  readonly transcriptIndex: number;
  readonly index: number;
  /** What the transcript's quotes were, to see when the study has taken a change in. */
  readonly before: string;
}

/** How long the study may take to take a change in, in milliseconds. Then the list is taken as it is. */
const patience = 3000;

/** Remembers where a quote stands, to go on from there. */
export async function standing({ tree }: ShownQuotes, row: TreeElement): Promise<Standing> {
  const [transcripts, quotes] = [
    await tree.getChildren(row.parent?.parent ?? undefined),
    await tree.getChildren(row.parent ?? undefined),
  ];
  return {
    transcript: row.parent,
    transcriptIndex: transcripts.findIndex((one) => row.parent && idOf(one.node) === idOf(row.parent.node)),
    index: quotes.findIndex((one) => idOf(one.node) === idOf(row.node)),
    before: saysWhat(quotes),
  };
}

/** Remembers a place of the list again, by what the list shows now. */
export async function standingNow({ tree }: ShownQuotes, at: Standing): Promise<Standing> {
  return { ...at, before: saysWhat(await tree.getChildren(at.transcript ?? undefined)) };
}

/** When the study has taken a change of codes in, selects the quote that now stands where one stood, and shows its words. */
export async function goOn(server: Server, shown: ShownQuotes, at: Standing): Promise<void> {
  const { tree } = shown;
  const ended = performance.now() + patience;
  while (
    saysWhat(await tree.getChildren(at.transcript ?? undefined)) === at.before &&
    performance.now() < ended
  )
    await nextNews(server, ended - performance.now());
  tree.refresh();
  await goTo(shown, at);
}

/** Selects the quote that stands at a place, and shows its words. */
export async function goTo(shown: ShownQuotes, at: Standing): Promise<void> {
  const row = await quoteAt(shown, at);
  if (row) await select(shown, row);
}

/** Puts the keyboard on the quote at the cursor, else on the first one, so that the keys of quotes work at once. */
export async function goToFirst({ tree, view }: ShownQuotes): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const { token } = new vscode.CancellationTokenSource();
  const here = editor && (await tree.rowAt(editor.document.uri, editor.selection.active, token));
  const row = here ?? (await firstQuote(tree));
  if (row) await view.reveal(row, { focus: true });
}

async function firstQuote(tree: ShownQuotes['tree']): Promise<TreeElement | undefined> {
  const [transcript] = await tree.getChildren();
  return transcript && (await tree.getChildren(transcript))[0];
}

/** The quote at a place of the list, else the first one behind it, else the last one. */
async function quoteAt({ tree }: ShownQuotes, at: Standing): Promise<TreeElement | undefined> {
  const quotes = await tree.getChildren(at.transcript ?? undefined);
  if (quotes[at.index]) return quotes[at.index];
  const transcripts = await tree.getChildren(at.transcript?.parent ?? undefined);
  const next = transcripts[at.transcriptIndex + (quotes.length > 0 ? 1 : 0)];
  if (next) return (await tree.getChildren(next))[0];
  const last = transcripts.at(-1);
  return last && (await tree.getChildren(last)).at(-1);
}

async function select({ view }: ShownQuotes, row: TreeElement): Promise<void> {
  // A box that was opened meanwhile would close when an editor opens.
  if (!view.hasKeyboard) return;
  const { place } = row.node;
  if (place) {
    const options = { selection: editorRange(place), preserveFocus: true, preview: true };
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(place.uri), options);
  }
  // Whoever sees the row selected can go on: nothing comes after.
  await view.reveal(row);
}

function saysWhat(quotes: readonly TreeElement[]): string {
  return JSON.stringify(quotes.map(({ node }) => [node.coding, node.label]));
}

/** Resolves when the server says that the study has changed, or after so many milliseconds. */
function nextNews(server: Server, atMost: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      news.dispose();
      clearTimeout(timer);
      resolve();
    };
    const news = server.onDidChange(end);
    const timer = setTimeout(end, Math.max(0, atMost));
  });
}
