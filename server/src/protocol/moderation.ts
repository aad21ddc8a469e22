import * as z from 'zod/mini';
import type { ModerationTally } from '../features/moderation/tally';
import { change } from './change';
import { newCode } from './codes';
import { place, range, readonlyList, refusal } from './messages';

/**
 * Our own messages for comparing what coders have coded, and for settling it in a file of its own. The server works out texts and
 * changes; the client shows them and makes them.
 */

const coderFile = z.object({
  uri: z.string(),
  /** What people call the file: its path below the folder of the study. */
  name: z.string(),
  /** Null where nothing says who coded it. */
  coder: z.nullable(z.string()),
  /** True for a file that settles what coders have coded. */
  isModerated: z.boolean(),
  codings: z.number(),
});
export type CoderFile = z.infer<typeof coderFile>;

const codedInterview = z.object({
  /** The study's folder. */
  folder: z.string(),
  study: z.string(),
  /** What the study knows the interview by. */
  key: z.string(),
  /** The last part of the path of its row in the tree of interviews. */
  row: z.string(),
  /** What people call it. */
  name: z.string(),
  files: readonlyList(coderFile),
});
export type CodedInterview = z.infer<typeof codedInterview>;

/** Request: the interviews of all studies that have several files, in order, with all of their files. */
export const codedInterviewsRequest = {
  method: 'marginalia/codedInterviews',
  params: z.object({}),
  result: z.array(codedInterview),
} as const;

/** Request: two texts with the speech of the first of two files, each with the codes of one file, in the codebook's order. */
export const compareCodersRequest = {
  method: 'marginalia/compareCoders',
  params: z.object({ folder: z.string(), files: z.tuple([z.string(), z.string()]) }),
  /** Null when the folder has no study, or a file is none of its transcripts. */
  result: z.nullable(
    z.union([
      refusal,
      z.object({
        texts: z.tuple([z.string(), z.string()]),
        /** How many codings of the second file are on passages that the first one lacks: they are not in the texts. */
        lacking: z.number(),
      }),
    ]),
  ),
} as const;

/** Coded passages of coders' files that the moderated file lacks, so that nothing can be asked there, each as Markdown. */
const lacking = readonlyList(z.string());

/** Request: why somebody may not settle what the coders of some files have coded, in a sentence; null where they may. */
export const settlerRequest = {
  method: 'marginalia/settler',
  params: z.object({ folder: z.string(), files: z.array(z.string()), moderator: z.string() }),
  result: z.nullable(z.object({ problem: z.nullable(z.string()) })),
} as const;

/** Request: the text of a file in which what coders have coded is settled. Writes nothing. */
export const moderateRequest = {
  method: 'marginalia/moderate',
  params: z.object({ folder: z.string(), files: z.array(z.string()), moderator: z.string() }),
  result: z.nullable(
    z.union([
      refusal,
      z.object({
        /** Where the file belongs. */
        uri: z.string(),
        text: z.string(),
        /** How many codes all coders agree on. */
        agreed: z.number(),
        questions: z.number(),
        lacking,
      }),
    ]),
  ),
} as const;

const openQuestion = z.object({
  /** Where its memo stands. */
  at: range,
  /** The memo as written: an answer is refused where the line says something else by then. */
  text: z.string(),
  /** The codebook's label, or the label as written where the codebook has none. */
  label: z.string(),
  known: z.boolean(),
  quote: z.nullable(z.string()),
  coders: readonlyList(z.string()),
  /** True where all whose work the file settles have put it on the same words. */
  agreed: z.boolean(),
  /** Where the passage stands that it is about. */
  passage: range,
  /** What is said there, single-spaced. */
  words: z.string(),
  speaker: z.nullable(z.string()),
});
export type OpenQuestion = z.infer<typeof openQuestion>;

const questionedFile = z.object({
  folder: z.string(),
  study: z.string(),
  uri: z.string(),
  /** The interview and who settles it, as people call them. */
  name: z.string(),
  /** How many questions have been put, and how many of them are settled. */
  asked: z.number(),
  settled: z.number(),
  questions: readonlyList(openQuestion),
});
export type QuestionedFile = z.infer<typeof questionedFile>;

/** Request: the files of all studies with questions that are open, in the order of the interviews. */
export const openQuestionsRequest = {
  method: 'marginalia/openQuestions',
  params: z.object({}),
  result: z.array(questionedFile),
} as const;

/** A coding on a passage with questions, as the walk shows it. */
const passageCoding = z.object({ line: z.number(), label: z.string(), quote: z.nullable(z.string()) });

/** Request: the questions of an open file and the codes that stand beside them, as the editor has it now. */
export const questionsOfFileRequest = {
  method: 'marginalia/questionsOfFile',
  params: z.object({ uri: z.string(), version: z.number() }),
  /** Null when the file is no transcript of a study. */
  result: z.nullable(
    z.object({
      folder: z.string(),
      name: z.string(),
      asked: z.number(),
      settled: z.number(),
      /** By passage, in the order of the file. */
      passages: readonlyList(
        z.object({
          /** The words of the passage. */
          place,
          words: z.string(),
          speaker: z.nullable(z.string()),
          questions: readonlyList(openQuestion),
          codings: readonlyList(passageCoding),
        }),
      ),
    }),
  ),
} as const;
export type QuestionsOfFile = NonNullable<z.infer<typeof questionsOfFileRequest.result>>;

/** A memo line, named by what stands there. */
const memoLine = z.object({ line: z.number(), text: z.string() });

const settledFile = z.object({
  uri: z.string(),
  version: z.number(),
  /** Questions whose codes stay. */
  take: readonlyList(memoLine),
  /** Questions whose codes do not. */
  leaveOut: readonlyList(memoLine),
  /** Codes that are taken off, as they stand there. */
  remove: readonlyList(z.object({ line: z.number(), label: z.string() })),
  /** Codes that are put on the passage at a place besides. */
  add: z.nullable(
    z.object({
      passage: range,
      labels: readonlyList(z.string()),
      /** Written into the codebook as well, where the study has one. */
      newCodes: readonlyList(newCode),
    }),
  ),
});
export type SettledFile = z.infer<typeof settledFile>;

/** Request: what answers to questions change, in one change. The files are open, and each is named once. */
export const settleRequest = {
  method: 'marginalia/settle',
  params: z.object({ files: z.array(settledFile) }),
  result: z.nullable(z.union([refusal, z.object({ change, did: z.string() })])),
} as const;

/** Request: what puts questions for all codings that an open file has neither code, question nor `// no` for. */
export const updateModeratedRequest = {
  method: 'marginalia/updateModerated',
  params: z.object({ uri: z.string(), version: z.number() }),
  result: z.nullable(z.union([refusal, z.object({ change, questions: z.number(), lacking })])),
} as const;

const tally = z.object({
  /** Codes that all coders agree on and that stand in the file. */
  agreed: z.number(),
  /** Codes that all coders agree on and that do not stand there. */
  takenOff: z.number(),
  open: z.number(),
  leftOut: z.number(),
  /** Codes that were taken, by the coders who had put them there. */
  taken: readonlyList(z.object({ coders: readonlyList(z.string()), codes: z.number() })),
  /** Codes that no coder has put there. */
  own: z.number(),
  /** Lines of the file that say that a code is left out. */
  noLines: z.number(),
}) satisfies z.ZodMiniType<ModerationTally>;

/** Request: what has become of the questions of an open file, and what writes that into it. */
export const finishModeratingRequest = {
  method: 'marginalia/finishModerating',
  params: z.object({
    uri: z.string(),
    version: z.number(),
    /** Whether the lines go that say that a code is left out. */
    removeNoLines: z.boolean(),
  }),
  result: z.nullable(
    z.union([
      refusal,
      z.object({
        tally,
        /** The tally in words, as it is written into the file. */
        said: z.string(),
        change,
      }),
    ]),
  ),
} as const;
