// Where the words of a report come from, for every form of it.
import * as l10n from '@vscode/l10n';
import { formatTime } from '../transcript/time';
import type { ReportQuote } from './report';

/** `Ana, 00:02:00, Interview 2, coded by Maya (in/2.txt, line 9)` */
export function sourceOfQuote({ speaker, time, interview, coder, file, line }: ReportQuote): string {
  const parts = [
    speaker,
    time === null ? null : formatTime(time),
    interview,
    coder === null ? null : l10n.t('coded by {0}', coder),
  ];
  const who = parts.filter((part) => part !== null && part !== '').join(', ');
  return l10n.t('{0} ({1}, line {2})', who, file, line);
}
