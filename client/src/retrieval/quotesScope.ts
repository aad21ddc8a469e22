import * as vscode from 'vscode';
import type { QuotesAsked, QuotesOf } from '../../../server/src/protocol/retrieval';
import { setQuotesPinned } from '../server/contextKeys';
import { coderName } from '../trees/arrangement';

/** What the quotes are narrowed down to. Null for all. */
export interface QuotesFilter {
  readonly interview: { readonly key: string; readonly name: string } | null;
  /** '' for files that name none. */
  readonly coder: string | null;
  /** '' for words before the first speaker line. */
  readonly speaker: string | null;
  /** Only passages that carry another code, one of this family. */
  readonly family: string | null;
}

const all: QuotesFilter = { interview: null, coder: null, speaker: null, family: null };

/** What the view of quotes shows: of which code, narrowed down to what, and whether it stays so. */
export class QuotesScope implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private shown: QuotesOf | null = null;
  private narrowed = all;
  private pinned = false;

  /** Null until a code is known. */
  get of(): QuotesOf | null {
    return this.shown;
  }

  get filter(): QuotesFilter {
    return this.narrowed;
  }

  /** Whether the view stays as it is wherever the cursor goes. */
  get isPinned(): boolean {
    return this.pinned;
  }

  get isFiltered(): boolean {
    return Object.values(this.narrowed).some((one) => one !== null);
  }

  /** What to ask the server for; null while there is nothing to ask for. */
  get wanted(): QuotesAsked | null {
    const { interview, coder, speaker, family } = this.narrowed;
    return this.shown && { ...this.shown, interview: interview?.key ?? null, coder, speaker, family };
  }

  show(of: QuotesOf): void {
    // What one study has another may lack.
    if (of.folder !== this.shown?.folder) this.narrowed = all;
    this.shown = of;
    this.changed.fire();
  }

  narrow(filter: Partial<QuotesFilter>): void {
    this.narrowed = { ...this.narrowed, ...filter };
    this.changed.fire();
  }

  clearFilter(): void {
    this.narrow(all);
  }

  pin(pinned: boolean): void {
    this.pinned = pinned;
    setQuotesPinned(pinned);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** What the quotes are narrowed down to, for the line above them; '' when all are shown. */
export function filterInWords({ interview, coder, speaker, family }: QuotesFilter): string {
  const parts = [
    interview?.name ?? '',
    coder === null ? '' : coderName(coder),
    speaker === null ? '' : speakerName(speaker),
    family === null ? '' : vscode.l10n.t('also coded with {0}', family),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : vscode.l10n.t('Only: {0}', parts.join(' · '));
}

/** The name of a speaker for people; '' is nobody. */
export function speakerName(speaker: string): string {
  return speaker === '' ? vscode.l10n.t('no speaker') : speaker;
}
