import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { fold } from '../../transcript/fold';
import { findQuote } from '../../transcript/quote';
import { hasCodeShape } from '../../transcript/shape';
import { inMarks } from '../../transcript/writtenQuote';

/**
 * A memo that asks whether a coder's code is to stay, `? Data-noisy "we lost it" (Ilan)`, or says that it is not,
 * `no Data-noisy (Ilan)`.
 */
export interface CodeQuestion {
  readonly kind: 'open' | 'left-out';
  /** The label that stands there, in any spelling. */
  readonly label: string;
  /** The words that the code is about, without quotation marks; null for the whole passage. */
  readonly quote: string | null;
  /** Who put it there. */
  readonly coders: readonly string[];
}

/** Reads the text of a memo, as it stands behind its marks; null for one that is no such question. */
export function codeQuestion(memo: string): CodeQuestion | null {
  const text = memo.trim();
  const sign = /^(?:\?|no(?=\s))\s*/i.exec(text)?.[0];
  if (sign === undefined) return null;
  const names = lastBrackets(text);
  if (names === null || names.start <= sign.length) return null;
  const head = text.slice(sign.length, names.start).trim();
  const coders = names.text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const quote = findQuote(head);
  const label = composed(quote ? head.slice(0, quote.labelEnd) : head);
  if (label === '' || coders.length === 0 || quote?.closed === false) return null;
  return {
    kind: text.startsWith('?') ? 'open' : 'left-out',
    label,
    quote: quote ? head.slice(quote.start + 1, quote.end - 1) : null,
    coders,
  };
}

/** What stands in the brackets at the end of a text, which may have others inside. */
function lastBrackets(text: string): { readonly start: number; readonly text: string } | null {
  if (!text.endsWith(')')) return null;
  let depth = 0;
  for (let at = text.length - 1; at > 0; at--) {
    if (text[at] === ')') depth++;
    if (text[at] !== '(') continue;
    depth--;
    if (depth === 0) return { start: at, text: text.slice(at + 1, -1) };
  }
  return null;
}

/** The text of a memo that asks a question, or settles it by leaving the code out. */
export function questionText({ kind, label, quote, coders }: CodeQuestion): string {
  const words = quote === null ? '' : ` ${inMarks(quote)}`;
  return `${kind === 'open' ? '?' : 'no'} ${label}${words} (${coders.join(', ')})`;
}

/** What two questions have in common that are about one code on the same words, whoever put it there. */
export function questionKey(study: Study, { label, quote }: Pick<CodeQuestion, 'label' | 'quote'>): string {
  const known = study.resolve(label)?.label ?? label;
  return JSON.stringify([known, quote === null ? null : fold(quote).text.toLowerCase()]);
}

/**
 * True for a question that somebody is to answer. Elsewhere than in a file that settles what others have coded, a memo may begin
 * with a question mark and end in brackets by chance, and so it must name what can be a code.
 *
 * @param isModerated whether the file says that it settles what others have coded
 */
export function isOpenQuestion(study: Study, question: CodeQuestion, isModerated: boolean): boolean {
  const { kind, label } = question;
  return kind === 'open' && (isModerated || study.resolve(label) !== undefined || hasCodeShape(label));
}
