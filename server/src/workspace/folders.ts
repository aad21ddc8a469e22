import * as l10n from '@vscode/l10n';
import { outwards } from '../study/homes';
import { repeatedLinks } from '../study/links';
import { codebookName, isSkipped } from '../study/members';
import type { Files } from './files';
import { listing } from './listing';
import { misnamedCodebooks } from './misnamedCodebooks';
import type { OwnLooks } from './ownLooks';
import type { Studies } from './studies';
import type { Texts } from './texts';
import { fileName, joinUri, parentFolder, relativePath, uriNaming } from './uris';
import type { WorkspaceStudy } from './workspaceStudy';
import type { UpdateEvents, WorkspaceUpdater } from './workspaceUpdater';

/** Looks through the folders of a workspace for studies and their files. */
export class Folders {
  /** The folders that were named like a codebook when this last looked. */
  private misnamed: ReadonlySet<string> = new Set();

  constructor(
    private readonly files: Files,
    private readonly studies: Studies,
    private readonly texts: Texts,
    private readonly updater: WorkspaceUpdater,
    private readonly events: UpdateEvents,
  ) {}

  /**
   * Lists all folders, and gives every file to its study. What is to be read is only asked for.
   *
   * @param looks where the files themselves tell which of them have changed
   */
  async scan(looks: OwnLooks | null): Promise<void> {
    this.studies.outside = await this.openedOutside();
    const { roots, byRoot } = this.studies;
    const homes = new Set<string>();
    const unreadAbove = new Set<string>();
    const unread = (uri: string, error: unknown) => {
      unreadAbove.add(uri);
      this.updater.unreadable(uri, error);
    };
    for (const root of roots) homes.add(await studyAbove(this.texts, root, unread));
    const { files, links, unlisted, ...listed } = await listing(this.files, [...homes], roots);
    const codebooks = new Set([...listed.codebooks, ...this.shownCodebooks(homes)]);
    const misnamed = new Set([...listed.misnamed].filter((uri) => !codebooks.has(uri)));
    for (const [root, folder] of [...byRoot]) {
      if (folder.codebookFile && !codebooks.has(joinUri(root, codebookName))) this.updater.drop(folder);
    }
    for (const uri of this.misnamed)
      if (!misnamed.has(uri) && !codebooks.has(uri)) this.events.unreadable('codebook', uri, null);
    this.misnamed = misnamed;
    for (const uri of misnamed) {
      const why = l10n.t('it is a folder. Give it another name, and write a file of this name');
      this.events.unreadable('codebook', uri, why);
    }
    const changed = new Set(await looks?.codebooks.changed([...codebooks]));
    for (const uri of codebooks) await this.readCodebook(uri, changed.has(uri));
    // Before they are read: what is written after that is found at the next look.
    const stale = await looks?.transcripts.changed(
      [...files].filter((uri) => this.studies.ofTranscript(uri)),
    );
    this.studies.links = links;
    assign(this.studies, this.updater, this.texts, new Set([...this.texts.shown, ...files]));
    this.studies.arrange();
    for (const uri of stale ?? []) this.studies.ofTranscript(uri)?.reading.want([uri]);
    this.updater.unreadableFolders(unlisted, new Set([...codebooks, ...unreadAbove]));
    // What is saved counts, as nobody looks for these while somebody types in one.
    const saved = async (uri: string) => {
      const read = await this.texts.fromDisk(uri);
      return 'text' in read ? read.text : null;
    };
    this.updater.misnamedCodebooks(await misnamedCodebooks(new Set([...files, ...codebooks]), saved));
  }

  /** An open codebook counts as it is shown, though the disk may have lost it. */
  private shownCodebooks(homes: ReadonlySet<string>): string[] {
    const isListed = (uri: string) =>
      [...homes].some((home) => {
        const path = relativePath(home, uri);
        return path !== null && !isSkipped(path);
      });
    return [...this.texts.shown].filter((uri) => fileName(uri) === codebookName && isListed(uri)).sort();
  }

  /** The folders of the studies that open files outside the workspace belong to. */
  private async openedOutside(): Promise<string[]> {
    const found = new Set<string>();
    for (const uri of [...this.texts.shown]) {
      const above = this.studies.isOutside(uri) ? await this.studyOf(uri) : null;
      if (above !== null) found.add(above);
    }
    return [...found].sort();
  }

  /** True for a file outside of all folders that lies in a study of its own. */
  async isInUnknownStudy(uri: string): Promise<boolean> {
    if (this.studies.holds(uri) || this.studies.home(uri)?.codebookFile) return false;
    return (await this.studyOf(uri)) !== null;
  }

  /** The folder of the nearest codebook above a file; null where there is none. */
  private async studyOf(uri: string): Promise<string | null> {
    // A new file that nobody has saved yet has no place.
    if (uri.startsWith('untitled:')) return null;
    const above = await studyAbove(this.texts, parentFolder(uri));
    const read = await this.texts.read(joinUri(above, codebookName));
    return 'text' in read && read.text !== null ? above : null;
  }

  /**
   * Reads the codebook of a file, the nearest one above it, before the folders are listed: to answer in an open file, nobody
   * has to wait for the list of all others.
   */
  async readCodebookAbove(uri: string): Promise<void> {
    const above = await studyAbove(this.texts, parentFolder(uri));
    await this.readCodebook(joinUri(above, codebookName));
  }

  /** Reads a codebook that may be a new one, or has changed. */
  private async readCodebook(uri: string, isChanged = false): Promise<void> {
    const root = parentFolder(uri);
    const isRead = () => !isChanged && this.studies.byRoot.get(root)?.codebookFile;
    const text = isRead() ? null : await this.textOf(uri);
    if (text !== null && !isRead()) this.updater.codebook(this.studies.at(root), uri, text);
  }

  private async textOf(uri: string): Promise<string | null> {
    return (await this.texts.of(uri)) ?? null;
  }
}

/**
 * Gives every file to its study, to be read where it is new, and takes away what is not there any more. An open one is read
 * here: it is asked about at once, and says nothing to whoever asks before it is read.
 *
 * @param files listed or open
 */
function assign(studies: Studies, updater: WorkspaceUpdater, texts: Texts, files: Iterable<string>): void {
  const members = new Map<WorkspaceStudy, Set<string>>();
  for (const uri of files) {
    const folder = studies.begin(uri);
    if (!folder?.names(relativePath(folder.root, uri) ?? '')) continue;
    const known = members.get(folder) ?? new Set();
    members.set(folder, known.add(uri));
  }
  for (const folder of studies.all) {
    const own = members.get(folder) ?? new Set();
    const notRepeated = leaveOutLinks(studies, folder, own);
    for (const uri of [...folder.study.transcripts.keys(), ...folder.study.unread.keys()]) {
      if (own.has(uri)) continue;
      // One created while the list was made is missing from it: the disk says which are gone. What no list has is only
      // known as it is open.
      const isListed = folder.codebookFile !== null || studies.holds(uri);
      if (own.size > 0 && isListed && studies.ofTranscript(uri) === folder) folder.reading.want([uri]);
      else updater.transcript(folder, uri, null);
    }
    const unread = [...own].filter((uri) => !folder.study.transcripts.has(uri));
    folder.reading.want(unread.filter((uri) => !texts.isShown(uri)));
    for (const uri of unread) {
      const text = texts.shownText(uri);
      if (text !== undefined) updater.transcript(folder, uri, text);
    }
    for (const uri of folder.study.repeated.keys()) updater.transcript(folder, uri, null);
    for (const uri of notRepeated) if (!own.has(uri)) updater.transcript(folder, uri, null);
    if (own.size === 0 && !folder.codebookFile) studies.remove(folder.root);
  }
}

/**
 * The folder of the study that a folder lies in, be it the folder itself; where there is none, the folder.
 *
 * @param unread told of codebooks on the way up that cannot be read
 */
async function studyAbove(
  texts: Texts,
  folder: string,
  unread: (uri: string, error: unknown) => void = () => {},
): Promise<string> {
  for (const above of outwards(folder, uriNaming)) {
    const uri = joinUri(above, codebookName);
    const read = await texts.read(uri);
    if ('error' in read) unread(uri, read.error);
    else if (read.text !== null) return above;
  }
  return folder;
}

/**
 * Takes links out of the transcripts of a study whose file counts already.
 *
 * @param own the transcripts by their names
 * @returns those that were left out before and are not any more
 */
function leaveOutLinks({ links }: Studies, { root, study }: WorkspaceStudy, own: Set<string>): string[] {
  const targetOf = (uri: string) => {
    const link = links.get(uri);
    return link?.isThere && relativePath(root, link.target) !== null ? link.target : null;
  };
  const before = [...study.repeated.keys()];
  study.repeated.clear();
  for (const [link, counted] of repeatedLinks(own, targetOf)) {
    study.repeated.set(link, counted);
    own.delete(link);
  }
  return before.filter((uri) => !study.repeated.has(uri));
}
