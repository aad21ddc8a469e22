import { naturalOrder } from '../../codebook/naturalOrder';
import { codesOfFile } from '../../study/fileCodes';
import type { Study } from '../../study/study';
import { codings, interviews, listed } from '../shared/counts';
import { kindInWords } from '../shared/kinds';

/** A code to choose from. */
export interface CodeChoice {
  readonly label: string;
  readonly aliases: readonly string[];
  readonly family: string | null;
  /** What is said of its kind; '' where the study has no kinds. */
  readonly kind: string;
  readonly description: string;
  /** False for what only heads other codes. */
  readonly codable: boolean;
  /** Its counts in words. */
  readonly counts: string;
}

/**
 * The codes that a study uses, in the order of the codebook; those that it lacks come last, by name.
 *
 * @param unused whether codes of the codebook that are not used are among them
 */
export function codeChoices(study: Study, unused: boolean): CodeChoice[] {
  const choices = [...study.codebook.codes.map(({ label }) => label), ...unknownLabels(study)].map(
    (label) => {
      const uses = study.usesOfLabel(label);
      const counts = listed(codings(uses.codings), interviews(uses.interviews));
      return { codings: uses.codings, choice: choiceOf(study, label, counts) };
    },
  );
  return choices.filter((one) => unused || one.codings > 0).map(({ choice }) => choice);
}

/**
 * The codes that one transcript of a study uses, with their counts there, in the order of the codebook; those that it lacks
 * come last, by name.
 */
export function codeChoicesInFile(study: Study, file: string): CodeChoice[] {
  const used = codesOfFile(study, file);
  const known = study.codebook.codes.flatMap(({ label }) => used.get(label) ?? []);
  const unknown = [...used.values()].filter(({ code }) => code === null);
  unknown.sort((a, b) => naturalOrder(a.label, b.label));
  return [...known, ...unknown].map(({ label, use }) => choiceOf(study, label, codings(use.codings.length)));
}

function unknownLabels(study: Study): string[] {
  if (!study.hasCodebook) return [];
  return [...study.writtenLabels.keys()].filter((label) => !study.resolve(label)).sort(naturalOrder);
}

function choiceOf(study: Study, label: string, counts: string): CodeChoice {
  const code = study.resolve(label);
  const [description = ''] = code?.description?.split('\n') ?? [];
  const { aliases = [], family = null } = code ?? {};
  const kind = kindInWords(study.codebook, code?.kind ?? 'unknown');
  return { label, aliases, family, kind, description, codable: code?.codable ?? true, counts };
}
