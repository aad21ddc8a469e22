import type * as z from 'zod/mini';
import { naturalOrder } from '../codebook/naturalOrder';
import { inInterviewOrder } from '../features/shared/interviewOrder';
import { codingOnLine } from '../features/shared/names';
import { type Arrangement, everything } from '../features/trees/arrangement';
import { codeTreeOf } from '../features/trees/codeTree';
import { InterviewTree } from '../features/trees/interviewTree';
import { MemoTree, memoOnLine } from '../features/trees/memoTree';
import { nameOf } from '../features/trees/tree';
import { childRows, rowsTo, type Tree } from '../features/trees/treeRows';
import { fingerprint } from '../protocol/fingerprint';
import {
  codePlacesRequest,
  codersRequest,
  type RowsSince,
  type TreeName,
  type TreeNode,
  treeChildrenRequest,
  treeRevealRequest,
} from '../protocol/trees';
import type { Study } from '../study/study';
import { splitLines } from '../transcript/lines';
import { normalizeUri } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import { offsetsToRange, toRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';
import { toNode } from './treeNode';

/** The trees. Where a workspace holds several studies, each is a row of its own above its tree. */
export const treesFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    answer(connection, treeChildrenRequest, none, async ({ tree, arrangement, parent, known }) => {
      await workspace.known();
      return since(known, childrenOf(workspace.studies, tree, arrangement ?? everything, parent ?? []));
    });
    answer(connection, treeRevealRequest, none, async ({ tree, arrangement, uri, position, known }) => {
      await workspace.known();
      const file = normalizeUri(uri);
      return since(known, rowsAt(context, tree, arrangement ?? everything, file, position.line));
    });
    answer(connection, codePlacesRequest, null, async ({ path }) => {
      await workspace.known();
      return placesOf(workspace.studies, path);
    });
    answer(connection, codersRequest, [], async () => {
      await workspace.known();
      return codersOf(workspace.studies.map(({ study }) => study));
    });
  },
};

const none: RowsSince = { stamp: 0, rows: [] };

/** @param known the stamp of the rows that the client has */
function since(known: number | null | undefined, rows: TreeNode[]): RowsSince {
  const stamp = fingerprint(JSON.stringify(rows));
  return { stamp, rows: stamp === known ? null : rows };
}

/** Where the code of a row is written. */
function placesOf(
  folders: readonly WorkspaceStudy[],
  path: readonly string[],
): z.infer<typeof codePlacesRequest.result> {
  const folder = folders.length > 1 ? folders.find((one) => studyPart(one) === path[0]) : folders[0];
  const label = nameOf('code', path.at(-1));
  if (!folder) return null;
  if (label === null) return { folder: folder.root, entry: null, firstUse: null };
  const { root, study, codebookFile } = folder;
  const { files } = study.usesOfLabel(label);
  const own = fileIn(study, path);
  const [file] = own !== null && files.has(own) ? [own] : inInterviewOrder(study, files.keys());
  const [index] = file === undefined ? [] : (files.get(file)?.codings ?? []);
  const coding = index === undefined ? undefined : study.transcripts.get(file ?? '')?.codings.at(index);
  const entry = codebookFile?.codebook.codes.find((code) => code.label === label);
  return {
    folder: root,
    entry:
      codebookFile && entry
        ? {
            uri: codebookFile.uri,
            range: offsetsToRange(splitLines(codebookFile.text).starts, entry.labelRange),
          }
        : null,
    firstUse: file !== undefined && coding ? { uri: file, range: toRange(coding.at) } : null,
  };
}

/** The transcript in which a row stands; null for a row above those of transcripts. */
function fileIn(study: Study, path: readonly string[]): string | null {
  const coder = path.map((one) => nameOf('coder', one)).find((file) => file !== null);
  if (coder) return coder;
  const interview = path.map((one) => nameOf('interview', one)).find((key) => key !== null);
  return study.interviews.filesOf(interview ?? '')[0] ?? null;
}

function treeOf(name: TreeName, study: Study, arrangement: Arrangement): Tree {
  switch (name) {
    case 'interviews':
      return new InterviewTree(study, arrangement);
    case 'codes':
      return codeTreeOf(study, arrangement);
    case 'memos':
      return new MemoTree(study, arrangement);
  }
}

function childrenOf(
  folders: readonly WorkspaceStudy[],
  name: TreeName,
  arrangement: Arrangement,
  parent: readonly string[],
): TreeNode[] {
  const trees = folders.map((folder) => ({ folder, tree: treeOf(name, folder.study, arrangement) }));
  const [only, ...others] = trees;
  if (!only) return [];
  if (others.length === 0) return childRows(only.tree, parent).map((row) => toNode(row, []));
  const [study, ...path] = parent;
  if (study === undefined)
    return trees.filter(({ tree }) => tree.parts([]).length > 0).map(({ folder }) => studyNode(folder));
  const found = trees.find(({ folder }) => studyPart(folder) === study);
  return found ? childRows(found.tree, path).map((row) => toNode(row, [study])) : [];
}

function rowsAt(
  { workspace }: Context,
  name: TreeName,
  arrangement: Arrangement,
  uri: string,
  line: number,
): TreeNode[] {
  const folder = workspace.studyOf(uri);
  const summary = folder?.study.transcripts.get(uri);
  if (!folder || !summary) return [];
  const onLine = name === 'memos' ? memoOnLine : codingOnLine;
  const rows = rowsTo(treeOf(name, folder.study, arrangement), uri, onLine(summary, line));
  const several = workspace.studies.length > 1;
  const above = several ? [studyPart(folder)] : [];
  return [
    ...(several && rows.length > 0 ? [studyNode(folder)] : []),
    ...rows.map((row) => toNode(row, above)),
  ];
}

function codersOf(studies: readonly Study[]): string[] {
  const found = new Set<string>();
  for (const { transcripts } of studies) for (const { coder } of transcripts.values()) found.add(coder ?? '');
  return [...found].sort(naturalOrder);
}

function studyPart(folder: WorkspaceStudy): string {
  return `study:${folder.root}`;
}

function studyNode(folder: WorkspaceStudy): TreeNode {
  const label = folder.title;
  return {
    path: [studyPart(folder)],
    type: 'study',
    label,
    description: '',
    tooltip: label,
    spoken: label,
    kind: null,
    color: null,
    expandable: true,
    uri: null,
    place: null,
  };
}
