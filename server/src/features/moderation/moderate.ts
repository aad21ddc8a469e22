import * as l10n from '@vscode/l10n';
import { type CodedFile, codedFile } from '../../analysis/codedFile';
import {
  type ComparedInterview,
  type ComparedUnit,
  compareInterview,
} from '../../analysis/comparedInterview';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { spokenWords } from '../../study/summarize';
import { itemAt } from '../../transcript/itemAt';
import { applyEdit, applyEdits, type TextEdit } from '../../transcript/textEdit';
import type { Transcript } from '../../transcript/transcript';
import { annotationEdits, ranks } from '../coding/annotationPlan';
import { unreadable } from '../coding/outcome';
import type { AnnotationStep } from '../coding/steps';
import { attributeEdit } from '../shared/attributes';
import { readChanged } from '../shared/readChanged';
import { codeQuestion, questionKey, questionText } from './codeQuestion';
import { type Proposal, proposalsOn } from './proposals';

/** What a moderated transcript begins with: the codes that all coders agree on, or none at all. */
export const moderationStarts = ['agreed', 'none'] as const;
export type ModerationStart = (typeof moderationStarts)[number];

/** What is to be settled. */
export interface Moderating {
  readonly study: Study;
  /** The files of the coders, at least two; the speech is that of the first. */
  readonly coders: readonly CodedFile[];
  /** What the study will know the moderated file by. */
  readonly file: string;
  /** Who settles it. */
  readonly moderator: string;
}

/** A moderated transcript as it is to be. */
export interface Moderated {
  readonly text: string;
  /** How many codes stand there as all coders agree on them. */
  readonly agreed: number;
  /** How many questions were put. */
  readonly questions: number;
  /** What coders have put on passages that the moderated transcript lacks: nothing can be asked there. */
  readonly unpaired: readonly UnpairedPassage[];
}

/** A coded passage of a coder's file that the moderated transcript lacks. */
export interface UnpairedPassage {
  /** What the study knows the file by. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is said, single-spaced. */
  readonly words: string;
  /** Its codes, each once. */
  readonly codes: readonly string[];
}

/**
 * Makes a transcript in which somebody settles what coders have coded: the speech of the first file to the byte, what all
 * agree on as code lines, and every other coding as a memo that asks.
 *
 * @throws Refusal where the files are no one interview, or something would be read as something else
 */
export function moderate(moderating: Moderating, start: ModerationStart): Moderated {
  const { study, coders, file } = moderating;
  const first = itemAt(coders, 0);
  const { transcript } = first;
  const compared = comparedWith(moderating, { ...first, coder: '' });
  const asked: Asked[] = [];
  const kept = new Set<number>();
  let agreed = 0;
  for (const unit of compared.units) {
    const passages = new Set(unit.passages[0]);
    if (passages.size === 0) continue;
    for (const proposal of proposalsOn(compared, unit)) {
      if (start === 'none' || !proposal.isAgreed) {
        asked.push({ unit, proposal });
        continue;
      }
      agreed++;
      transcript.codings.forEach((coding, index) => {
        const label = study.resolve(coding.label)?.label ?? coding.label;
        if (passages.has(coding.passage) && label === proposal.label) kept.add(index);
      });
    }
  }
  const steps: AnnotationStep[] = [
    ...transcript.memos.map((_, memo): AnnotationStep => ({ kind: 'erase', memo })),
    ...transcript.codings.flatMap((_, coding): AnnotationStep[] =>
      kept.has(coding) ? [] : [{ kind: 'remove', coding }],
    ),
    ...notesOf(study, asked),
  ];
  const edits = annotationEdits({ study, file, transcript }, steps);
  if (!edits) throw unreadable();
  const text = asModerator(moderating, applyEdits(transcript.text, edits));
  checkSpeech(transcript, readChanged(study, file, text), moderating);
  return { text, agreed, questions: asked.length, unpaired: unpairedOf(compared) };
}

/**
 * Puts a question for each coding that has neither code nor question in a moderated transcript, and was not left out. Nothing that
 * stands there changes, so that doing it twice is doing it once.
 *
 * @param moderated as it stands
 * @throws Refusal where a file is of another interview, or something would be read as something else
 */
export function updateModerated(
  moderating: Moderating,
  moderated: Transcript,
): Moderated & { readonly edits: readonly TextEdit[] } {
  const { study, file } = moderating;
  const own = codedFile(study, file, '', moderated);
  const compared = comparedWith(moderating, own);
  const asked: Asked[] = [];
  for (const unit of compared.units) {
    const passages = new Set(unit.passages[0]);
    if (passages.size === 0) continue;
    const codes = new Set(
      own.codings.filter(({ passage }) => passages.has(passage)).map(({ label }) => label),
    );
    const settled = new Set(
      moderated.memos.flatMap(({ passage, text }) => {
        const question = passages.has(passage) ? codeQuestion(text) : null;
        return question ? questionKey(study, question) : [];
      }),
    );
    for (const proposal of proposalsOn(compared, unit)) {
      if (codes.has(proposal.label) || settled.has(questionKey(study, proposal))) continue;
      asked.push({ unit, proposal });
    }
  }
  const edits = annotationEdits({ study, file, transcript: moderated }, notesOf(study, asked));
  if (!edits) throw unreadable();
  return {
    text: applyEdits(moderated.text, edits),
    edits,
    agreed: 0,
    questions: asked.length,
    unpaired: unpairedOf(compared),
  };
}

/**
 * Lays the files of coders beside another one of the interview.
 *
 * @returns that one first, then those of the coders
 * @throws Refusal where they are no one interview
 */
export function comparedWith(
  { coders }: Pick<Moderating, 'coders'>,
  moderated: CodedFile,
): ComparedInterview {
  const numbers = new Map<string, number>();
  const numberOf = (label: string) => {
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  };
  const options = { unit: 'passage', speaker: null, numberOf } as const;
  const compared = compareInterview('', [moderated, ...coders], options);
  if (compared === null)
    throw new Refusal(
      l10n.t('These files are no one interview: too few of their words are the same. Nothing was changed.'),
    );
  return compared;
}

/** A code that is asked about. */
interface Asked {
  readonly unit: ComparedUnit;
  readonly proposal: Proposal;
}

/** The memos that ask, below each passage in the order of the codebook. */
function notesOf(study: Study, asked: readonly Asked[]): AnnotationStep[] {
  const rank = ranks(study);
  const placeOf = ({ proposal: { label } }: Asked) =>
    rank(label) < 0 ? Number.POSITIVE_INFINITY : rank(label);
  const sorted = [...asked].sort((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    return a.unit.start - b.unit.start || (one === other ? 0 : one - other);
  });
  return sorted.map(({ proposal: { label, quote, passage, coders } }) => ({
    kind: 'note',
    on: { passage },
    texts: [questionText({ kind: 'open', label, quote, coders })],
  }));
}

/** The text with the name of who settles it in the place of that of the first coder. */
function asModerator({ study, coders, file, moderator }: Moderating, coded: string): string {
  const first = itemAt(coders, 0);
  const read = (text: string) => readChanged(study, file, text);
  let text = coded;
  const { title } = read(text);
  const at = title ? title.text.lastIndexOf(first.transcript.coder ?? '') : -1;
  if (title && at > 0 && first.transcript.coder) {
    const start = title.range.start + at;
    const range = { start, end: start + first.transcript.coder.length };
    if (text.slice(range.start, range.end) === first.transcript.coder)
      text = applyEdit(text, { range, newText: moderator });
  }
  const names = coders.map(({ coder }) => coder).join(', ');
  text = applyEdit(text, attributeEdit(read(text), 'moderates', names));
  if (read(text).coder !== moderator) text = applyEdit(text, attributeEdit(read(text), 'coder', moderator));
  return text;
}

/** Looks whether the moderated transcript says what the first file says, and is that of the moderator. */
function checkSpeech(before: Transcript, after: Transcript, { moderator }: Moderating): void {
  const spoken = ({ text, passages }: Transcript) =>
    passages.map(({ speaker, range }) => `${speaker}: ${text.slice(range.start, range.end)}`).join('\n');
  const isSame =
    spoken(before) === spoken(after) && after.coder === moderator && after.interview === before.interview;
  if (!isSame) throw unreadable();
}

function unpairedOf({ files, unpaired, units }: ComparedInterview): UnpairedPassage[] {
  return files.flatMap(({ file, transcript, codings }, at) => {
    if (at === 0) return [];
    const lacking = units.filter(({ passages }) => itemAt(passages, 0).length === 0);
    const alone = [...itemAt(unpaired, at), ...lacking.flatMap(({ passages }) => itemAt(passages, at))];
    return alone.flatMap((index) => {
      const codes = [
        ...new Set(codings.filter(({ passage }) => passage === index).map(({ label }) => label)),
      ];
      if (codes.length === 0) return [];
      const { range, firstLine } = itemAt(transcript.passages, index);
      return [{ file, line: firstLine + 1, words: spokenWords(transcript, range), codes }];
    });
  });
}
