import * as l10n from '@vscode/l10n';
import { codebookName } from '../study/members';
import { assign } from './assign';
import type { Files } from './files';
import { listing } from './listing';
import { misnamedCodebooks } from './misnamedCodebooks';
import type { OwnLooks } from './ownLooks';
import type { Studies } from './studies';
import { studyAbove } from './studyAbove';
import type { Texts } from './texts';
import { joinUri, parentFolder } from './uris';
import type { IntakeEvents, WorkspaceUpdater } from './workspaceUpdater';

/** Looks through the folders of a workspace for studies and their files. */
export class Folders {
  constructor(
    private readonly files: Files,
    private readonly studies: Studies,
    private readonly texts: Texts,
    private readonly updater: WorkspaceUpdater,
    private readonly events: IntakeEvents,
  ) {}

  /**
   * Lists all folders, and gives every file to its study. What is to be read is only asked for.
   *
   * @param looks where the files themselves tell which of them have changed
   */
  async scan(looks: OwnLooks | null): Promise<void> {
    const { roots, byRoot } = this.studies;
    const homes: string[] = [];
    for (const root of roots) homes.push(await studyAbove(this.texts, root));
    const { files, codebooks, misnamed, unlisted } = await listing(this.files, homes, roots);
    for (const [root, folder] of [...byRoot]) {
      if (folder.codebookFile && !codebooks.has(joinUri(root, codebookName))) this.updater.drop(folder);
    }
    for (const uri of misnamed) {
      const why = l10n.t('it is a folder. Give it another name, and write a file of this name');
      this.events.unreadable('codebook', uri, why);
    }
    const changed = new Set(await looks?.codebooks.changed([...codebooks]));
    for (const uri of codebooks) {
      await this.readCodebook(uri, changed.has(uri));
      const folder = byRoot.get(parentFolder(uri));
      // In the order of the list, whatever was opened first.
      if (folder) this.studies.moveLast(folder);
    }
    // Before they are read: what is written after that is found at the next look.
    const stale = await looks?.transcripts.changed(
      [...files].filter((uri) => this.studies.ofTranscript(uri)),
    );
    assign(this.studies, this.updater, new Set([...this.texts.shown, ...files]));
    for (const uri of stale ?? []) this.studies.ofTranscript(uri)?.reading.want([uri]);
    this.updater.unreadableFolders(unlisted, codebooks);
    this.updater.misnamedCodebooks(await misnamedCodebooks(files, (uri) => this.textOf(uri)));
  }

  /** Reads a codebook that may be a new one, or has changed. */
  async readCodebook(uri: string, isChanged = false): Promise<void> {
    const root = parentFolder(uri);
    const isRead = () => !isChanged && this.studies.byRoot.get(root)?.codebookFile;
    const text = isRead() ? null : await this.textOf(uri);
    if (text !== null && !isRead()) this.updater.codebook(this.studies.at(root), uri, text);
  }

  private async textOf(uri: string): Promise<string | null> {
    return (await this.texts.of(uri)) ?? null;
  }
}
