import * as l10n from '@vscode/l10n';
import type { YAMLMap } from 'yaml';
import { isMap, isPair, isSeq } from 'yaml';
import { insertion } from '../transcript/textEdit';
import type { Range } from '../transcript/transcript';
import type { CodebookProblemCode, CodeKind, Mention, PlacedColor, Repair } from './codebook';
import type { CodebookSource, Field, PlacedText } from './fields';
import {
  asName,
  changeTo,
  commentAfter,
  fieldsOf,
  lineOfOffset,
  nodeRange,
  nodeText,
  nodeTexts,
  report,
  shorten,
  yesOrNo,
} from './fields';
import type { CodeKey } from './keys';
import { codeKeys } from './keys';
import { tidyLabel } from './labels';
import type { Draft } from './references';
import { checkReferences } from './references';
import type { StatedCode } from './relate';
import { colorOf, deprecation, isKind, nearestColor, nearestKind } from './values';
import { dashOf, endOf } from './yamlPlaces';

type Fields = ReadonlyMap<CodeKey, Field>;

/** Reads the entries of a codebook one after the other, then checks what they say of each other. */
export class EntryReader {
  /** By label, in the order of the file. */
  private readonly drafts = new Map<string, Draft>();
  readonly mentions: Mention[] = [];
  readonly colors: PlacedColor[] = [];
  /** By label, what says that a code should not be used. */
  readonly deprecations = new Map<string, PlacedText>();

  constructor(private readonly source: CodebookSource) {}

  /** Reads the value of a `codes` key. */
  readList(node: unknown, around: Range, parent: string | null = null): void {
    const range = nodeRange(this.source, node, around);
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries())
        this.readEntry(item, around, parent, dashOf(this.source.text, node, index));
    } else if (isMap(node)) {
      this.problem('error', 'codebook-shape', firstOf(this.source, node, range), listExpected());
      this.readLabelled(node, parent);
    } else if (nodeText(this.source, node, l10n.t('A code'), around) !== null) {
      this.problem('error', 'codebook-shape', range, listExpected());
      this.readEntry(node, around, parent);
    }
  }

  /** `codes` given as a mapping of labels to entries: not how it is done, but clear enough. */
  private readLabelled(map: YAMLMap, parent: string | null): void {
    for (const pair of map.items) {
      if (!isPair(pair)) continue;
      const keyRange = nodeRange(this.source, pair.key, { start: 0, end: 0 });
      const label = nodeText(this.source, pair.key, l10n.t('A name'), keyRange);
      const end = nodeRange(this.source, pair.value, keyRange).end;
      const range = { start: keyRange.start, end: Math.max(end, keyRange.end) };
      const fields: Fields = isMap(pair.value)
        ? fieldsOf(this.source, pair.value, codeKeys, l10n.t('a code'))
        : new Map<CodeKey, Field>();
      this.readFields(label, fields, range, parent);
      if (isSeq(pair.value)) this.readList(pair.value, keyRange, label?.text ?? parent);
    }
  }

  /** @param dash where its dash stands; null for none */
  private readEntry(node: unknown, around: Range, parent: string | null, dash: number | null = null): void {
    const range = this.entryRange(node, around, dash);
    if (isMap(node)) {
      const fields = fieldsOf(this.source, node, codeKeys, l10n.t('a code'));
      const code = fields.get('code');
      const label = code === undefined ? null : nodeText(this.source, code.value, '`code`', code.keyRange);
      if (code === undefined) {
        const place = firstOf(this.source, node, range);
        this.problem(
          'error',
          'codebook-shape',
          place,
          l10n.t('This entry has no name. Write `code:` and its name.'),
        );
      } else if (label === null && !isMap(code.value)) this.noLabel(code.value, code.keyRange);
      this.readFields(label, fields, range, parent);
    } else if (isSeq(node)) {
      const message = l10n.t(
        'This entry is a list. Write `- code:` and a name, in quotation marks if it begins with a bracket.',
      );
      this.problem('error', 'codebook-shape', range, message);
      this.readList(node, around, parent);
    } else {
      const label = nodeText(this.source, node, l10n.t('A code'), around);
      if (label === null) this.noLabel(node, range);
      else this.readFields(this.withoutKey(label), new Map(), range, parent);
    }
  }

  /** `- code:X`, as it stands while somebody types it, is a text for YAML. */
  private withoutKey(label: PlacedText): PlacedText {
    const [key] = /^code:(?=\S)/.exec(label.text) ?? [];
    if (key === undefined) return label;
    const { start, end } = label.range;
    const edit = insertion(start + key.length, ' ');
    const message = l10n.t('YAML wants a space after the colon: `code: name`.');
    this.problem('error', 'codebook-shape', label.range, message, { edit, text: 'code: ', certain: true });
    return { text: label.text.slice(key.length), range: { start: start + key.length, end } };
  }

  private noLabel(node: unknown, range: Range): void {
    const comment = commentAfter(this.source, node);
    if (comment === null) {
      this.problem(
        'warning',
        'bad-value',
        range,
        l10n.t('The name is missing here. Write it, or remove this entry.'),
      );
      return;
    }
    const message = l10n.t('In YAML `#` begins a comment. Write the name without it.');
    const label = tidyLabel(comment.text);
    const repair = label === '' ? null : changeTo(this.source, comment.range, label, false);
    this.problem('error', 'bad-value', comment.range, message, repair);
  }

  private readFields(placed: PlacedText | null, fields: Fields, range: Range, parent: string | null): void {
    const label = placed === null ? null : this.cleanLabel(placed);
    if (label !== null && placed !== null) this.add(this.draft(label, placed.range, fields, range, parent));
    const codes = fields.get('codes');
    if (codes !== undefined) this.readList(codes.value, codes.keyRange, label ?? parent);
  }

  /** A label is one line; the `#` that marks it in a transcript is no part of it. */
  private cleanLabel(placed: PlacedText): string | null {
    const label = tidyLabel(placed.text);
    if (placed.text.startsWith('#')) {
      const message = l10n.t('`#` marks a code in a transcript and is no part of its name. Remove it here.');
      const repair = label === '' ? null : changeTo(this.source, placed.range, label, true);
      this.problem('warning', 'bad-value', placed.range, message, repair);
    }
    return label === '' ? null : label;
  }

  private draft(
    label: string,
    labelRange: Range,
    fields: Fields,
    range: Range,
    parent: string | null,
  ): Draft {
    const text = (key: CodeKey): PlacedText | null => {
      const field = fields.get(key);
      return field === undefined ? null : nodeText(this.source, field.value, `\`${key}\``, field.keyRange);
    };
    const aliases = fields.get('aliases');
    const fixes = text('fixes');
    const deprecated = text('deprecated');
    if (deprecated !== null) this.deprecations.set(label, deprecated);
    const draft = {
      label,
      parent,
      kind: this.kind(text('kind')),
      fixes: fixes && asName(fixes),
      aliases:
        aliases === undefined
          ? []
          : nodeTexts(this.source, aliases.value, '`aliases`', aliases.keyRange).map(asName),
      description: text('description')?.text ?? null,
      include: text('include')?.text ?? null,
      exclude: text('exclude')?.text ?? null,
      example: text('example')?.text ?? null,
      color: this.color(fields.get('color')),
      deprecated: deprecated === null ? null : deprecation(deprecated.text),
      codable: yesOrNo(this.source, text('codable'), '`codable`') ?? true,
      labelRange,
      range,
    };
    this.mentions.push({ as: 'label', text: label, range: labelRange });
    for (const alias of draft.aliases) this.mentions.push({ as: 'alias', ...alias });
    if (draft.fixes !== null) this.mentions.push({ as: 'fixes', ...draft.fixes });
    if (draft.fixes !== null && draft.kind !== null && draft.kind !== 'fix') {
      const message = l10n.t(
        'Only a fix has `fixes`, and this code is of the kind {0}. Remove one of the two.',
        draft.kind,
      );
      this.problem('warning', 'bad-value', draft.fixes.range, message);
    }
    return draft;
  }

  private kind(placed: PlacedText | null): CodeKind | null {
    if (placed === null) return null;
    const kind = placed.text.toLowerCase();
    if (isKind(kind)) return kind;
    const message = l10n.t('A code is of the kind issue, fix or topic, not `{0}`.', shorten(placed.text));
    const meant = nearestKind(kind);
    const repair = meant === null ? null : changeTo(this.source, placed.range, meant, false);
    this.problem('warning', 'bad-value', placed.range, message, repair);
    return null;
  }

  private color(field: Field | undefined): string | null {
    if (field === undefined) return null;
    const comment = commentAfter(this.source, field.value);
    const meant = comment && colorOf(comment.text);
    if (comment && meant !== null) {
      const message = l10n.t(
        'In YAML `#` begins a comment. Put the color in quotation marks: "{0}".',
        comment.text,
      );
      const edit = { range: comment.range, newText: `"${comment.text}"` };
      this.problem('warning', 'bad-color', comment.range, message, {
        edit,
        text: edit.newText,
        certain: true,
      });
      this.colors.push({ color: meant, range: comment.range });
      return meant;
    }
    const placed = nodeText(this.source, field.value, '`color`', field.keyRange);
    if (placed === null) return null;
    const color = colorOf(placed.text);
    if (color === null) {
      const message = l10n.t(
        'A color is written "#rrggbb", such as "#4e79a7"; `{0}` is none.',
        shorten(placed.text),
      );
      const meant = nearestColor(placed.text);
      const edit = { range: placed.range, newText: `"${meant}"` };
      const repair = meant === null ? null : { edit, text: edit.newText, certain: false };
      this.problem('warning', 'bad-color', placed.range, message, repair);
    } else this.colors.push({ color, range: placed.range });
    return color;
  }

  /** Of two entries for one label the first counts; the second adds what the first does not say. */
  private add(draft: Draft): void {
    const first = this.drafts.get(draft.label);
    if (first === undefined) {
      this.drafts.set(draft.label, draft);
      return;
    }
    const message = l10n.t(
      '`{0}` has an entry already, in line {1}. Make one of the two, or give this another name.',
      shorten(draft.label),
      lineOfOffset(this.source, first.labelRange.start),
    );
    this.problem('error', 'duplicate-label', draft.labelRange, message);
    this.drafts.set(draft.label, {
      ...first,
      kind: first.kind ?? draft.kind,
      fixes: first.fixes ?? draft.fixes,
      aliases: [...first.aliases, ...draft.aliases],
      description: first.description ?? draft.description,
      include: first.include ?? draft.include,
      exclude: first.exclude ?? draft.exclude,
      example: first.example ?? draft.example,
      color: first.color ?? draft.color,
      deprecated: first.deprecated ?? draft.deprecated,
      codable: first.codable && draft.codable,
    });
  }

  /** The codes read, their aliases and `fixes` checked against each other. */
  finish(): StatedCode[] {
    return checkReferences(this.source, this.drafts);
  }

  /** From the dash of the entry to the last thing it says. */
  private entryRange(node: unknown, around: Range, dash: number | null): Range {
    const range = nodeRange(this.source, node, around);
    return { start: dash ?? range.start, end: Math.max(range.start, endOf(this.source.text, node)) };
  }

  private problem(
    severity: 'error' | 'warning',
    code: CodebookProblemCode,
    range: Range,
    message: string,
    repair: Repair | null = null,
  ): void {
    report(this.source, severity, code, range, message, repair);
  }
}

function listExpected(): string {
  return l10n.t('`codes` is a list. Begin each entry on a line of its own with `- code:` and its name.');
}

/** The place of a mapping's first key: enough to show where it is wrong. */
function firstOf(source: CodebookSource, map: YAMLMap, whole: Range): Range {
  return nodeRange(source, map.items[0]?.key, whole);
}
