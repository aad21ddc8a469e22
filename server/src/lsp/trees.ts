import { codeRows, codeRowsTo } from '../features/codeTree';
import { interviewRows, interviewRowsTo } from '../features/interviewTree';
import { codingOnLine } from '../features/names';
import type { Row } from '../features/tree';
import { type TreeName, type TreeNode, treeChildren, treeReveal } from '../protocol/messages';
import type { Context } from './context';
import { toRange } from './convert';
import { answer } from './guard';
import type { StudyFolder } from './studyFolder';
import { normalizeUri } from './uris';

/** The two trees. Where a workspace holds several studies, each is a row of its own above its tree. */
export function registerTrees(context: Context): void {
  const { connection } = context;
  answer(connection, treeChildren, [], ({ tree, parent }) => childrenOf(context, tree, parent ?? []));
  answer(connection, treeReveal, [], ({ tree, uri, position }) =>
    rowsTo(context, tree, normalizeUri(uri), position.line),
  );
}

const rowsOf = { interviews: interviewRows, codes: codeRows };

async function childrenOf(
  { library }: Context,
  tree: TreeName,
  parent: readonly string[],
): Promise<TreeNode[]> {
  await library.known();
  const folders = library.studyFolders;
  const [only] = folders;
  if (!only) return [];
  if (folders.length === 1) return rowsOf[tree](only.study, parent).map((row) => toNode(row, []));
  const [study, ...path] = parent;
  if (study === undefined) return folders.map(studyNode);
  const folder = folders.find((one) => studyPart(one) === study);
  return folder ? rowsOf[tree](folder.study, path).map((row) => toNode(row, [study])) : [];
}

async function rowsTo({ library }: Context, tree: TreeName, uri: string, line: number): Promise<TreeNode[]> {
  await library.known();
  const folder = library.folderOf(uri);
  const summary = folder?.study.transcripts.get(uri);
  if (!folder || !summary) return [];
  const coding = codingOnLine(summary, line);
  const several = library.studyFolders.length > 1;
  const rows =
    tree === 'interviews'
      ? interviewRowsTo(folder.study, uri, coding)
      : coding === null
        ? []
        : codeRowsTo(folder.study, uri, coding);
  const above = several ? [studyPart(folder)] : [];
  return [
    ...(several && rows.length > 0 ? [studyNode(folder)] : []),
    ...rows.map((row) => toNode(row, above)),
  ];
}

function studyPart(folder: StudyFolder): string {
  return `study:${folder.root}`;
}

function studyNode(folder: StudyFolder): TreeNode {
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
    place: null,
  };
}

function toNode({ place, path, ...row }: Row, above: readonly string[]): TreeNode {
  return { ...row, path: [...above, ...path], place: place && { uri: place.file, range: toRange(place.at) } };
}
