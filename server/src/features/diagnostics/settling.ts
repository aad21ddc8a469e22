import * as l10n from '@vscode/l10n';
import { unlessRefused } from '../../codebook/refusal';
import { rangeOfSpan } from '../../study/summary';
import { takingSteps } from '../moderation/settle';
import { type Answers, settleAnswers } from '../moderation/settleAnswers';
import type { OpenTranscript } from '../shared/openTranscript';
import type { Finding, Fix } from './fix';

const noAnswers: Answers = { take: [], leaveOut: [], remove: [], add: [] };

/**
 * What can be done about a memo that asks: make a code line of it, or say that the code is left out. Each is worked out as it is
 * for whoever is asked one question after the other.
 */
export function settling(open: OpenTranscript, finding: Finding): Fix[] {
  const { memos } = open.transcript;
  const { start } = rangeOfSpan(open.transcript, finding.at);
  const index = memos.findIndex(({ range }) => range.start === start);
  const memo = memos[index];
  const label = takingSteps(open, index)?.label;
  if (!memo || label === undefined) return [];
  const answered = (title: string, preferred: boolean, answers: Partial<Answers>): Fix[] => {
    const settled = unlessRefused(() => settleAnswers(open, { ...noAnswers, ...answers }));
    return settled ? [{ title, preferred, change: { kind: 'annotations', edits: settled.edits } }] : [];
  };
  return [
    ...answered(l10n.t('Take “{0}”', label), true, { take: [memo] }),
    ...answered(l10n.t('Leave out “{0}”', label), false, { leaveOut: [memo] }),
  ];
}
