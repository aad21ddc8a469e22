import * as l10n from '@vscode/l10n';
import type { Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import { lineAt, splitLines } from '../transcript/lines';
import type { TextEdit } from '../transcript/textEdit';
import type { Code, Codebook } from './codebook';
import { readCodebook } from './read';
import { Refusal } from './refusal';
import { nodesOf } from './yamlDocument';
import { YamlDraft } from './yamlDraft';
import { entryAt, valueAt } from './yamlPlaces';

/** An entry of codebook.yaml: its place in its list, and what it says. */
export interface Entry {
  readonly code: Code;
  readonly list: YAMLSeq;
  readonly index: number;
  /** A label alone, or keys with values. */
  readonly node: Scalar | YAMLMap;
}

/** codebook.yaml while it is being changed, step by step. */
export class CodebookDraft extends YamlDraft {
  private known: Codebook | null = null;

  /** @throws Refusal when the file cannot be changed safely */
  constructor(text: string) {
    super(text);
    if (this.brokenAt) {
      const line = lineAt(splitLines(text).starts, this.brokenAt.start) + 1;
      throw new Refusal(
        l10n.t('codebook.yaml is not valid YAML in line {0}. Correct that first; nothing was changed.', line),
      );
    }
    for (const node of nodesOf(this.content)) {
      if (!isAlias(node) && !(isNode(node) && 'anchor' in node && node.anchor !== undefined)) continue;
      throw new Refusal(
        l10n.t(
          'codebook.yaml repeats texts by `&` and `*`, so that one place stands for several. Write the texts out first; nothing was changed.',
        ),
      );
    }
  }

  get codebook(): Codebook {
    this.known ??= readCodebook(this.text);
    return this.known;
  }

  /** The whole file, as YAML has it. */
  get root(): YAMLMap | YAMLSeq {
    const { content } = this;
    if (!isMap(content) && !isSeq(content)) throw new Refusal(l10n.t('codebook.yaml holds no codebook.'));
    return content;
  }

  override change(...edits: readonly TextEdit[]): void {
    super.change(...edits);
    this.known = null;
  }

  /** @returns undefined when no code has just this label */
  code(label: string): Code | undefined {
    return this.codebook.codes.find((one) => one.label === label);
  }

  /** @throws Refusal when the codebook has no entry of just this label, or two */
  entry(label: string): Entry {
    const code = this.code(label);
    if (!code) throw new Refusal(l10n.t('“{0}” has no entry in codebook.yaml.', label));
    const entries = this.codebook.mentions.filter(({ as, text }) => as === 'label' && text === label);
    if (entries.length > 1) {
      throw new Refusal(
        l10n.t('“{0}” has two entries in codebook.yaml. Make one of them first; nothing was changed.', label),
      );
    }
    const { root } = this;
    const codes = isSeq(root) ? root : valueAt(root, 'codes');
    const place = isSeq(codes) ? entryAt(codes, code.labelRange.start) : null;
    const node = place?.list.items[place.index];
    if (!place || !(isMap(node) || isScalar(node))) {
      throw new Refusal(
        l10n.t(
          'The entry of “{0}” in codebook.yaml has another form than usual. Begin it with `- code:` first; nothing was changed.',
          label,
        ),
      );
    }
    return { code, ...place, node };
  }
}
