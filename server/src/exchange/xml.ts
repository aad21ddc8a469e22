// XML as it stands in the archives of other programs. Their namespaces change from version to version, so that only what comes
// behind the prefix of a name counts.
import * as l10n from '@vscode/l10n';
import { SaxesParser } from 'saxes';
import { decodeText } from './decode';
import { ImportError, Losses } from './imported';

/** Is called for what stands in an XML file, in its order. Names are without prefix. */
export interface XmlHandlers {
  open?(name: string, attributes: XmlAttributes): void;
  /** A stretch of text; one text may come in several. */
  text?(text: string): void;
  close?(name: string): void;
}

/** The attributes of an element by their names without prefix; undefined for none. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** So deep may elements lie in each other. Real files have some dozens; a reader that calls itself must not run out of stack. */
const deepest = 1000;

/**
 * Reads XML to its end. No entity but those of XML itself is known, wherever a document type declares it, and nothing outside the
 * file is opened.
 *
 * @param kept makes of a value what the caller may keep; where left out, it is the value, which may hold all of the file in memory
 * @throws ImportError for XML that is not well-formed
 */
export function readXml(
  bytes: Uint8Array,
  handlers: XmlHandlers,
  kept: (value: string) => string = (value) => value,
): void {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw notWellFormed(parser.line);
    handlers.open?.(localName(name), localAttributes(attributes, kept));
  });
  parser.on('text', (text) => handlers.text?.(kept(text)));
  parser.on('cdata', (text) => handlers.text?.(kept(text)));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close?.(localName(name));
  });
  parser.on('error', () => {
    throw notWellFormed(parser.line);
  });
  parser.write(decodeText(bytes, new Losses())).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Of two attributes with one name behind different prefixes that without a prefix counts. */
function localAttributes(attributes: Record<string, string>, kept: (value: string) => string): XmlAttributes {
  // Names are only looked up that no object has by itself.
  const local: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined || name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const short = localName(name);
    if (short === name || local[short] === undefined) local[short] = kept(value);
  }
  return local;
}

function notWellFormed(line: number): ImportError {
  const message = l10n.t(
    'This file is damaged: line {0} of its XML cannot be read. Save or export it again.',
    line,
  );
  return new ImportError(message);
}
