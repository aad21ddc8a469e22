import * as l10n from '@vscode/l10n';
import { rangeOfSpan } from '../../study/summary';
import { leaveOutQuestion, takeQuestion } from '../moderation/settle';
import type { OpenTranscript } from '../shared/openTranscript';
import type { Finding, Fix } from './fix';

/** What can be done about a memo that asks: make a code line of it, or say that the code is left out. */
export function settling(open: OpenTranscript, finding: Finding): Fix[] {
  const { start } = rangeOfSpan(open.transcript, finding.at);
  const memo = open.transcript.memos.findIndex(({ range }) => range.start === start);
  const taken = takeQuestion(open, memo);
  const left = leaveOutQuestion(open, memo);
  return [
    ...(taken === null
      ? []
      : [
          {
            title: l10n.t('Take “{0}”', taken.label),
            preferred: true,
            change: { kind: 'file', edits: taken.edits },
          } as const,
        ]),
    ...(left === null
      ? []
      : [
          {
            title: l10n.t('Leave out “{0}”', left.label),
            preferred: false,
            change: { kind: 'file', edits: left.edits },
          } as const,
        ]),
  ];
}
