// The codes of a codebook in the form of REFI-QDA, as it stands in a project or by itself.
import type { ImportedCode, Losses } from './imported';
import { childOf, childrenOf, textOf, type XmlElement } from './xmlTree';

/** A code of a project, with the notes that it points to. */
export interface RefiCode extends ImportedCode {
  /** Ids of notes. */
  readonly notes: readonly string[];
}

/**
 * Reads what stands under `<CodeBook>`, heads before what is under them.
 *
 * @param codebook undefined for none
 * @param losses gets names that several codes have: all but the first get the name of what they stand under before their own
 */
export function refiCodes(codebook: XmlElement | undefined, losses: Losses): RefiCode[] {
  const top = codebook && childOf(codebook, 'Codes');
  const found: RefiCode[] = [];
  const ids = new Set<string>();
  const walk = (elements: readonly XmlElement[], parent: string | null) => {
    for (const element of elements) {
      const code = codeOf(element, parent, freeName(guidOf(element.attributes['guid']) ?? 'code', ids));
      ids.add(code.id);
      if (!code.codable) losses.add('not-codable', code.label);
      found.push(code);
      walk(childrenOf(element, 'Code'), code.id);
    }
  };
  walk(top ? childrenOf(top, 'Code') : [], null);
  return withUniqueLabels(found, losses);
}

function codeOf(element: XmlElement, parent: string | null, id: string): RefiCode {
  const { name, color, isCodable } = element.attributes;
  return {
    id,
    label: singleSpaced(name ?? '') || '?',
    parent,
    description: textOf(element, 'Description'),
    color: colorOf(color),
    codable: !/^(?:false|0)$/i.test(isCodable?.trim() ?? ''),
    notes: guidsOf(element, 'NoteRef'),
  };
}

/**
 * Gives the codes of one name different ones, as a codebook of ours tells codes by their labels.
 *
 * @param losses gets `duplicate-code-name` for each that is called otherwise
 */
export function withUniqueLabels<C extends ImportedCode>(codes: readonly C[], losses: Losses): C[] {
  const taken = new Set<string>();
  const written = new Map(codes.map(({ id, label }) => [id, label]));
  // Names that stand there once keep them, also where one made of two would come before them.
  const all = new Set(codes.map(({ label }) => label));
  return codes.map((code) => {
    let { label } = code;
    if (taken.has(label)) {
      losses.add('duplicate-code-name', label);
      const parent = code.parent === null ? undefined : written.get(code.parent);
      label = parent === undefined ? label : `${parent}/${label}`;
      label = freeName(label, new Set([...taken, ...all]));
    }
    taken.add(label);
    return { ...code, label };
  });
}

/** A name that is not taken: itself, or with ` (2)` behind it, ` (3)` and so on. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
  return free;
}

/** An id of a project as all places of it can be compared: in lower case, without braces; null for none. */
export function guidOf(written: string | undefined): string | null {
  return written?.replace(/[{}\s]/g, '').toLowerCase() || null;
}

/** The ids that the children of a name point to. */
export function guidsOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).flatMap(({ attributes }) => guidOf(attributes['targetGUID']) ?? []);
}

function colorOf(written: string | undefined): string | null {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(written?.trim() ?? '')?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

function singleSpaced(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
