import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { type Fold, foldsOf } from '../features/navigation/folding';
import { openFile } from './context';
import type { Feature } from './feature';
import { guarded } from './guard';

/** Folds turns, and speech without codes as regions, so that "Fold All Regions" leaves what was coded. */
export const foldingFeature: Feature = {
  capability: { foldingRangeProvider: true },
  register(context) {
    const { connection } = context;
    connection.onFoldingRanges(
      guarded<FoldingRangeParams, FoldingRange[]>(connection, 'Folding', [], async ({ textDocument }) => {
        const open = await openFile(context, textDocument);
        const most = context.client().textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
        return open ? longest(foldsOf(open.transcript), most).map(toFoldingRange) : [];
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

/** Whole lines are folded, which is what an editor that only folds lines can do, too. */
function toFoldingRange({ type, startLine, endLine }: Fold): FoldingRange {
  const kind = kinds[type];
  return kind === null ? { startLine, endLine } : { startLine, endLine, kind };
}

const kinds: Readonly<Record<Fold['type'], FoldingRangeKind | null>> = {
  turn: null,
  uncoded: FoldingRangeKind.Region,
  frontMatter: null,
  furniture: FoldingRangeKind.Comment,
};
