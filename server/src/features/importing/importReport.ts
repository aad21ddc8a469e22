import * as l10n from '@vscode/l10n';
import type { Loss } from '../../exchange/imported';
import { oneSpaced } from '../../exchange/lineWords';
import type { WrittenImport } from '../../exchange/writeImport';
import { codebookName } from '../../study/members';
import { escapeMarkdown } from '../shared/markdown';
import { lossInWords } from './lossWords';

/** A file that was imported. */
export interface ReportedFile {
  readonly name: string;
  /** What a link to it leads to; null for nowhere. */
  readonly link: string | null;
  /** How many sources were in it: those of all files follow each other in the import. */
  readonly sources: number;
  /** What was lost when it was read. */
  readonly lost: readonly Loss[];
}

export interface ImportToReport {
  readonly files: readonly ReportedFile[];
  readonly written: WrittenImport;
  /** The name of the folder, for people. */
  readonly folder: string;
  /** What a link to a new file leads to; null for nowhere. */
  readonly linkTo: (name: string) => string | null;
  readonly codebook: { readonly link: string | null; readonly isNew: boolean };
  /** The transcripts that are none by the codebook. */
  readonly unread: readonly string[];
  /** What became of tables of codings; null where there were none. */
  readonly coded: CodedTranscripts | null;
}

/** Transcripts that were there and got codings. */
interface CodedTranscripts {
  readonly files: readonly { readonly name: string; readonly link: string | null }[];
  /** How many codings came in, and how many were there already. */
  readonly placed: number;
  readonly there: number;
  readonly lost: readonly Loss[];
}

/** What came of an import, as Markdown: what was written, and what is not as it was, each with a link to its place where that is known. */
export function importReport(options: ImportToReport): string {
  const { written, folder, unread } = options;
  const parts = [
    `# ${escapeMarkdown(l10n.t('Import into {0}', folder))}`,
    escapeMarkdown(summaryOf(written)),
    ...(unread.length === 0
      ? []
      : [
          escapeMarkdown(
            l10n.t(
              'By the line “transcripts” of the codebook these are no transcripts of the study, so that nothing of them is counted: {0}.',
              unread.join(', '),
            ),
          ),
        ]),
    `## ${escapeMarkdown(l10n.t('What was written'))}`,
    writtenFiles(options).join('\n'),
    ...codedFiles(options),
    ...losses(options),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summaryOf({ transcripts, passages, codings, memos, codes }: WrittenImport): string {
  return [
    l10n.t('transcripts: {0}', transcripts.length),
    l10n.t('passages: {0}', passages),
    l10n.t('codings: {0}', codings),
    l10n.t('memos: {0}', memos),
    l10n.t('codes: {0}', codes),
  ].join(' · ');
}

function writtenFiles({ written, codebook, linkTo }: ImportToReport): string[] {
  const { transcripts } = written;
  const lines = transcripts.map(({ name }) => `- ${linked(name, linkTo(name))}`);
  if (written.codebook === null) return lines;
  const said = codebook.isNew ? l10n.t('new') : l10n.t('added to');
  return [...lines, `- ${linked(codebookName, codebook.link)} (${escapeMarkdown(said)})`];
}

function codedFiles({ coded }: ImportToReport): string[] {
  if (!coded) return [];
  const counts = [
    l10n.t('codings: {0}', coded.placed),
    ...(coded.there > 0 ? [l10n.t('there already: {0}', coded.there)] : []),
  ];
  return [
    `## ${escapeMarkdown(l10n.t('Codings on transcripts that were there'))}`,
    escapeMarkdown(counts.join(' · ')),
    coded.files.map(({ name, link }) => `- ${linked(name, link)}`).join('\n'),
  ];
}

function losses(options: ImportToReport): string[] {
  const { files, written, coded } = options;
  let source = 0;
  const groups = files.flatMap((file) => {
    const first = source;
    source += file.sources;
    const own = written.transcripts.filter((one) => one.source >= first && one.source < source);
    if (file.lost.length === 0) return [];
    return [
      `### ${linked(file.name, file.link)}`,
      file.lost.map((loss) => lossLine(loss, placeIn(loss, own, options) ?? file.link)).join('\n'),
    ];
  });
  const all = written.transcripts;
  const lost = [...written.lost, ...(coded?.lost ?? [])];
  const ofAll = lost.map((loss) => lossLine(loss, placeIn(loss, all, options))).join('\n');
  if (groups.length === 0 && ofAll === '')
    return [escapeMarkdown(l10n.t('All of it is as it was: nothing was lost, and nothing changed.'))];
  return [
    `## ${escapeMarkdown(l10n.t('What is not as it was'))}`,
    ...groups,
    ...(ofAll === '' ? [] : [`### ${escapeMarkdown(l10n.t('In the study'))}`, ofAll]),
  ];
}

function lossLine(loss: Loss, link: string | null): string {
  const words = escapeMarkdown(lossInWords(loss));
  const first = oneSpaced(loss.first);
  if (first === '') return `- ${words}`;
  return `- ${words}, ${escapeMarkdown(l10n.t('first'))} ${linked(first, link)} (\`${loss.kind}\`)`;
}

/** Where a loss can be looked at: the line of a new file, or the codebook, that the loss names or whose words it tells. */
function placeIn(
  { kind, first }: Loss,
  transcripts: WrittenImport['transcripts'],
  { written, linkTo, codebook }: ImportToReport,
): string | null {
  const [, named = first, line] = /^(.*), line (\d+)$/s.exec(first) ?? [];
  const file = transcripts.find(({ name }) => name === named || name === `${named}.txt`);
  if (file) return atLine(linkTo(file.name), line === undefined ? null : Number(line));
  if (aboutCodes.has(kind)) {
    const label = first.split(': ').at(-1) ?? first;
    return atLine(codebook.link, lineOf(written.codebook ?? '', label));
  }
  for (const { name, text } of transcripts) {
    const found = lineOf(text, first);
    if (found !== null) return atLine(linkTo(name), found);
  }
  return null;
}

const aboutCodes: ReadonlySet<Loss['kind']> = new Set([
  'code-renamed',
  'duplicate-code-name',
  'not-codable',
  'name-too-long',
]);

/** The line, from 1, that has these words, if they are enough to tell a place by; null for none. */
function lineOf(text: string, words: string): number | null {
  const begin = words.split('\n')[0]?.trim().replace(/…$/, '') ?? '';
  const at = begin.length < 2 ? -1 : text.indexOf(begin);
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}

function atLine(link: string | null, line: number | null): string | null {
  return link === null || line === null ? link : `${link}#L${line}`;
}

/** In angle brackets a destination may have spaces and brackets. */
function linked(words: string, link: string | null): string {
  return link === null ? escapeMarkdown(words) : `[${escapeMarkdown(words)}](<${link}>)`;
}
