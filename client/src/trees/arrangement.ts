import * as vscode from 'vscode';
import { type Arrangement, arrangement } from '../../../server/src/protocol/trees';
import { inQuotes } from '../ui/inQuotes';

const everything: Arrangement = { text: '', coder: null, kinds: [], sort: 'given' };

/** What one of the trees shows and in which order, as the user has chosen it for this workspace. */
export class KeptArrangement implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private current: Arrangement;

  /** @param key where it is kept in the memory of the workspace */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly key: string,
  ) {
    const kept = arrangement.safeParse(memory.get(key));
    this.current = kept.success ? kept.data : everything;
  }

  get(): Arrangement {
    return this.current;
  }

  set(change: Partial<Arrangement>): void {
    this.current = { ...this.current, ...change };
    this.changed.fire();
    void this.memory.update(this.key, this.current);
  }

  /** Shows everything again. The order stays. */
  clear(): void {
    this.set({ ...everything, sort: this.current.sort });
  }

  /** Whether anything is left out. */
  get isFiltered(): boolean {
    const { text, coder, kinds } = this.current;
    return text !== '' || coder !== null || kinds.length > 0;
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** The choices that are not the usual ones, for the line beside the view's name. */
export function inWords({ text, coder, kinds, sort, by }: Arrangement): string {
  const parts = [
    text === '' ? '' : inQuotes(text),
    coder === null ? '' : coderName(coder),
    kinds.map(kindsName).join(', '),
    sort === 'given' ? '' : sortName(sort),
    by === 'code' ? vscode.l10n.t('by code') : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The name of a coder for people; '' is one of whom no file tells. */
export function coderName(coder: string): string {
  return coder === '' ? vscode.l10n.t('unknown coder') : coder;
}

/** The name for people of the kinds of codes that a tree shows. */
export function kindsName(kind: Arrangement['kinds'][number]): string {
  switch (kind) {
    case 'issue':
      return vscode.l10n.t('issues');
    case 'fix':
      return vscode.l10n.t('fixes');
    case 'topic':
      return vscode.l10n.t('topics');
    case 'unknown':
      return vscode.l10n.t('not in the codebook');
  }
}

function sortName(sort: Exclude<Arrangement['sort'], 'given'>): string {
  return sort === 'name' ? vscode.l10n.t('by name') : vscode.l10n.t('most codings first');
}
