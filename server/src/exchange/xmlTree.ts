// An XML file as a tree, for formats in which what comes later says what something before it means.
import { readXml, type XmlAttributes, type XmlHandlers } from './xml';

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** What stands in it outside its children. */
  readonly text: string;
}

/**
 * Reads XML to its end.
 *
 * @param isTaken is asked of each element when it ends, with that around it; what it takes is no part of the tree, so that large files
 * need not be in memory as trees
 * @returns its outermost element
 * @throws ImportError for XML that is not well-formed
 */
export function xmlTree(
  bytes: Uint8Array,
  isTaken: (element: XmlElement, around: XmlElement) => boolean = () => false,
): XmlElement {
  const outermost = new Building('', {});
  const open: Building[] = [outermost];
  const once = new OnceEach();
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      const element = new Building(once.of(name), attributes);
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text: (text) => {
      const element = open.at(-1);
      if (element) element.text += text;
    },
    close: () => {
      const element = open.pop();
      const around = open.at(-1);
      if (element && around && isTaken(element, around)) around.children.pop();
    },
  };
  readXml(bytes, handlers, (value) => once.of(value));
  return outermost.children[0] ?? outermost;
}

/**
 * Texts that are kept once each, by themselves: a part that was cut out of a text keeps all of that text in memory, and the same few
 * ids and names stand in a project again and again.
 */
class OnceEach {
  private readonly known = new Map<string, string>();

  of(text: string): string {
    if (text.length > longestShared) return copied(text);
    const before = this.known.get(text);
    if (before !== undefined) return before;
    const own = copied(text);
    this.known.set(own, own);
    return own;
  }
}

/** Longer texts are not there twice. */
const longestShared = 64;

/** A text that was cut out of no other: JSON makes a new one, and no other way of the language is sure to. */
function copied(text: string): string {
  return text.length < 13 ? text : String(JSON.parse(JSON.stringify(text)));
}

class Building implements XmlElement {
  readonly children: Building[] = [];
  text = '';

  constructor(
    readonly name: string,
    readonly attributes: XmlAttributes,
  ) {}
}

/** The children of a name, in order. */
export function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => child.name === name);
}

/** The first child of a name; undefined for none. */
export function childOf({ children }: XmlElement, name: string): XmlElement | undefined {
  return children.find((child) => child.name === name);
}

/** What stands in the first child of a name, without white space around it; null where that is nothing. */
export function textOf(element: XmlElement, name: string): string | null {
  return childOf(element, name)?.text.trim() || null;
}
