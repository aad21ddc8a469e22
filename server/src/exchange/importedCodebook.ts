import * as l10n from '@vscode/l10n';
import { CodebookDraft } from '../codebook/draft';
import { addCode, addCodes, addSpeakers } from '../codebook/edit';
import { moveUnder } from '../codebook/editEntries';
import { readCodebook } from '../codebook/read';
import { Refusal, unlessRefused } from '../codebook/refusal';
import { entryLines, listItem, type NewEntry, yamlList, yamlText } from '../codebook/yamlText';
import { composed } from '../transcript/composed';
import { grouped } from '../transcript/grouped';
import { applyEdit, insertion, type TextEdit } from '../transcript/textEdit';
import type { ImportedCode } from './imported';

/** A code as it goes into the codebook. */
export interface LabelledCode {
  readonly code: ImportedCode;
  readonly label: string;
  /** The label of the code that it is under; null on the first level. */
  readonly parent: string | null;
}

/** What is written above the codes of a new codebook. */
export interface CodebookHead {
  /** What the study is called; null for nothing. */
  readonly study: string | null;
  readonly speakers: readonly string[];
  /** Templates of turns. */
  readonly layout: readonly string[];
}

/** A new codebook.yaml with imported codes, each under the one that it belongs to. */
export function newCodebook(
  codes: readonly LabelledCode[],
  { study, speakers, layout }: CodebookHead,
): string {
  const lines: string[] = study === null ? [] : [`study: ${yamlText(study)}`];
  if (layout.length > 0) lines.push('layout:', ...layout.map((pattern) => `  - ${yamlText(pattern)}`));
  if (speakers.length > 0) lines.push(`speakers: ${yamlList(speakers)}`);
  if (lines.length > 0) lines.push('');
  lines.push('codes:');
  const under = grouped(codes, ({ parent }) => parent);
  for (const one of under.get(null) ?? [])
    for (const line of listItem(entryLines(entryOf(one, under)), '  ')) lines.push(line);
  return `${lines.join('\n')}\n`;
}

/** What the codebook says of an imported code, and of those under it. */
function entryOf(
  { code, label }: LabelledCode,
  under: ReadonlyMap<string | null, readonly LabelledCode[]>,
): NewEntry {
  const { description, color, codable, own } = code;
  const said = (text: string | null | undefined) => text || undefined;
  return {
    label,
    aliases: own?.aliases ?? [],
    description: said(description),
    include: said(own?.include),
    exclude: said(own?.exclude),
    example: said(own?.example),
    deprecated: said(own?.deprecated),
    ...(color === null ? {} : { color }),
    ...(codable ? {} : { codable }),
    codes: under.get(label)?.map((one) => entryOf(one, under)),
  };
}

/**
 * Adds imported codes and speakers to a codebook that is there. What it has stays as it is, byte for byte.
 *
 * @throws Refusal when it cannot be changed safely
 */
export function extendedCodebook(
  text: string,
  codes: readonly LabelledCode[],
  speakers: readonly string[],
): string {
  let changed = text;
  const make = (edit: TextEdit | null) => {
    if (edit === null)
      throw new Refusal(
        l10n.t('codebook.yaml cannot be added to as it is. Mend what is reported in it first.'),
      );
    changed = applyEdit(changed, edit);
  };
  const known = new Set(readCodebook(text).codes.map(({ label }) => label));
  const added = codes.filter(({ label }) => !known.has(composed(label)));
  const under = grouped(added, ({ parent }) => parent);
  const isFirst = ({ parent }: LabelledCode) => parent === null;
  make(
    addCodes(
      changed,
      added.filter(isFirst).map((one) => entryOf(one, under)),
    ),
  );
  for (const one of added) {
    if (one.parent === null || !known.has(composed(one.parent))) continue;
    make(addCode(changed, { ...entryOf(one, under), family: one.parent }));
    make(unlessRefused(() => nestedUnder(changed, one.label, one.parent)) ?? insertion(0, ''));
  }
  if (speakers.length > 0) make(addSpeakers(changed, speakers));
  return changed;
}

/** The edit that moves a code under another one, where it is not yet: `addCode` keeps a family together, and begins no list of sub-codes. */
function nestedUnder(text: string, label: string, parent: string | null): TextEdit {
  const draft = new CodebookDraft(text);
  const code = draft.codebook.codes.find((one) => one.label === composed(label));
  if (parent !== null && code?.parent !== composed(parent)) moveUnder(draft, label, composed(parent));
  return draft.edit;
}
