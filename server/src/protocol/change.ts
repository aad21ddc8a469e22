import * as z from 'zod/mini';
import { range } from './messages';

/** What a command of ours changes, worked out by the server and made by the client: all of it or nothing. */

export const textEdit = z.object({ range, newText: z.string() });

const fileChange = z.object({
  uri: z.string(),
  /** Of the open document that the edits were worked out for; null for a file that is not open. */
  version: z.nullable(z.number()),
  /** None of them overlaps another. */
  edits: z.array(textEdit),
});

export type FileChange = z.infer<typeof fileChange>;

export const change = z.object({
  /** What is done, for people, as the preview and the undo history show it. */
  title: z.string(),
  files: z.array(fileChange),
});
export type Change = z.infer<typeof change>;
