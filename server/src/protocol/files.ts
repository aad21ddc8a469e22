import * as z from 'zod/mini';

/**
 * What the server asks its client for where it has no disk of its own: in a browser, and for folders that are on no
 * disk. The server decides which folders to look into. Many are asked for at once, as each question travels far.
 */

/** Answers come in the order of the URIs. */
const params = z.object({ uris: z.array(z.string()) });

/** For people: why this one could not be read. */
const failure = z.object({ problem: z.string() });

/** Request from the server: what lies right below each of some folders, by name. Links are left out. */
export const listFoldersRequest = {
  method: 'marginalia/listFolders',
  params,
  result: z.array(z.union([z.object({ files: z.array(z.string()), folders: z.array(z.string()) }), failure])),
} as const;
export type FolderAnswer = z.infer<typeof listFoldersRequest.result>[number];

/** In bytes of a file, and in UTF-16 units of an open one. An hour of talk has about 60,000. */
export const largestFile = 32 * 1024 * 1024;

/**
 * Request from the server: the text of each of some files, decoded by `decode.ts`; null when there is no such file.
 * One over `largestFile` is not read, and only its size told.
 */
export const readFilesRequest = {
  method: 'marginalia/readFiles',
  params,
  result: z.array(
    z.union([
      z.object({ text: z.nullable(z.string()) }),
      z.object({ size: z.number() }),
      z.object({ isText: z.literal(false) }),
      failure,
    ]),
  ),
} as const;
export type FileAnswer = z.infer<typeof readFilesRequest.result>[number];

/** A file that the client sends whole, in bytes: as text it is a third longer, and must fit into one. */
export const largestSent = 128 * 1024 * 1024;

/** Request from the server: the bytes of a file that people have named for it. One over `largestSent` is not read, and only its size told. */
export const readBytesRequest = {
  method: 'marginalia/readBytes',
  params: z.object({ uri: z.string() }),
  /** Null when there is no such file. */
  result: z.nullable(z.union([z.object({ base64: z.string() }), z.object({ size: z.number() }), failure])),
} as const;
export type BytesAnswer = z.infer<typeof readBytesRequest.result>;
