import { unlessRefused } from '../codebook/refusal';
import { mayHaveQuestions, openQuestionsIn, type QuestionInText } from '../features/moderation/openQuestions';
import { settledOf, tallyOf } from '../features/moderation/tally';
import { filesInOrder } from '../features/shared/interviewOrder';
import { interviewAndCoder, interviewNamer } from '../features/trees/tree';
import * as protocol from '../protocol/moderation';
import type { Summary } from '../study/summary';
import type { Transcript } from '../transcript/transcript';
import { readTranscripts } from '../workspace/transcriptsOf';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { codersOf } from './coderFiles';
import type { Context } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';
import { inStep } from './inStep';
import { coderFilesOf } from './moderation';

/** Our own requests for the questions that nobody has answered yet. */
export const openQuestionsFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    const counts = new Counts(context);
    answer(connection, protocol.openQuestionsRequest, [], async () => {
      await workspace.known();
      const found: protocol.QuestionedFile[] = [];
      for (const folder of workspace.studies) {
        const { study } = folder;
        const files = filesInOrder(study).filter((file) => {
          const summary = study.transcripts.get(file);
          return summary !== undefined && mayHaveQuestions(study, summary);
        });
        for await (const { file, transcript } of readTranscripts(workspace, folder, files)) {
          const questions = transcript ? openQuestionsIn(study, transcript) : [];
          if (!transcript || questions.length === 0) continue;
          found.push({
            folder: folder.root,
            study: folder.title,
            uri: file,
            name: nameOf(folder, file),
            ...(await counts.of(folder, file, transcript)),
            questions: questions.map((question) => inMessage(transcript, question)),
          });
        }
      }
      return found;
    });
    answer(connection, protocol.questionsOfFileRequest, null, async ({ uri, version }) => {
      const open = await inStep(context, uri, version);
      if (!open) return null;
      const { folder, file, transcript } = open;
      return {
        folder: folder.root,
        name: nameOf(folder, file),
        ...(await counts.of(folder, file, transcript)),
        passages: passagesWith(uri, transcript, openQuestionsIn(folder.study, transcript)),
      };
    });
  },
};

/** By passage, each with the codes that stand on it. */
function passagesWith(
  uri: string,
  transcript: Transcript,
  questions: readonly QuestionInText[],
): protocol.QuestionsOfFile['passages'] {
  const { lineStarts, codings } = transcript;
  const numbers = [...new Set(questions.map(({ passage }) => passage))];
  return numbers.flatMap((number) => {
    const own = questions.filter(({ passage }) => passage === number);
    const [first] = own;
    if (!first) return [];
    const { range, words, speaker } = first;
    const codes = codings.filter(({ passage }) => passage === number);
    return {
      place: { uri, range: offsetsToRange(lineStarts, range) },
      words,
      speaker,
      questions: own.map((question) => inMessage(transcript, question)),
      codings: codes.map(({ line, label, quote }) => ({ line, label, quote: quote?.text ?? null })),
    };
  });
}

function inMessage(
  { lineStarts }: Transcript,
  { at, range, memo: _, ...question }: QuestionInText,
): protocol.OpenQuestion {
  return {
    ...question,
    at: offsetsToRange(lineStarts, at),
    passage: offsetsToRange(lineStarts, range),
  };
}

function nameOf({ study }: WorkspaceStudy, file: string): string {
  const summary = study.transcripts.get(file);
  return summary ? interviewAndCoder(study, file, summary, interviewNamer(study)) : '';
}

interface Count {
  readonly asked: number;
  readonly settled: number;
}

/** Counts of questions and answers, kept while nothing that they follow from has changed. */
class Counts {
  private readonly kept = new Map<
    string,
    { readonly from: readonly (Summary | undefined)[]; readonly count: Count }
  >();

  constructor(private readonly context: Context) {}

  /** @param transcript of the file, as it stands */
  async of(folder: WorkspaceStudy, file: string, transcript: Transcript): Promise<Count> {
    const { study } = folder;
    const files = [file, ...codersOf(folder, file).map((one) => one.file)];
    const from = files.map((one) => study.transcripts.get(one));
    const known = this.kept.get(file);
    const isKept = known?.from.length === from.length && known.from.every((one, at) => one === from[at]);
    if (known && isKept) return known.count;
    const coders = await coderFilesOf(this.context.workspace, folder, file);
    const open = { study, file, transcript };
    const count = settledOf(unlessRefused(() => tallyOf(open, coders)) ?? tallyOf(open, []));
    this.kept.set(file, { from, count });
    return count;
  }
}
