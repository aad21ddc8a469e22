// The codes of a codebook in the form of REFI-QDA, as it stands in a project or by itself.

import { composed } from '../transcript/composed';
import { FreeNames } from './freeNames';
import { hexColor } from './hexColor';
import type { ImportedCode, Losses } from './imported';
import { oneSpaced } from './lineWords';
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
  const ids = new FreeNames([]);
  const walk = (elements: readonly XmlElement[], parent: string | null) => {
    for (const element of elements) {
      const code = codeOf(element, parent, ids.take(guidOf(element.attributes.guid) ?? 'code'));
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
    label: oneSpaced(name ?? '') || '?',
    parent,
    description: textOf(element, 'Description'),
    color: hexColor(color ?? ''),
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
  const written = new Map(codes.map(({ id, label }) => [id, label]));
  const met = new Set<string>();
  // Names that stand there by themselves keep them, also behind one that is made of two.
  const free = new FreeNames(written.values());
  return codes.map((code) => {
    const { label } = code;
    if (!met.has(composed(label))) {
      met.add(composed(label));
      return code;
    }
    losses.add('duplicate-code-name', label);
    const parent = code.parent === null ? undefined : written.get(code.parent);
    return { ...code, label: free.take(parent === undefined ? label : `${parent}/${label}`) };
  });
}

/** An id of a project as all places of it can be compared: in lower case, without braces; null for none. */
export function guidOf(written: string | undefined): string | null {
  return written?.replace(/[{}\s]/g, '').toLowerCase() || null;
}

/** The ids that the children of a name point to. */
export function guidsOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).flatMap(({ attributes }) => guidOf(attributes.targetGUID) ?? []);
}
