import * as l10n from '@vscode/l10n';
import { addCode, addSpeakers } from '../codebook/edit';
import type { CodeKey } from '../codebook/keys';
import { Refusal } from '../codebook/refusal';
import { yamlList, yamlText } from '../codebook/yamlText';
import { applyEdit } from '../transcript/textEdit';
import { grouped } from './grouped';
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
  const write = (parent: string | null, indent: string) => {
    for (const one of under.get(parent) ?? []) {
      for (const [at, line] of fieldsOf(one).entries())
        lines.push(`${indent}${at === 0 ? '- ' : '  '}${line}`);
      if (!under.has(one.label)) continue;
      lines.push(`${indent}  codes:`);
      write(one.label, `${indent}    `);
    }
  };
  write(null, '  ');
  return `${lines.join('\n')}\n`;
}

function fieldsOf({ code, label }: LabelledCode): string[] {
  const { description, color, codable, own } = code;
  const fields = [`code: ${yamlText(label)}`];
  const add = (key: CodeKey, value: string | null | undefined) => {
    if (value) fields.push(`${key}: ${yamlText(value)}`);
  };
  add('description', description);
  add('include', own?.include);
  add('exclude', own?.exclude);
  add('example', own?.example);
  if (own && own.aliases.length > 0) fields.push(`aliases: ${yamlList(own.aliases)}`);
  add('deprecated', own?.deprecated);
  add('color', color);
  if (!codable) fields.push('codable: false');
  return fields;
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
  const make = (edit: ReturnType<typeof addCode>) => {
    if (edit === null)
      throw new Refusal(
        l10n.t('codebook.yaml cannot be added to as it is. Mend what is reported in it first.'),
      );
    changed = applyEdit(changed, edit);
  };
  for (const { code, label, parent } of codes) {
    const { description, color } = code;
    make(
      addCode(changed, {
        label,
        family: parent,
        description: description ?? undefined,
        ...(color === null ? {} : { color }),
      }),
    );
  }
  if (speakers.length > 0) make(addSpeakers(changed, speakers));
  return changed;
}
