// The pages of a PDF as Chrome prints them: what pdf.js finds, as plain data. Nothing else may take pdf.js, which is large:
// it is in a bundle of its own.
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
// It works where it is called: with it, pdf.js starts no worker and fetches none.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { Drawing } from './printUnderlines';

/** A piece of text that stands on one line, in points from the lower left corner of its page. */
export interface PrintPiece {
  readonly text: string;
  readonly left: number;
  readonly baseline: number;
  readonly width: number;
  /** The size of the type; 0 for a gap between words. */
  readonly size: number;
  /** Whether a line ends behind it. */
  readonly lineEnds: boolean;
}

/** An element of the structure, or the id of pieces. */
export type PrintNode = { readonly role: string; readonly children: readonly PrintNode[] } | string;

export interface PrintPage {
  /** null where a page has no structure. */
  readonly structure: PrintNode | null;
  /** By the ids in the structure. What has none, such as what the browser prints above and below, is left out. */
  readonly pieces: ReadonlyMap<string, readonly PrintPiece[]>;
  /** How the page is drawn, as far as it tells where lines are. */
  readonly drawing: readonly Drawing[];
}

export interface PrintedFile {
  /** The program that made the file; `''` where it does not tell. */
  readonly producer: string;
  readonly pages: readonly PrintPage[];
}

/** More than a print of any talk has. */
const mostPages = 2000;

/**
 * Reads all pages.
 *
 * @throws whatever pdf.js throws for a file that is none, is damaged, or asks for a password; RangeError for too many pages
 */
export async function printPagesOf(bytes: Uint8Array): Promise<PrintedFile> {
  const loading = getDocument({
    // pdf.js takes the bytes away from whoever has them.
    data: bytes.slice(),
    isEvalSupported: false,
    // Nothing is drawn: no font is given to the host, and no picture decoded by it.
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
    // Nothing is fetched, from the network or from a folder.
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    // Errors alone; it would write warnings to the console.
    verbosity: 0,
  });
  try {
    const file = await loading.promise;
    if (file.numPages > mostPages) throw new RangeError(`${file.numPages} pages`);
    const { info } = await file.getMetadata();
    const producer = 'Producer' in info && typeof info.Producer === 'string' ? info.Producer : '';
    const pages: PrintPage[] = [];
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const structure: PrintNode | null = nodeOf(await page.getStructTree());
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const drawing = structure === null ? [] : drawingOf(await page.getOperatorList());
      pages.push({ structure, pieces: piecesOf(items), drawing });
      page.cleanup();
    }
    return { producer, pages };
  } finally {
    await loading.destroy();
  }
}

/** What pdf.js gives of a structure, whose types do not tell that there may be none. */
function nodeOf(found: unknown): PrintNode | null {
  if (typeof found !== 'object' || found === null) return null;
  if ('id' in found && typeof found.id === 'string') return found.id;
  if (!('role' in found && typeof found.role === 'string')) return null;
  const children = 'children' in found && Array.isArray(found.children) ? found.children : [];
  return { role: found.role, children: children.flatMap((child) => nodeOf(child) ?? []) };
}

type Content = Awaited<
  ReturnType<
    Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>['getTextContent']
  >
>;

function piecesOf(items: Content['items']): Map<string, PrintPiece[]> {
  const pieces = new Map<string, PrintPiece[]>();
  // Marks without an id lie within others, around a letter that is drawn another way.
  const open: (string | null)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((known) => known !== null);
      if (id === undefined || id === null) continue;
      const [, , , , left = 0, baseline = 0] = item.transform as number[];
      const piece = {
        text: item.str,
        left,
        baseline,
        width: item.width,
        size: item.height,
        lineEnds: item.hasEOL,
      };
      const known = pieces.get(id);
      if (known) known.push(piece);
      else pieces.set(id, [piece]);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(typeof item.id === 'string' ? item.id : null);
  }
  return pieces;
}

type Operators = Awaited<
  ReturnType<
    Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>['getOperatorList']
  >
>;

const fills: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke]);

function drawingOf({ fnArray, argsArray }: Operators): Drawing[] {
  return fnArray.flatMap((operator, at): Drawing[] => {
    const args: unknown = argsArray[at];
    const [first, , box] = Array.isArray(args) ? args : [];
    switch (operator) {
      case OPS.save:
      case OPS.paintFormXObjectBegin:
        return [
          { kind: 'save' },
          ...(Array.isArray(first) ? [{ kind: 'transform' as const, matrix: numbers(first) }] : []),
        ];
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        return [{ kind: 'restore' }];
      case OPS.transform:
        return [{ kind: 'transform', matrix: numbers(args) }];
      case OPS.setFillRGBColor:
        return [{ kind: 'color', color: String(first) }];
      case OPS.constructPath:
        return fills.has(Number(first)) ? [{ kind: 'fill', box: numbers(box) }] : [];
      default:
        return [];
    }
  });
}

/** Plain numbers of an array or of a typed one. */
function numbers(found: unknown): number[] {
  if (Array.isArray(found)) return found.map(Number);
  return found instanceof Float32Array || found instanceof Float64Array ? [...found] : [];
}
