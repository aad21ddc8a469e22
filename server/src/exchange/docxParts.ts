// Which files of a Word document hold its text and its comments. Their names are up to the program that wrote them; what they are
// is said by relationships between them.
import * as l10n from '@vscode/l10n';
import { ImportError } from './imported';
import { readXml } from './xml';
import { zipMembers } from './zip';

/** The XML of a Word document that its talk and its comments are in. */
export interface DocxParts {
  readonly document: Uint8Array;
  readonly comments: Uint8Array | null;
  /** Which comment answers which. */
  readonly replies: Uint8Array | null;
  /** Foot- and endnotes. */
  readonly notes: readonly Uint8Array[];
}

/**
 * Finds the text and the comments of a Word document.
 *
 * @throws ImportError for an archive without them, or no archive
 */
export function docxPartsOf(bytes: Uint8Array): DocxParts {
  const files: Files = new Map();
  for (const [name, file] of zipMembers(bytes, undefined, (name) => /\.(?:xml|rels)$/i.test(name))) {
    files.set(keyOf(name), file);
  }
  const main =
    [...targetsOf(files, '')].find(([type]) => type === 'officeDocument')?.[1] ?? 'word/document.xml';
  const document = files.get(keyOf(main))?.();
  if (document === undefined) {
    const message = l10n.t(
      'This is no Word document: there is no text in it. Save it in Word as .docx, and import it again.',
    );
    throw new ImportError(message);
  }
  const targets = targetsOf(files, main);
  const part = (type: string) => files.get(keyOf(targets.get(type) ?? ''))?.() ?? null;
  const notes = [part('footnotes'), part('endnotes')].filter((one) => one !== null);
  return { document, comments: part('comments'), replies: part('commentsExtended'), notes };
}

/** The files of a document by their keys, each unpacked when it is asked for: most of what a document has is no talk. */
type Files = Map<string, () => Uint8Array>;

/** Names of parts differ by case between programs, and may begin with `/`. */
function keyOf(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

/** What a part has, by the last word of its type: `comments`. */
function targetsOf(files: Files, part: string): Map<string, string> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const targets = new Map<string, string>();
  const relationships = files.get(keyOf(`${folder}_rels/${part.slice(slash)}.rels`))?.();
  if (relationships === undefined) return targets;
  readXml(relationships, {
    open(name, { Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return;
      const kind = type.slice(type.lastIndexOf('/') + 1);
      if (!targets.has(kind)) targets.set(kind, resolved(folder, target));
    },
  });
  return targets;
}

/** A target as a name in the archive; it is looked up there and nowhere else. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
