import { codingStamp } from '../features/shared/codingStamp';
import { inInterviewOrder } from '../features/shared/interviewOrder';
import { interviewAndCoder, interviewNamer } from '../features/trees/tree';
import { type CodingOfCode, codingsOfCodeRequest } from '../protocol/codingsOfCode';
import type { Study } from '../study/study';
import { studyAt } from '../workspace/transcriptsOf';
import { toRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own request for every coding of a code. */
export const codingsOfCodeFeature: Feature = {
  register(context) {
    answer(context.connection, codingsOfCodeRequest, null, async ({ folder, label }) => {
      const found = await studyAt(context.workspace, folder);
      return found ? codingsIn(found.study, label) : null;
    });
  },
};

function codingsIn(study: Study, label: string): CodingOfCode[] {
  const { files } = study.usesOfLabel(label);
  const formatName = interviewNamer(study);
  return inInterviewOrder(study, files.keys()).flatMap((uri) => {
    const summary = study.transcripts.get(uri);
    const use = files.get(uri);
    if (!summary || !use) return [];
    const interview = interviewAndCoder(study, uri, summary, formatName);
    return use.codings.flatMap((index): CodingOfCode[] => {
      const coding = summary.codings[index];
      if (!coding) return [];
      const { words, excerpt, at, label: written, speaker } = coding;
      const place = { uri, range: toRange(words) };
      const stamp = codingStamp(summary, index);
      return [{ words: place, excerpt, line: at.line, label: written, stamp, interview, speaker }];
    });
  });
}
