import * as z from 'zod/mini';
import { range } from './messages';

/** Our own messages about what is wrong with files. */

/**
 * VS Code shows no more findings of one file than this, and drops without a word what goes beyond 1.1 times as many in one call
 * of a collection's `set` (seen in 1.139.1).
 */
export const mostFindings = 1000;

/** A finding as the protocol of language servers has it, with what we send of it. */
const finding = z.object({
  range,
  severity: z.literal([1, 2, 3, 4]),
  source: z.string(),
  /** None for the one that says how many others are not shown. */
  code: z.exactOptional(z.string()),
  message: z.string(),
  tags: z.exactOptional(z.array(z.literal([1, 2]))),
  /** Comes back with the question for a quick fix. */
  data: z.exactOptional(z.unknown()),
});

/**
 * Notification from the server, to a client that has said in `initializationOptions` that it takes `findings`: what is wrong with
 * files that are not open, many in one message. All of each file that is named; what was told of it before goes. Those of
 * open files are told at once, by the usual `textDocument/publishDiagnostics`.
 */
export const findingsNotification = {
  method: 'marginalia/findings',
  params: z.object({ files: z.array(z.object({ uri: z.string(), findings: z.array(finding) })) }),
} as const;
export type FileFindings = z.infer<typeof findingsNotification.params>['files'][number];
