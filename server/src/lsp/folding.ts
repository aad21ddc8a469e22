import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { type Fold, foldsOf } from '../features/navigation/folding';
import { foldsRequest } from '../protocol/outline';
import { type OpenFile, openFile } from './context';
import type { Feature } from './feature';
import { answer, guarded } from './guard';
import { LastAnswers } from './lastAnswers';

/** Folds turns, and speech without codes as regions, so that "Fold All Regions" leaves what was coded. */
export const foldingFeature: Feature = {
  capability: { foldingRangeProvider: true },
  register(context) {
    const { connection } = context;
    const foldsIn = ({ transcript }: OpenFile) =>
      longest(
        foldsOf(transcript),
        context.client().textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
      );
    const last = new LastAnswers<{ folds: ReturnType<typeof foldsFromEach> }>(context);
    answer(connection, foldsRequest, null, async ({ uri, previous }) => {
      const open = await openFile(context, { uri });
      return open ? last.answer(uri, previous, { folds: foldsFromEach(foldsIn(open)) }) : null;
    });
    connection.onFoldingRanges(
      guarded<FoldingRangeParams, FoldingRange[]>(connection, 'Folding', [], async ({ textDocument }) => {
        const open = await openFile(context, textDocument);
        return open ? foldsIn(open).map(toFoldingRange) : [];
      }),
    );
  },
};

/** No more folds than an editor can take: those that hide most. */
function longest(folds: Fold[], most: number): Fold[] {
  if (folds.length <= most) return folds;
  const lines = ({ startLine, endLine }: Fold) => endLine - startLine;
  const kept = new Set([...folds].sort((a, b) => lines(b) - lines(a)).slice(0, most));
  return folds.filter((fold) => kept.has(fold));
}

/** Tells where each fold begins from the one before it. */
function foldsFromEach(folds: readonly Fold[]) {
  let before = 0;
  return folds.map(({ type, startLine, endLine }) => {
    const below = startLine - before;
    before = startLine;
    return { below, lines: endLine - startLine, kind: kinds[type] };
  });
}

/** Whole lines are folded, which is what an editor that only folds lines can do, too. */
function toFoldingRange({ type, startLine, endLine }: Fold): FoldingRange {
  const kind = kinds[type];
  return kind === null ? { startLine, endLine } : { startLine, endLine, kind };
}

const kinds = {
  turn: null,
  uncoded: FoldingRangeKind.Region,
  frontMatter: null,
  furniture: FoldingRangeKind.Comment,
} as const satisfies Readonly<Record<Fold['type'], FoldingRangeKind | null>>;
