import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import { type Codebook, defaultTranscripts } from '../../codebook/codebook';
import { readCodebook } from '../../codebook/read';
import { misnamedCodebook, repeatedLink } from '../../features/diagnostics/diagnostics';
import { belonging, holdsCodes, homeAbove, type PathNaming, type RulingStudy } from '../../study/homes';
import { nameBeside, repeatedLinks } from '../../study/links';
import { codebookName, isMisnamedCodebook, memberOf } from '../../study/members';
import { linkTarget } from '../links';
import { filesBelow } from '../nodeFiles';
import { isWithin } from '../readable';
import { type Call, CallError } from './call';
import { kindOf, pathFrom, readText, shownPath } from './disk';

/** Which codebook rules the transcripts: the nearest one up the folder tree, none at all, or this file. */
export type RulingCodebook = 'nearest' | 'none' | { readonly file: string };

/** A codebook that has been read. */
export interface NamedCodebook {
  /** How results name it: its path from the folder given, or from that of the file given. */
  readonly name: string;
  readonly text: string;
  readonly codebook: Codebook;
}

/** A codebook that has another name than it should. */
export interface MisnamedCodebook {
  /** How results name it. */
  readonly file: string;
  /** True when there is one of the right name in its folder. */
  readonly isBeside: boolean;
}

/** The files of one study, and which of them were asked for. */
export class StudyFiles {
  /** Paths of all its transcripts, asked for or not: a label that recurs in one of them is a label in all. */
  readonly members = new Set<string>();
  /** Paths of those asked for, and how results name them. */
  readonly asked = new Map<string, string>();
  /** Paths of those that the caller has named one by one: they may be links to anywhere. */
  readonly named = new Set<string>();
  /** Folders that cannot be read, as results name them, and why not: they may hold more of the study. */
  readonly unlisted = new Map<string, string>();
  readonly misnamed: MisnamedCodebook[] = [];
  /** Links that are left out, and the transcript that counts in the place of each: see `repeatedLinks`. */
  repeated: ReadonlyMap<string, string> = new Map();
  /** How results name those of them that were asked for. */
  readonly askedLinks = new Map<string, string>();
  readonly globs: readonly string[];
  /** Tells from a path below the study's folder, with `/` between its parts, whether it is a transcript of the study. */
  readonly names: (path: string) => boolean;

  /**
   * @param codebook null for the transcripts that no codebook rules: all those of one call are one study
   * @param folder of that codebook, which the study keeps to; null for the folder of each transcript
   */
  constructor(
    readonly codebook: NamedCodebook | null,
    readonly folder: string | null,
  ) {
    this.globs = codebook?.codebook.transcripts ?? defaultTranscripts;
    this.names = memberOf(this.globs);
  }
}

/**
 * Finds the studies that paths are about.
 *
 * A transcript comes with its whole study, as the editor reads it, so that its numbers are the same whether it is
 * asked for alone, with its folder or with everything. A codebook chosen by the caller is taken to stand in each
 * folder given, and the files given are its study.
 *
 * @param paths transcripts and folders, as given
 * @throws CallError when the codebook chosen cannot be read
 */
export async function findStudies(
  paths: readonly string[],
  choice: RulingCodebook,
  call: Call,
): Promise<StudyFiles[]> {
  const finder = new Finder(choice, call);
  for (const given of paths) {
    const path = resolve(given);
    const kind = kindOf(path);
    if (kind === 'folder') await finder.takeFolder(path);
    else if (kind === 'file') await finder.takeFile(path);
    else if (kind === null)
      call.problem(`There is no file or folder ${given}. Check the spelling of the path.`);
    else call.problem(`${given} is neither a file nor a folder. Give a transcript or a folder.`);
  }
  return finder.found();
}

/** The folder of the codebook that rules what is in a folder: the nearest one there or above; null for none. */
export function studyFolderOf(folder: string): string | null {
  return homeAbove(folder, pathNaming, (above) => kindOf(join(above, codebookName)) === 'file');
}

/** What files and folders are called on the command line. */
const pathNaming: PathNaming = { parentOf: dirname, pathFrom };

/** Stands for the studies further down that nobody has asked for. */
const notWanted: RulingStudy = { names: () => false };

class Finder {
  /** By the folder of their codebook. */
  private readonly ruled = new Map<string, StudyFiles>();
  /** The files of the codebook chosen by the caller, or of none. */
  private readonly others: StudyFiles;
  /** What the links that were come across lead to. */
  private readonly links = new Map<string, string>();

  constructor(
    private readonly choice: RulingCodebook,
    private readonly call: Call,
  ) {
    this.others = new StudyFiles(typeof choice === 'string' ? null : chosenCodebook(choice.file), null);
  }

  /** The studies with something to say: a transcript that was asked for, or a codebook. */
  found(): StudyFiles[] {
    const all = [...this.ruled.values(), this.others];
    for (const study of all) this.leaveOutLinks(study);
    return all.filter(({ codebook, asked }) => codebook !== null || asked.size > 0);
  }

  /** Where a link was asked for and left out, the file that counts in its place was asked for. */
  private leaveOutLinks(study: StudyFiles): void {
    const { members, asked, named, askedLinks, folder } = study;
    const targetOf = (path: string) => {
      const target = this.links.get(path) ?? null;
      const isOut = folder !== null && target !== null && !isWithin(folder, target);
      return isOut && !named.has(path) ? null : target;
    };
    study.repeated = repeatedLinks(members, targetOf);
    for (const [link, counted] of study.repeated) {
      members.delete(link);
      const name = asked.get(link);
      if (name === undefined) continue;
      askedLinks.set(link, name);
      const { message } = repeatedLink(nameBeside(link, counted));
      this.call.terminal.say(`${shownPath(link)}: ${message}`);
      asked.delete(link);
      if (!asked.has(counted)) asked.set(counted, besideName(name, link, counted));
      if (named.has(link)) named.add(counted);
    }
  }

  async takeFolder(folder: string): Promise<void> {
    this.lookForCodebookFolder(folder);
    let asked = 0;
    for await (const [path, study] of this.members(folder, (home) => isWithin(folder, home))) {
      study.members.add(path);
      if (!isWithin(folder, path)) continue;
      asked++;
      if (!study.asked.has(path)) study.asked.set(path, pathFrom(folder, path));
    }
    if (asked > 0) return;
    const { globs } = this.studyAt(studyFolderOf(folder), folder);
    this.call.problem(
      `There is no transcript in ${shownPath(folder)}: no file there is named like ${globs.join(' or ')}.`,
    );
  }

  private lookForCodebookFolder(folder: string): void {
    const path = join(folder, codebookName);
    if (kindOf(path) !== 'folder' || this.choice !== 'nearest') return;
    this.call.problem(
      `${shownPath(path)} is a folder, and a codebook is a file. Give the folder another name.`,
    );
  }

  /** A file that is named is read as a transcript, whatever its name is. */
  async takeFile(path: string): Promise<void> {
    const folder = dirname(path);
    const home = studyFolderOf(folder);
    if (home !== null && this.choice === 'nearest') {
      for await (const [member, study] of this.members(folder, () => false)) study.members.add(member);
    }
    const study = this.studyAt(home, folder);
    study.members.add(path);
    study.named.add(path);
    const target = linkTarget(path, home ?? folder) ?? linkTarget(path, parse(path).root);
    if (target?.isThere) this.links.set(path, target.path);
    if (!study.asked.has(path)) study.asked.set(path, basename(path));
  }

  /**
   * The transcripts of the study that a folder lies in, each with its study.
   *
   * @param matters tells of the folders of other codebooks in there whether their transcripts are wanted, too
   */
  private async *members(
    folder: string,
    matters: (home: string) => boolean,
  ): AsyncGenerator<[string, StudyFiles]> {
    const nearest = this.choice === 'nearest';
    const base = (nearest ? studyFolderOf(folder) : null) ?? folder;
    const unlisted = new Map<string, string>();
    const paths = await filesBelow(
      base,
      (path, why) => {
        this.call.problem(`The folder ${shownPath(path)} cannot be read: ${why}.`);
        unlisted.set(path, why);
      },
      (path, target, isThere) => {
        if (isThere) this.links.set(path, target);
      },
    );
    const homes = new Set(
      nearest ? paths.filter((path) => basename(path) === codebookName).map(dirname) : [],
    );
    const around = (path: string) =>
      this.studyAt(
        homeAbove(dirname(path), pathNaming, (above) => homes.has(above)),
        folder,
      );
    for (const [path, why] of unlisted) around(path).unlisted.set(pathFrom(folder, path), why);
    for (const path of nearest ? paths.filter((one) => isMisnamedCodebook(basename(one))) : []) {
      const isBeside = homes.has(dirname(path));
      const { misnamed } = around(path);
      const file = pathFrom(folder, path);
      if (misnamed.some((one) => one.file === file) || !isCodebook(path)) continue;
      misnamed.push({ file, isBeside });
      this.call.terminal.say(`${shownPath(path)}: ${misnamedCodebook(isBeside).message}`);
    }
    const studyIn = (home: string) => {
      if (!homes.has(home)) return null;
      return home === base || matters(home) ? this.studyAt(home, folder) : notWanted;
    };
    const unruled = () => ({ home: base, study: this.studyAt(null, folder) });
    for (const path of paths) {
      const found = belonging<RulingStudy>(path, pathNaming, studyIn, unruled);
      if (found?.isTranscript && found.study instanceof StudyFiles) yield [path, found.study];
    }
  }

  /** @param home the folder of the study's codebook; null for none */
  private studyAt(home: string | null, namedFrom: string): StudyFiles {
    if (home === null || this.choice !== 'nearest') return this.others;
    const known = this.ruled.get(home);
    if (known) return known;
    const study = new StudyFiles(this.codebookIn(home, namedFrom), home);
    this.ruled.set(home, study);
    return study;
  }

  private codebookIn(home: string, namedFrom: string): NamedCodebook | null {
    const path = join(home, codebookName);
    const text = readText(path, (message) => this.call.problem(message), home);
    return text === null ? null : { name: pathFrom(namedFrom, path), text, codebook: readCodebook(text) };
  }
}

/** How results name a file, when they name another one so. */
function besideName(name: string, path: string, other: string): string {
  return pathFrom('/', join('/', dirname(name), relative(dirname(path), other)));
}

/** True for a file that is a codebook by what it holds; false also for one that cannot be read. */
export function isCodebook(path: string): boolean {
  const text = readText(path, () => {}, dirname(path));
  return text !== null && holdsCodes(text);
}

/**
 * The codebook that the caller has named.
 *
 * @throws CallError when it cannot be read
 */
export function chosenCodebook(file: string): NamedCodebook {
  const text = readText(
    resolve(file),
    (message) => {
      throw new CallError(message);
    },
    null,
  );
  return { name: file, text: text ?? '', codebook: readCodebook(text ?? '') };
}
