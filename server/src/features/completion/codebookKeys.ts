import * as l10n from '@vscode/l10n';
import type { CodeKind } from '../../codebook/codebook';
import type { CodeKey, StudyKey } from '../../codebook/keys';

/** What a key of codebook.yaml is for, with a line or two that show it. */
export interface KeyNote {
  readonly meaning: string;
  /** YAML, as it would stand in a codebook. */
  readonly example: string;
}

/** What is told of the keys of the whole file, wherever it is told. */
export function noteOfStudyKey(key: StudyKey): KeyNote {
  switch (key) {
    case 'study':
      return {
        meaning: l10n.t('The name of the study.'),
        example: 'study: Quality issues in machine learning systems',
      };
    case 'transcripts':
      return {
        meaning: l10n.t(
          'Which files are transcripts: patterns of their names, seen from this file. Without it, every .txt and .transcript file beside and below this one.',
        ),
        example: 'transcripts: ["interviews/**/*.txt"]',
      };
    case 'moderated':
      return {
        meaning: l10n.t(
          'Which files settle what several coders of an interview have coded: patterns of their names, like those of transcripts. They count in the place of the coders’ files. A file can say so itself, by “moderates” in its front matter.',
        ),
        example: 'moderated: ["agreed/**/*.txt"]',
      };
    case 'speakers':
      return {
        meaning: l10n.t(
          'Who speaks. The usual roles, such as Interviewer, are known without being listed; other names should be, so that misspelt ones are noticed.',
        ),
        example: 'speakers: [Interviewer 1, Maria, Dr Lee]',
      };
    case 'layout':
      return {
        meaning: l10n.t(
          'How turns are written in the transcripts: one template or a list. Without it, each file is read by the pattern that recurs in it. The front matter of a file goes before it.',
        ),
        example: "layout: '{time} {speaker}: {speech}'",
      };
    case 'marked':
      return {
        meaning: l10n.t(
          'True where only lines with # are codes, and nobody speaks but those who are listed or stand in a template. For texts that came from elsewhere.',
        ),
        example: 'marked: true',
      };
    case 'speech':
      return {
        meaning: l10n.t('Lines that look like codes and are something somebody said.'),
        example: 'speech: [mm-hmm, beep-beep]',
      };
    case 'codes':
      return {
        meaning: l10n.t('The codes of the study, one entry for each.'),
        example:
          'codes:\n  - code: Data-missing-values\n    description: Something should be there and is not.',
      };
    case 'history':
      return {
        meaning: l10n.t(
          'What was done to the codes, with the day, the newest last. Renaming and merging add a line when you want it.',
        ),
        example: 'history:\n  - 2026-11-22: renamed Data-gaps to Data-missing-values (12 codings in 3 files)',
      };
  }
}

/** What a key of one code means, with an example, for people. */
export function noteOfCodeKey(key: CodeKey): KeyNote {
  switch (key) {
    case 'code':
      return {
        meaning: l10n.t(
          'The name of the code, as it is written in transcripts. Brackets at its end say what the other codes of its family begin with.',
        ),
        example: '- code: ML-pipeline-issues [MLP]',
      };
    case 'description':
      return {
        meaning: l10n.t('What the code means. Shown wherever the code is.'),
        example: 'description: Something should be there and is not.',
      };
    case 'kind':
      return {
        meaning: l10n.t(
          'Whether the code is an issue, a fix (how somebody deals with an issue) or a topic. Without it, the name tells: X-fix is a fix of X, X-issue an issue, everything else a topic.',
        ),
        example: 'kind: issue',
      };
    case 'fixes':
      return {
        meaning: l10n.t(
          'The issue that this code is a fix of. Not needed for a code named like the issue, with -fix at its end.',
        ),
        example: 'fixes: Data-missing-values',
      };
    case 'aliases':
      return {
        meaning: l10n.t('Other spellings of the name in the transcripts. They count as this code.'),
        example: 'aliases: [Data-missing-value, Data-gaps]',
      };
    case 'include':
      return {
        meaning: l10n.t('When to use the code.'),
        example: 'include: A field or a record is absent.',
      };
    case 'exclude':
      return {
        meaning: l10n.t('When not to use the code, and what to use instead.'),
        example: 'exclude: It is present but wrong. Use Data-errors.',
      };
    case 'example':
      return {
        meaning: l10n.t('Words somebody said that call for the code.'),
        example: 'example: some fields in the data set were missing',
      };
    case 'color':
      return {
        meaning: l10n.t(
          'The color of the code in lists, and of its sub-codes. In quotation marks, as YAML takes a bare # for a comment.',
        ),
        example: 'color: "#4e79a7"',
      };
    case 'deprecated':
      return {
        meaning: l10n.t(
          'Why the code should not be used any more. Where this text names another code, quick fixes change the code to that one.',
        ),
        example: 'deprecated: Use Data-missing-values.',
      };
    case 'codable':
      return {
        meaning: l10n.t(
          'False for an entry that is only a heading for others: it is not offered, and reported where it is put on words.',
        ),
        example: 'codable: false',
      };
    case 'codes':
      return {
        meaning: l10n.t('The sub-codes of this code: entries like this one.'),
        example: 'codes:\n  - code: Data-missing-values',
      };
  }
}

/** What the values of `kind` mean. */
export function meaningOfKind(kind: CodeKind): string {
  switch (kind) {
    case 'issue':
      return l10n.t('A difficulty that somebody speaks of.');
    case 'fix':
      return l10n.t('How somebody deals with an issue.');
    case 'topic':
      return l10n.t('Anything else that is spoken of.');
  }
}
