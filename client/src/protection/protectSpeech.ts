import * as vscode from 'vscode';
import type { LineRun } from '../../../server/src/protocol/messages';
import { spokenLinesRequest } from '../../../server/src/protocol/protection';
import type { Server } from '../server/server';
import { protectSpeechFromNowOn, protectsSpeech } from '../server/settings';
import { onOwnEdit } from '../server/tellOwnEdit';
import type { Splice } from '../ui/changedText';
import { showStatus } from '../ui/notices';
import { soon, whenQuiet } from '../ui/timing';
import { afterChanges, type KeptSpeech, keptAgain, keptSpeech, withoutCodes } from './keptSpeech';
import { showLock } from './lock';
import { OwnEdits } from './ownEdits';
import { editorOf, isToRepair, repair, repairClosed } from './repair';
import { SavedSpeech } from './savedSpeech';

/** So long nothing must have changed before it is asked which lines have become codes, in milliseconds. */
const quiet = 300;

/** So long the server may take to hear of a document that has been opened, in milliseconds. */
const lag = 250;

/** More attempts at one repair than anybody can type in the meantime. */
const mostAttempts = 50;

/** So many states of a file are remembered that undoing may go back to. */
const mostStates = 50;

/** A transcript that is looked after. */
interface Guarded {
  readonly document: vscode.TextDocument;
  /** Null until the server has said what is spoken in it. */
  kept: KeptSpeech | null;
  /** What it was before and after changes that were allowed to alter speech: undoing and redoing them is, too. */
  readonly allowed: string[];
  /** Where the cursors were before what is to be repaired. */
  selections: readonly vscode.Selection[] | null;
  /** Done once what was changed has been taken back; null where nothing is. */
  repairing: Promise<void> | null;
  hasBegun: boolean;
  /** Its version when it was read before all files of the study were, which may make codes of what reads like speech; null for later. */
  early: number | null;
}

/**
 * Keeps speech as it is while `marginalia.protectSpeech` is on: whatever is typed, pasted or taken away in what somebody says
 * is taken back at once, with all else left as it was typed. Changes of Marginalia's own and those from the disk are let through.
 */
export function protectSpeech(server: Server): vscode.Disposable {
  return new Guard(server);
}

class Guard implements vscode.Disposable {
  private readonly guarded = new Map<vscode.TextDocument, Guarded>();
  /** URIs of the transcripts in which the user may change speech, until the window is closed. */
  private readonly free = new Set<string>();
  /** Documents that Marginalia may have changed while nobody looked after them: what is undone there may be that. */
  private readonly changedBefore = new WeakSet<vscode.TextDocument>();
  /** URIs of the files that Marginalia may change next while nobody looks after them. */
  private readonly toChange = new Set<string>();
  /** What Marginalia may change; null while speech is not protected. */
  private own: OwnEdits | null = null;
  private hasNotice = false;
  private readonly lock = showLock();
  private readonly saved = new SavedSpeech((document) => this.guarded.get(document)?.repairing ?? null);
  private readonly later = soon(lag, () => this.look());
  private readonly codes = whenQuiet(quiet, () => this.lookForCodes());
  private readonly listening: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.listening = vscode.Disposable.from(
      this.lock,
      this.codes,
      this.later,
      this.saved,
      onOwnEdit((edit) => {
        for (const [uri] of edit.entries()) this.toChange.add(uri.toString());
        this.own?.remember(edit);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.changed(event)),
      vscode.workspace.onDidOpenTextDocument(() => this.later.ask()),
      vscode.workspace.onDidCloseTextDocument((document) => this.guarded.delete(document)),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.look();
        this.later.ask();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('marginalia.protectSpeech')) this.look();
      }),
      server.onDidChange(() => {
        this.look();
        this.codes.ask();
      }),
      vscode.commands.registerCommand('marginalia.toggleProtectSpeech', () => this.toggle()),
    );
    this.look();
  }

  dispose(): void {
    this.listening.dispose();
  }

  /** Begins and ends to look after transcripts, as the user wants it now. */
  private look(): void {
    const isOn = protectsSpeech();
    this.own = isOn ? (this.own ?? new OwnEdits()) : null;
    const wanted = (isOn ? vscode.workspace.textDocuments : []).filter(
      (document) => document.languageId === 'transcript' && !this.free.has(document.uri.toString()),
    );
    for (const document of this.guarded.keys()) if (!wanted.includes(document)) this.guarded.delete(document);
    // Whoever only looks at a file needs no server for it.
    if (this.server.state.kind === 'running')
      for (const document of wanted) if (!this.guarded.has(document)) void this.begin(document);
    this.showLock();
  }

  private showLock(): void {
    const shown = vscode.window.activeTextEditor?.document;
    if (!shown || !this.own || shown.languageId !== 'transcript') this.lock.show('none');
    else if (this.free.has(shown.uri.toString())) this.lock.show('open');
    else this.lock.show(this.guarded.get(shown)?.hasBegun ? 'closed' : 'none');
  }

  private async begin(document: vscode.TextDocument): Promise<void> {
    const { state } = this.server;
    const isEarly = state.kind !== 'running' || state.study.waiting > 0;
    const one: Guarded = {
      document,
      kept: null,
      allowed: [],
      selections: null,
      repairing: null,
      hasBegun: false,
      early: isEarly ? document.version : null,
    };
    this.guarded.set(document, one);
    await this.take(one, (text, spoken) => keptSpeech(text, spoken));
    one.hasBegun = one.kept !== null;
    this.showLock();
  }

  /** Takes over what the server says of a document as it is at that moment. */
  private async take(
    one: Guarded,
    make: (text: string, spoken: readonly LineRun[], codes: readonly number[]) => KeptSpeech | null,
  ): Promise<void> {
    const { document } = one;
    while (this.guarded.get(document) === one) {
      const { version } = document;
      const answer = await this.server.request(spokenLinesRequest, { uri: document.uri.toString() });
      if (this.guarded.get(document) !== one) return;
      if (!answer) {
        // The server has gone, or the file is in no study any more: whoever tells of either makes us look again.
        this.guarded.delete(document);
        return;
      }
      if (answer.version !== document.version || version !== document.version) continue;
      one.kept = make(document.getText(), answer.spoken, answer.codes);
      return;
    }
  }

  private changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const one = this.guarded.get(document);
    if (contentChanges.length === 0) return;
    if (!one?.kept) {
      if (this.toChange.delete(document.uri.toString())) this.changedBefore.add(document);
      return;
    }
    const before = one.kept;
    const changes = contentChanges.map(
      ({ rangeOffset: start, rangeLength, text }): Splice => ({ start, end: start + rangeLength, text }),
    );
    const after = document.getText();
    const then = afterChanges(before, after, changes);
    one.kept = then;
    if (then.repairs.length === 0) return;
    const isUndoing =
      reason !== undefined && (this.changedBefore.has(document) || one.allowed.includes(after));
    if (isUndoing || this.own?.haveMade(document.uri, before.text, after, changes)) {
      void this.allow(one, before);
      return;
    }
    // Where something of the change stays, VS Code itself knows best where the cursors are.
    if (then.should !== before.should) one.selections = null;
    else if (before.repairs.length === 0) one.selections = editorOf(document)?.selections ?? null;
    this.saved.changed(document);
    one.repairing ??= this.takeBack(one, before).finally(() => {
      one.repairing = null;
      one.selections = null;
    });
  }

  /** Lets a change through that alters speech. */
  private async allow(one: Guarded, before: KeptSpeech): Promise<void> {
    one.allowed.push(before.text, one.document.getText());
    one.allowed.splice(0, one.allowed.length - mostStates);
    one.kept = null;
    one.selections = null;
    await this.take(one, (text, spoken) => keptAgain(before, text, spoken));
  }

  private async takeBack(one: Guarded, before: KeptSpeech): Promise<void> {
    if (await this.saved.isFromDisk(one.document)) {
      await this.allow(one, before);
      return;
    }
    const { document } = one;
    // Nobody tells us what becomes of a document that is closed.
    for (let attempt = 0; attempt < mostAttempts && isToRepair(one) && !document.isClosed; attempt++)
      await repair(one);
    if (isToRepair(one) && document.isClosed) await repairClosed(one);
    this.tell(document);
  }

  private tell(document: vscode.TextDocument): void {
    showStatus(vscode.l10n.t('$(lock) Speech is protected: the change was taken back'));
    if (this.hasNotice) return;
    this.hasNotice = true;
    const allow = vscode.l10n.t('Allow in This File');
    void vscode.window
      .showInformationMessage(
        vscode.l10n.t(
          'That would have changed what somebody says, so it was taken back. Codes and memos go on lines of their own, below the passage.',
        ),
        allow,
      )
      .then((chosen) => {
        this.hasNotice = false;
        if (chosen === allow) this.setFree(document.uri, true);
      });
  }

  /** Turns protection on, or opens and closes the lock of the transcript in the editor. */
  private async toggle(): Promise<void> {
    if (!protectsSpeech()) {
      await protectSpeechFromNowOn();
      this.look();
      return;
    }
    const shown = vscode.window.activeTextEditor?.document;
    if (shown?.languageId === 'transcript') this.setFree(shown.uri, !this.free.has(shown.uri.toString()));
  }

  private setFree(uri: vscode.Uri, isFree: boolean): void {
    if (isFree) this.free.add(uri.toString());
    else this.free.delete(uri.toString());
    this.look();
  }

  /** The codebook may have made codes of lines that were read as talk. */
  private lookForCodes(): void {
    const { state } = this.server;
    const isRead = state.kind === 'running' && state.study.waiting === 0;
    for (const one of this.guarded.values()) {
      if (!one.kept) continue;
      void this.take(one, (text, spoken, codes) => {
        const { kept } = one;
        // Of a text that is being repaired the server has told other lines.
        if (!kept || kept.text !== text || kept.repairs.length > 0) return kept;
        const isAsItWas = isRead && one.early === one.document.version;
        if (isRead) one.early = null;
        return isAsItWas ? keptSpeech(text, spoken) : withoutCodes(kept, codes);
      });
    }
  }
}
