import type { FileFound } from '../../../server/src/protocol/retrieval';

/** More rows than this are too many for eyes, and their words for the memory of an editor. All are counted. */
const mostListed = 10_000;

/** The passages of a study that were asked for. */
export interface StudyFound {
  readonly study: string;
  /** In the order of the interviews. */
  readonly files: readonly FileFound[];
}

/** What was found for a question. */
export interface Found {
  readonly question: string;
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
    const { question, studies, passages, interviews, listed, unread } = this;
    return { question, studies, passages, interviews: interviews.size, listed, unread };
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
export interface Group {
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
