import * as vscode from 'vscode';
import {
  type FileFound,
  passageSearchRequest,
  passagesInFilesRequest,
} from '../../../server/src/protocol/retrieval';
import type { Server } from '../server/server';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import { inBatches } from './inBatches';

/** More rows than this are too many for eyes, and their words for the memory of an editor. All are counted. */
const mostListed = 10_000;

/** The passages of a study that were asked for. */
interface StudyFound {
  readonly study: string;
  /** In the order of the interviews. */
  readonly files: readonly FileFound[];
}

/** Some files of a study, in which alone a question is asked. */
export interface SearchedFiles {
  /** The study's folder. */
  readonly folder: string;
  readonly study: string;
  /** In the order of the interviews. */
  readonly files: readonly string[];
  /** The lines on which passages begin that are meant, from 0, by file; null for all that are found. */
  readonly lines?: readonly { readonly file: string; readonly lines: readonly number[] }[] | null;
  /** What the question does not say of them. */
  readonly remark?: string;
}

/** What was found for a question. */
export interface Found {
  readonly question: string;
  /** The files in which alone it was asked; null for all. */
  readonly within: SearchedFiles | null;
  readonly studies: readonly StudyFound[];
  readonly passages: number;
  readonly interviews: number;
  /** How many of the passages are in `studies`: the first ones. */
  readonly listed: number;
  /** Files that could not be read. */
  readonly unread: number;
}

/** Takes in what is found, file by file. */
export class Collector {
  private readonly studies: { readonly study: string; readonly files: FileFound[] }[] = [];
  private readonly interviews = new Set<string>();
  private passages = 0;
  private listed = 0;
  private unread = 0;

  constructor(
    private readonly question: string,
    private readonly within: SearchedFiles | null = null,
    private readonly most = mostListed,
  ) {}

  /** @param folder of the study, as interviews of two studies may be called alike */
  add(folder: string, study: string, files: readonly FileFound[], unread: number): void {
    this.unread += unread;
    for (const file of files) {
      this.interviews.add(`${folder}\n${file.interviewKey}`);
      this.passages += file.passages.length;
      const passages = file.passages.slice(0, this.most - this.listed);
      if (passages.length === 0) continue;
      this.listed += passages.length;
      this.filesOf(study).push({ ...file, passages });
    }
  }

  found(): Found {
    const { question, within, studies, passages, interviews, listed, unread } = this;
    return { question, within, studies, passages, interviews: interviews.size, listed, unread };
  }

  private filesOf(study: string): FileFound[] {
    const last = this.studies.at(-1);
    if (last?.study === study) return last.files;
    const files: FileFound[] = [];
    this.studies.push({ study, files });
    return files;
  }
}

/** Lines of a Markdown document, one group of citations below each heading. */
interface Group {
  /** Markdown. */
  readonly heading: string;
  /** Markdown. */
  readonly citations: readonly string[];
}

/**
 * A document of citations.
 *
 * @param title Markdown
 * @param question shown just as it was asked; '' for none
 * @param remarks the counts and whatever else stands above, Markdown
 */
export function documentOf(
  title: string,
  question: string,
  remarks: readonly string[],
  groups: readonly Group[],
): string {
  const parts = [
    `# ${title}`,
    // Indented, nothing in it is Markdown.
    ...(question === '' ? [] : [`    ${question.replace(/\s+/g, ' ').trim()}`]),
    ...remarks,
    ...groups.flatMap(({ heading, citations }) => [`## ${heading}`, ...citations]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What is to be known of files that could not be read; nothing for none. */
export function remarkOnUnread(count: number): string[] {
  return count > 0 ? [vscode.l10n.t('{0} files could not be read. The Problems view says why.', count)] : [];
}

/**
 * Looks for passages in all studies of the workspace.
 *
 * @param within the files that are searched where it is not all of them
 * @returns undefined when the user broke it off, or when the question cannot be answered, which they are told
 */
export async function searchPassages(
  server: Server,
  question: string,
  within: SearchedFiles | null = null,
): Promise<Found | undefined> {
  const studies = within ? [within] : await studiesToSearch(server, question);
  if (!studies) return undefined;
  const collector = new Collector(question, within);
  const title = vscode.l10n.t('Finding passages');
  const done = await inBatches(studies, title, async ({ folder, study }, files, token) => {
    const answer = await server.request(passagesInFilesRequest, { folder, query: question, files }, token);
    if (answer) collector.add(folder, study, onLines(answer.files, within), answer.unread.length);
    return answer && true;
  });
  return done && collector.found();
}

/** What was found on the lines that are meant, where it is not all of it. */
function onLines(files: readonly FileFound[], within: SearchedFiles | null): readonly FileFound[] {
  if (!within?.lines) return files;
  const meant = new Map(within.lines.map(({ file, lines }) => [file, new Set(lines)]));
  return files
    .map((file) => ({
      ...file,
      passages: file.passages.filter(({ place }) => meant.get(file.uri)?.has(place.range.start.line)),
    }))
    .filter(({ passages }) => passages.length > 0);
}

/** The transcripts that may have what is asked for; undefined where the question cannot be answered, which the user is told. */
async function studiesToSearch(
  server: Server,
  question: string,
): Promise<readonly SearchedFiles[] | undefined> {
  const where = await server.request(passageSearchRequest, { query: question });
  if (!where) {
    sayNoAnswer();
    return undefined;
  }
  if (where.problem !== null) {
    void vscode.window.showWarningMessage(withoutLinks(where.problem));
    return undefined;
  }
  return where.studies;
}
