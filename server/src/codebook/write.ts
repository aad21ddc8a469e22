import * as l10n from '@vscode/l10n';
import type { Code } from './codebook';
import { codebookIntroduction } from './comments';
import { tidyLabel } from './labels';
import { misreadAs } from './misread';
import { naturalOrder } from './naturalOrder';
import { colorByPlace } from './palette';
import { fixStem, relate, statedCode } from './relate';
import type { LabelUse } from './spellings';
import { groupSpellings } from './spellings';
import { entryLines, listItem, yamlList, yamlText } from './yamlText';

/**
 * A codebook to begin with, written from the codes in use: one entry for each code, families together, each
 * fix below its issue, and other spellings of a code as its aliases. The descriptions are left to be written.
 *
 * @param uses every label in use, as written
 * @param speakers names for `speakers`
 * @param study its name; '' for none
 * @param transcripts globs for `transcripts`; none where the usual files are meant
 * @returns a text that `readCodebook` reads without problems; labels that no code should have stand in a comment at its end
 */
export function codebookText(
  uses: readonly LabelUse[],
  speakers: readonly string[],
  study: string,
  transcripts: readonly string[] = [],
): string {
  const all = tidy(uses);
  const fit = all.filter(({ label }) => misreadAs(label) === null);
  const codes = relate(
    groupSpellings(fit).map(({ main, others }) =>
      statedCode(
        main.label,
        others.map((other) => other.label),
      ),
    ),
  );
  const lines = [...codebookIntroduction(codes.some(({ kind }) => kind !== 'topic')), ''];
  const introduced = lines.length;
  if (study.trim() !== '') lines.push(`study: ${yamlText(study.trim())}`);
  if (transcripts.length > 0) lines.push(`transcripts: ${yamlList(transcripts)}`);
  if (speakers.length > 0) lines.push(`speakers: ${yamlList(speakers)}`);
  if (lines.length > introduced) lines.push('');
  // Without a code there is no value either: whoever writes the first entry below it finds no brackets in the way.
  lines.push('codes:');
  const sections = sectionsOf(codes);
  const colors = newColors(sections);
  for (const section of sections) lines.push(...sectionLines(section, colors));
  lines.push(...leftOut(all.filter((use) => !fit.includes(use))));
  return `${lines.join('\n')}\n`.replace('codes:\n\n', 'codes:\n');
}

/** Comments on labels that no code should have. */
function leftOut(uses: readonly LabelUse[]): string[] {
  if (uses.length === 0) return [];
  return [
    '',
    `# ${l10n.t('Left out, as a line with it may be a speaker, a sound, a time or a title in a transcript. Give these codes other labels there:')}`,
    ...uses.map((use) => `#   ${oneLine(use.label)}`),
  ];
}

/** The labels as a codebook has them, the uses of the same label added up. */
function tidy(uses: readonly LabelUse[]): LabelUse[] {
  const byLabel = new Map<string, LabelUse>();
  for (const use of uses) {
    const label = tidyLabel(use.label);
    const { codings, interviews } = byLabel.get(label) ?? { codings: 0, interviews: 0 };
    if (label === '') continue;
    byLabel.set(label, {
      label,
      codings: codings + use.codings,
      interviews: Math.max(interviews, use.interviews),
    });
  }
  return [...byLabel.values()];
}

/** Codes that are listed together. */
interface Section {
  /** The code that the others stand under. */
  readonly head: Code | null;
  /** The comment above them, where no code heads them. */
  readonly heading: string | null;
  readonly codes: readonly Code[];
}

/** The families by name, then the codes of none. */
function sectionsOf(codes: readonly Code[]): Section[] {
  const byLabel = new Map(codes.map((code) => [code.label, code]));
  const families = new Map<string, Code[]>();
  const others: Code[] = [];
  for (const code of inOrder(codes, byLabel)) {
    // A fix stands beside its issue even where its own name puts it into another family.
    const family = issueOf(code, byLabel).family;
    const members = family === null ? others : (families.get(family) ?? []);
    if (family !== null) families.set(family, members);
    if (code.label !== family) members.push(code);
  }
  const sections = [...families.keys()].sort(naturalOrder).map((name): Section => {
    const head = byLabel.get(name) ?? null;
    return { head, heading: head === null ? name : null, codes: families.get(name) ?? [] };
  });
  if (others.length === 0) return sections;
  return [
    ...sections,
    { head: null, heading: sections.length === 0 ? null : l10n.t('Other codes'), codes: others },
  ];
}

/** By label, each fix right below its issue. */
function inOrder(codes: readonly Code[], byLabel: ReadonlyMap<string, Code>): Code[] {
  const key = (code: Code): string => issueOf(code, byLabel).label;
  return [...codes].sort(
    (a, b) =>
      naturalOrder(key(a), key(b)) ||
      Number(a.label !== key(a)) - Number(b.label !== key(b)) ||
      naturalOrder(a.label, b.label),
  );
}

/** The issue that a fix stands beside; of a fix of a fix the first one. Other codes stand for themselves. */
function issueOf(code: Code, byLabel: ReadonlyMap<string, Code>): Code {
  let issue = code;
  const passed = new Set<Code>();
  while (issue.fixes !== null && !passed.has(issue)) {
    passed.add(issue);
    issue = byLabel.get(issue.fixes) ?? issue;
  }
  return issue;
}

/** The colours to be written, by label: one for the first code of each family, from which the others have it, and for each code of none. */
function newColors(sections: readonly Section[]): Map<string, string> {
  const begun = new Set<string>();
  const colors = new Map<string, string>();
  for (const { label, family } of sections.flatMap(({ head, codes }) => (head ? [head, ...codes] : codes))) {
    const group = family ?? label;
    if (begun.has(group)) continue;
    colors.set(label, colorByPlace(begun.size));
    begun.add(group);
  }
  return colors;
}

function sectionLines(section: Section, colors: ReadonlyMap<string, string>): string[] {
  const lines = [''];
  if (section.heading !== null) lines.push(`  # ${oneLine(section.heading)}`);
  if (section.head !== null) lines.push(...codeLines(section.head, colors, '  '));
  if (section.head !== null && section.codes.length > 0) lines.push('    codes:');
  const indent = section.head === null ? '  ' : '      ';
  for (const code of section.codes) lines.push(...codeLines(code, colors, indent));
  return lines;
}

function codeLines(code: Code, colors: ReadonlyMap<string, string>, indent: string): string[] {
  const fixes = code.fixes !== null && fixStem(code.label) !== code.fixes ? code.fixes : undefined;
  const [label = '', ...rest] = entryLines({
    label: code.label,
    fixes,
    aliases: code.aliases,
    color: colors.get(code.label),
  });
  const lines = [label];
  if (code.aliases.length > 0)
    lines.push(`# ${l10n.t('Take out of the aliases what is a code of its own.')}`);
  lines.push(...rest, 'description:');
  return listItem(lines, indent);
}

/** A text that cannot end the comment it stands in. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
