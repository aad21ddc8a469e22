import * as vscode from 'vscode';
import type { FileFound } from '../../../server/src/protocol/retrieval';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { WholeWords } from '../panel/messages';
import { RowsView } from '../panel/rowsView';
import { setHasFound } from '../server/contextKeys';
import type { Server } from '../server/server';
import { PlacesTree } from '../trees/placesTree';
import { copyRows } from './copyQuotes';
import { type Found, remarkOnUnread } from './found';
import { wholeWords } from './wholeWords';

/** So many interviews are shown with their passages at once. */
const mostOpened = 20;

/** Enough of a passage for a row, in UTF-16 units; the rest is in its tooltip. */
const longestLabel = 200;

/** The view of the passages that were asked for last. It is there once something was. */
export class FoundPassages implements vscode.Disposable {
  private current: Found | null = null;
  /** What the study was like when it was searched. */
  private revision: number | null = null;
  private readonly tree = new PlacesTree(async (parent) => this.nodesUnder(parent));
  private readonly view: RowsView;
  private readonly following: vscode.Disposable;

  /** @param extension the folder that the extension is installed in */
  constructor(
    private readonly server: Server,
    extension: vscode.Uri,
  ) {
    this.view = new RowsView('marginalia.found', this.tree, {
      name: vscode.l10n.t('Found Passages'),
      extension,
      whole: async (parent) => this.wholePassages(parent.node),
      copy: copyRows(server),
    });
    this.following = server.onDidChange(() => this.say());
  }

  /** Null when nothing was searched yet, or what was found is put away. */
  get found(): Found | null {
    return this.current;
  }

  /** Shows what was found, and goes there. */
  async show(found: Found): Promise<void> {
    this.current = found;
    this.revision = this.studyRevision;
    await setHasFound(true);
    this.say();
    this.tree.refresh();
    await this.view.focus();
  }

  clear(): void {
    this.current = null;
    void setHasFound(false);
    this.say();
    this.tree.refresh();
  }

  dispose(): void {
    this.following.dispose();
    this.view.dispose();
  }

  private get studyRevision(): number | null {
    const { state } = this.server;
    return state.kind === 'running' ? state.study.revision : null;
  }

  private say(): void {
    const found = this.current;
    const hasChanged = this.studyRevision !== null && this.studyRevision !== this.revision;
    const remarks = found
      ? [
          countsOf(found),
          ...remarksOn(found),
          ...(hasChanged
            ? [vscode.l10n.t('The study has changed since. “Find Again” searches it anew.')]
            : []),
        ]
      : [];
    this.view.say({
      title: found?.question ?? '',
      message: remarks.join(' · '),
      empty: { text: found?.passages === 0 ? vscode.l10n.t('No passage was found.') : '', action: null },
    });
  }

  private nodesUnder(parent: TreeNode | null): TreeNode[] {
    const studies = this.current?.studies ?? [];
    if (!parent) {
      const [only, ...others] = studies;
      if (!only || others.length > 0) return studies.map(({ study }, index) => studyNode(study, index));
      return this.fileNodes(only.files, []);
    }
    const [first = ''] = parent.path;
    if (parent.type === 'study') return this.fileNodes(studies[Number(first)]?.files ?? [], [first]);
    const file = this.fileOf(parent);
    return file ? passageNodes(file, parent.path) : [];
  }

  /** The passages of the transcript that a row stands for; undefined for another row. */
  private fileOf({ path, uri }: TreeNode): FileFound | undefined {
    const studies = this.current?.studies ?? [];
    const [first = '', ...rest] = path;
    const study = rest.length > 0 ? studies[Number(first)] : studies[0];
    return study?.files.find((file) => file.uri === uri);
  }

  /** What the passages under a row say in full, by the last parts of their rows' paths. */
  private wholePassages(parent: TreeNode): ReadonlyMap<string, WholeWords> {
    const passages = this.fileOf(parent)?.passages ?? [];
    return new Map(
      passages.map((passage, index) => [
        String(index),
        wholeWords({ ...passage, line: passage.place.range.start.line }),
      ]),
    );
  }

  private fileNodes(files: readonly FileFound[], above: readonly string[]): TreeNode[] {
    const isOpen = files.length <= mostOpened;
    return files.map((file) => fileNode(file, above, isOpen));
  }
}

/** How much was found, in words: `5 passages in 2 interviews`. */
export function countsOf({ passages, interviews }: Found): string {
  if (passages === 0) return vscode.l10n.t('no passages');
  const many = passageCount(passages);
  return interviews === 1
    ? vscode.l10n.t('{0} in 1 interview', many)
    : vscode.l10n.t('{0} in {1} interviews', many, interviews);
}

/** What else is to be known of the counts. */
export function remarksOn({ passages, listed, unread, within }: Found): string[] {
  return [
    ...(within?.remark ? [within.remark] : []),
    ...(listed < passages ? [vscode.l10n.t('Only the first {0} are listed.', listed)] : []),
    ...remarkOnUnread(unread),
  ];
}

function passageCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 passage') : vscode.l10n.t('{0} passages', count);
}

const plainNode = { description: '', kind: null, color: null, expandable: true, uri: null, place: null };

function studyNode(study: string, index: number): TreeNode {
  return { ...plainNode, path: [String(index)], type: 'study', label: study, tooltip: study, spoken: study };
}

function fileNode(
  { uri, interview, passages }: FileFound,
  above: readonly string[],
  isOpen: boolean,
): TreeNode {
  const count = passageCount(passages.length);
  return {
    ...plainNode,
    path: [...above, uri],
    type: 'interview',
    label: interview,
    description: count,
    tooltip: `${interview}\n${count}`,
    spoken: `${interview}, ${count}`,
    uri,
    open: isOpen,
  };
}

function passageNodes({ uri, passages }: FileFound, above: readonly string[]): TreeNode[] {
  return passages.map(({ place, words, speaker, labels }, index) => ({
    ...plainNode,
    path: [...above, String(index)],
    type: 'passage',
    label: words.length > longestLabel ? `${words.slice(0, longestLabel)}…` : words,
    description: labels.join(', '),
    tooltip: [words, speaker ?? '', labels.join('\n')].filter((part) => part !== '').join('\n\n'),
    spoken: [words, speaker ?? '', ...labels].filter((part) => part !== '').join(', '),
    expandable: false,
    uri,
    place,
  }));
}
