import * as l10n from '@vscode/l10n';
import type { Code } from '../../codebook/codebook';
import { withoutBracket } from '../../codebook/labels';
import { misreadAs } from '../../codebook/misread';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { labelProblem } from '../coding/writableLabel';

/**
 * A new label as it is to be written.
 *
 * @throws Refusal when a line with it could not be read as this code
 */
export function newLabel(given: string): string {
  const label = composed(given.trim());
  const why = problemOf(label);
  if (why !== null) throw new Refusal(why);
  return label;
}

function problemOf(label: string): string | null {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(label))
    return l10n.t('The name of a code is one line of text. Leave out the line ends and tabs.');
  if (label.startsWith('//'))
    return l10n.t('“{0}” would be read as a memo, which begins with `//`. Choose another name.', label);
  return labelProblem(label);
}

/** A code that is to be reshaped: an entry of the codebook, or only a label in use. */
export interface CodeReference {
  /** The label as the codebook spells it; as written where the codebook has none. */
  readonly label: string;
  /** Its entry; null for a label that only transcripts have. */
  readonly entry: Code | null;
}

/** @throws Refusal when neither the codebook nor a transcript has this code */
export function codeReference(study: Study, given: string): CodeReference {
  const label = composed(given.trim());
  const code = study.resolve(label);
  if (code && study.hasCodebook) return { label: code.label, entry: code };
  if (study.writtenAt(label).length > 0) return { label, entry: null };
  const [nearest] = study.near(label);
  throw new Refusal(
    nearest === undefined
      ? l10n.t('There is no code “{0}”, neither in the codebook nor in a transcript.', label)
      : l10n.t('There is no code “{0}”. Did you mean “{1}”?', label, nearest),
  );
}

/**
 * The spellings in transcripts that go by the label of a code, each with what it becomes when the code has another label:
 * the label, the label without the brackets at its end, and what differs from it by case, hyphens and spaces alone and is
 * nothing else. Aliases are not among them.
 */
export function spellingsOfLabel(
  study: Study,
  { label, entry }: CodeReference,
  to: string,
): Map<string, string> {
  const found = new Map([[label, to]]);
  if (entry === null) return found;
  checkReadsAsCode(label);
  const short = withoutBracket(label);
  if (short !== label && study.resolve(short) === entry && !entry.aliases.includes(short))
    found.set(short, withoutBracket(to));
  const letters = joinedLetters(label);
  for (const name of study.writtenLabels.keys()) {
    if (found.has(name) || study.resolve(name)) continue;
    if (joinedLetters(name) === letters && study.near(name)[0] === label) found.set(name, to);
  }
  return found;
}

/**
 * Makes sure that the lines with a label of the codebook are its code lines: the name of a speaker is not changed with them.
 *
 * @throws Refusal where they may be something else
 */
export function checkReadsAsCode(label: string): void {
  if (misreadAs(label) === null) return;
  throw new Refusal(
    l10n.t(
      '“{0}” cannot be changed in all transcripts, as lines with it may be no codes: see what is reported in codebook.yaml. Write another name there and on its code lines by hand.',
      label,
    ),
  );
}

/** All spellings in transcripts that stand for a code: those of its label, and its aliases. */
export function spellingsOfCode(study: Study, reference: CodeReference): Set<string> {
  const aliases = (reference.entry?.aliases ?? []).filter(
    (alias) => study.resolve(alias) === reference.entry,
  );
  for (const alias of aliases) checkReadsAsCode(alias);
  return new Set([...spellingsOfLabel(study, reference, reference.label).keys(), ...aliases]);
}

/** The letters and digits of a label in small letters. */
export function joinedLetters(label: string): string {
  return composed(label)
    .toLowerCase()
    .replace(/[-_/:\s]+/g, '');
}
