import { agreementGroups, comparedPairs } from '../../../server/src/analysis/agreement';
import {
  type AgreementCodes,
  type AgreementRow,
  agreementRows,
} from '../../../server/src/analysis/agreementRows';
import { codedFile } from '../../../server/src/analysis/codedFile';
import { type AgreementValue, codeValues } from '../../../server/src/analysis/codeValues';
import { comparableInterviews } from '../../../server/src/analysis/comparable';
import type { AgreementUnit } from '../../../server/src/analysis/comparedInterview';
import { type Disagreement, disagreementsOf } from '../../../server/src/analysis/disagreements';
import { interviewFiles } from '../../../server/src/analysis/interviewFiles';
import { studyOf } from '../studyFixture';

/** How a study of texts is compared; what is left out is as on the command line. */
export interface StudyComparison {
  readonly unit?: AgreementUnit;
  readonly by?: AgreementValue;
  readonly codes?: AgreementCodes;
  readonly speaker?: string;
  readonly intervals?: boolean;
  readonly interviews?: readonly string[];
  readonly coders?: readonly string[];
  readonly withModerated?: boolean;
}

/** What comparing the coders of a study of texts gives. */
export interface StudyAgreement {
  readonly rows: readonly AgreementRow[];
  readonly disagreements: readonly Disagreement[];
  readonly notes: readonly string[];
  readonly problems: readonly string[];
  /** How often a file was read for it. */
  readonly read: ReadonlyMap<string, number>;
}

/** Compares the coders of a study of texts, with its files named by themselves. */
export function compareStudy(
  texts: Readonly<Record<string, string>>,
  { unit = 'passage', by = 'code', codes = 'either', ...options }: StudyComparison = {},
): StudyAgreement {
  const { study, transcript } = studyOf(texts);
  const nameOf = (file: string) => file;
  const files = interviewFiles(study, { has: () => true, pathOf: nameOf, nameOf });
  const { interviews, notes } = comparableInterviews(
    files,
    {
      interviews: options.interviews ?? null,
      coders: options.coders ?? null,
      withModerated: options.withModerated === true,
    },
    nameOf,
  );
  const values = codeValues(study, by);
  const problems: string[] = [];
  const read = new Map<string, number>();
  const agreement = {
    unit,
    speaker: options.speaker ?? null,
    numberOf: values.numberOf,
    read: (file: string, coder: string) => {
      read.set(file, (read.get(file) ?? 0) + 1);
      return codedFile(study, file, coder, transcript(file));
    },
    onProblem: ({ message }: { readonly message: string }) => problems.push(message),
  };
  const groups = agreementGroups(interviews, agreement, nameOf);
  const rows = groups.flatMap((group) =>
    agreementRows(group, { unit, codes, values, intervals: options.intervals === true }),
  );
  const silent = {
    ...agreement,
    read: (file: string, coder: string) => codedFile(study, file, coder, transcript(file)),
    onProblem: () => {},
  };
  const disagreements = [...comparedPairs(interviews, silent, nameOf)].flatMap(({ compared }) =>
    disagreementsOf(compared, unit, values),
  );
  return { rows, disagreements, notes, problems, read };
}
