import * as l10n from '@vscode/l10n';
import { escapeMarkdown } from '../shared/markdown';

/** Words of an interview and where they stand. */
export interface Cited {
  /** Just as they are spoken; line breaks between them count as spaces. */
  readonly words: string;
  /** The interview's name for people, as `interviewName` gives it. */
  readonly interview: string;
  /** Null for words before the first speaker line. */
  readonly speaker: string | null;
  /** Who put the codes in; null when unknown. */
  readonly coder: string | null;
  /** The transcript's path below its study, with nothing escaped. */
  readonly file: string;
  /** The line on which the words begin, from 0. */
  readonly line: number;
}

/**
 * Words and their source as a quotation in Markdown, to be put into a paper or a note. Markdown shows the words just
 * as they are spoken.
 *
 * @param file how the source names the file: in words alone, as a link would lead nowhere on another machine, or
 *   linked for a note that lies beside the codebook
 * @returns several lines, with no line break at the end
 */
export function citation(cited: Cited, file: 'in words' | 'linked' = 'in words'): string {
  return `> ${escapeMarkdown(cited.words)}\n>\n> — ${citedSource(cited, file)}`;
}

/** The source of words as Markdown on one line: who said them in which interview, who coded it, and where they stand. */
export function citedSource(cited: Cited, file: 'in words' | 'linked' = 'in words'): string {
  return source(cited, file === 'linked' ? relativeLink(cited.file) : escapeMarkdown(cited.file));
}

function source({ interview, speaker, coder, line }: Cited, file: string): string {
  const parts = [
    speaker && escapeMarkdown(speaker),
    escapeMarkdown(interview),
    coder && l10n.t('coded by {0}', escapeMarkdown(coder)),
  ];
  const who = parts.filter((part) => part !== null && part !== '').join(', ');
  return l10n.t('{0} ({1}, line {2})', who, file, line + 1);
}

function relativeLink(path: string): string {
  // In angle brackets a destination may have spaces and brackets; what could end it is escaped as in a URI.
  const target = path.split('/').map(encodeURIComponent).join('/');
  return `[${escapeMarkdown(path)}](<${target}>)`;
}
