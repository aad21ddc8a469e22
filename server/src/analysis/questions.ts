// Which passages a number counts: a question for *Find Passages*, and the files that it is about.
import type { CodeRow } from './codeRows';
import { type Counted, coderKey } from './counted';
import type { InterviewFile } from './interviewFiles';
import { attributeSteps, type ColumnsBy } from './matrixColumns';
import { placedFiles } from './placedFiles';
import { finished } from './steps';

/** The passages that a number counts. */
export interface CountedPassages {
  /** What finds them, such as `Data-noisy interview:35`; null where no question can say it. */
  readonly question: string | null;
  /** The files that count, as the study knows them: of other files the question may find passages that are in no number. */
  readonly files: readonly string[];
}

/** What joins terms of a question cannot be a word of a label. */
const joins = /^(?:and|or|not|near(?:\/\d+)?)$/i;

/** A code or a family in a question; null for a label that has quotation marks. */
export function rowTerm({ name, code }: Pick<CodeRow, 'name' | 'code'>): string | null {
  if (code === null) return keyTerm('family', name);
  const isPlain = /^[\p{L}\p{M}\p{N}_-]+(?: [\p{L}\p{M}\p{N}_-]+)*$/u.test(name);
  if (isPlain && !name.split(' ').some((word) => joins.test(word))) return name;
  return name.includes('"') ? null : `code:"${name}"`;
}

/** `key:value` in a question; null for what it cannot say. */
export function keyTerm(key: string, value: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(key) || value === '' || value.includes('"')) return null;
  return /^[^\s()“]+$/u.test(value) ? `${key}:${value}` : `${key}:"${value}"`;
}

function together(...terms: readonly (string | null)[]): string | null {
  return terms.some((term) => term === null) ? null : terms.filter((term) => term !== '').join(' ');
}

/** The passages with two rows on them, or near each other. */
export function pairPassages(counted: Counted, a: CodeRow, b: CodeRow, near: number | null): CountedPassages {
  const join = near === null ? 'and' : `near/${near}`;
  return { question: together(rowTerm(a), join, rowTerm(b)), files: filesOf(counted, () => true) };
}

/**
 * The passages that a cell of a matrix counts.
 *
 * @param column the index of the column
 * @param name of the column
 */
export function cellPassages(
  counted: Counted,
  row: CodeRow,
  by: ColumnsBy,
  column: number,
  name: string,
): CountedPassages {
  const term = rowTerm(row);
  const placed = placedFiles(counted);
  switch (by.kind) {
    case 'interviews': {
      const interview = counted.interviews[column];
      const files = interview?.files ?? [];
      const [first] = files;
      const isAll = interview?.all.every((file) => file.codings === 0 || files.includes(file)) ?? true;
      return {
        question: first ? together(term, interviewTerm(first), isAll ? '' : codersTerm(files)) : null,
        files: files.map(({ file }) => file),
      };
    }
    case 'files': {
      const file = placed.files[column];
      const question = file ? together(term, interviewTerm(file), codersTerm([file])) : null;
      return { question, files: file ? [file.file] : [] };
    }
    case 'coders': {
      const files = filesOf(counted, ({ coder }) => coderKey(coder ?? '') === coderKey(name));
      return { question: together(term, keyTerm('coder', name)), files };
    }
    case 'speakers':
      return { question: together(term, keyTerm('speaker', name)), files: filesOf(counted, () => true) };
    case 'attribute': {
      const { values } = finished(attributeSteps(placed, by.key));
      const files = placed.files.filter((_, place) => values[place] === name).map(({ file }) => file);
      return { question: together(term, keyTerm(by.key, name)), files };
    }
  }
}

function filesOf({ interviews }: Counted, isMeant: (file: InterviewFile) => boolean): string[] {
  return interviews.flatMap(({ files }) => files.filter(isMeant).map(({ file }) => file));
}

function interviewTerm({ summary }: InterviewFile): string | null {
  return keyTerm('interview', summary.interview ?? '');
}

/** Any of some coders; null where nobody knows who coded one of the files. */
function codersTerm(files: readonly InterviewFile[]): string | null {
  const terms = [...new Set(files.map(({ coder }) => keyTerm('coder', coder ?? '')))];
  if (terms.includes(null)) return null;
  return terms.length === 1 ? (terms[0] ?? null) : `(${terms.join(' or ')})`;
}
