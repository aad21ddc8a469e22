import * as l10n from '@vscode/l10n';
import { URI } from 'vscode-uri';
import type { CodeFacts, QuoteOfCode } from '../features/navigation/codeFacts';
import { codings, interviews, listed, segments } from '../features/shared/counts';
import { kindInWords } from '../features/shared/kinds';
import { escapeMarkdown, escapeParagraphs } from '../features/shared/markdown';
import { quoted } from '../features/shared/quoted';
import { interviewAndCoder } from '../features/trees/tree';
import type { Study } from '../study/study';
import type { Span } from '../study/summary';
import { lineAt, splitLines } from '../transcript/lines';
import type { CodebookFile, WorkspaceStudy } from '../workspace/workspaceStudy';

/** Longer definitions are for the codebook, not for a hover. In UTF-16 units. */
const longestText = 600;
const mostNames = 6;

/** What a study knows of a code, as a hover and the documentation of a completion show it. */
export function codeMarkdown(facts: CodeFacts, { codebookFile, study }: WorkspaceStudy): string {
  const name = nameLink(facts, codebookFile);
  return [
    heading(facts, study),
    ...spelling(facts, name),
    ...definition(facts),
    ...relations(facts, name),
    counts(facts),
    ...facts.quotes.map((one) => quote(study, one)),
  ].join('\n\n');
}

function heading({ label, code, defined }: CodeFacts, { codebook }: Study): string {
  const family = code?.family ?? null;
  const parts = [`**${escapeMarkdown(label)}**`];
  const kind = code || defined ? kindInWords(codebook, code?.kind ?? 'unknown') : '';
  if (kind !== '') parts.push(kind);
  if (family !== null && family !== label) parts.push(escapeMarkdown(family));
  return parts.join(' · ');
}

function* spelling({ written, label, suggestions }: CodeFacts, name: Name): Generator<string> {
  if (written !== label)
    yield l10n.t('Written here as “{0}”, which counts as this code.', escapeMarkdown(written));
  if (suggestions.length > 0) yield l10n.t('Did you mean {0}?', suggestions.map(name).join(', '));
}

function* definition({ code }: CodeFacts): Generator<string> {
  if (!code) return;
  const { description, include, exclude, example, deprecated } = code;
  if (deprecated !== null) yield `**${l10n.t('Obsolete.')}** ${escapeMarkdown(cut(deprecated))}`.trimEnd();
  if (description !== null) yield escapeParagraphs(cut(description));
  if (include !== null) yield `*${l10n.t('Include:')}* ${escapeMarkdown(cut(include))}`;
  if (exclude !== null) yield `*${l10n.t('Exclude:')}* ${escapeMarkdown(cut(exclude))}`;
  if (example !== null) yield `*${l10n.t('Example:')}* ${quoted(escapeMarkdown(cut(example)))}`;
}

function* relations({ code, fixedBy }: CodeFacts, name: Name): Generator<string> {
  if (code?.kind === 'fix' && code.fixes !== null) yield l10n.t('Fix of {0}', name(code.fixes));
  if (fixedBy.length === 0) return;
  const names = fixedBy.slice(0, mostNames).map(name).join(', ');
  const more = fixedBy.length - mostNames;
  yield l10n.t('Fixes: {0}', more > 0 ? l10n.t('{0} and {1} more', names, more) : names);
}

function counts({ uses }: CodeFacts): string {
  if (uses.codings === 0) return l10n.t('Not used yet');
  return listed(codings(uses.codings), segments(uses.segments), interviews(uses.interviews));
}

function quote(study: Study, { file, transcript, coding }: QuoteOfCode): string {
  const where = linkTo(interviewAndCoder(study, file, transcript), file, coding.words);
  const source = coding.speaker === null ? where : `${escapeMarkdown(coding.speaker)} · ${where}`;
  // Two spaces end the line.
  return `> ${escapeMarkdown(coding.excerpt)}  \n> ${source}`;
}

type Name = (label: string) => string;

/** Names of codes, as links to their entries where there is a codebook. */
function nameLink({ defined }: CodeFacts, codebookFile: CodebookFile | null): Name {
  if (!defined || !codebookFile) return escapeMarkdown;
  const { uri, text, codebook } = codebookFile;
  let starts: readonly number[] | null = null;
  return (label) => {
    const code = codebook.codes.find((one) => one.label === label);
    if (!code) return escapeMarkdown(label);
    starts ??= splitLines(text).starts;
    return linkTo(label, uri, { line: lineAt(starts, code.labelRange.start), column: 0 });
  };
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}

/** A link to a place in a file of the study, with the fragment by which VS Code knows line and column (from 1). */
export function linkTo(text: string, uri: string, { line, column }: Pick<Span, 'line' | 'column'>): string {
  const fragment = column === 0 ? `L${line + 1}` : `L${line + 1},${column + 1}`;
  // Written anew, so that no bracket or space of a file's name ends the link.
  const target = URI.parse(uri).with({ fragment: '' }).toString();
  return `[${escapeMarkdown(text)}](${target}#${fragment})`;
}
