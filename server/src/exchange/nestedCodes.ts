// Which code of a table is under which: tables say it by names, numbers, depths or separators.

import { composed } from '../transcript/composed';
import type { ImportedCode } from './imported';
import { oneSpaced } from './lineWords';

/** A code as its row has it; its label may have white space around it. */
export type TableCode = Omit<ImportedCode, 'id' | 'parent'>;

const separators = ['::', '/', '>', '\\\\', '\\'] as const;

/**
 * Codes that name what they are under.
 *
 * @param keys of each code, by which others name it
 * @param parents the key of what each is under; `''` for nothing
 * @param makes true when a code that is only named becomes one
 */
export function nestedByParent(
  codes: readonly TableCode[],
  keys: readonly string[],
  parents: readonly string[],
  makes: boolean,
): ImportedCode[] {
  const places = new Map<string, number>();
  for (const [place, key] of keys.entries()) if (!places.has(key)) places.set(key, place);
  const parentPlaces = parents.map((parent) => places.get(parent) ?? placeOfPath(parent, places));
  const made = new Map<string, ImportedCode>();
  const found = codes.map((code, place): ImportedCode => {
    const parent = parents[place] ?? '';
    const above = parentPlaces[place] ?? -1;
    if (above >= 0) return codeOf(code, place, isUnderItself(place, parentPlaces) ? null : idAt(above));
    if (parent === '' || !makes) return codeOf(code, place, null);
    const head = made.get(parent) ?? headOf(parent, made.size);
    made.set(parent, head);
    return codeOf(code, place, head.id);
  });
  return [...made.values(), ...found];
}

/** MAXQDA writes all that a code is under, `Travel\\Trains`. */
function placeOfPath(path: string, places: ReadonlyMap<string, number>): number {
  for (const separator of separators) {
    const parts = path.split(separator).map((part) => places.get(part.trim()) ?? -1);
    if (parts.length > 1 && !parts.includes(-1)) return parts.at(-1) ?? -1;
  }
  return -1;
}

/** Codes under the last one before them that is less deep. */
export function nestedByDepth(codes: readonly TableCode[], depths: readonly number[]): ImportedCode[] {
  const above: { readonly depth: number; readonly id: string }[] = [];
  return codes.map((code, place) => {
    const depth = depths[place] ?? 0;
    while ((above.at(-1)?.depth ?? -1) >= depth) above.pop();
    const found = codeOf(code, place, above.at(-1)?.id ?? null);
    above.push({ depth, id: found.id });
    return found;
  });
}

/**
 * Codes whose labels say what they are under, `Coke::diet Coke`. People also write these marks in names of codes, so that they are
 * only believed where all that stands before them is a code as well.
 */
export function nestedByPath(codes: readonly TableCode[]): ImportedCode[] {
  const places = new Map<string, number>();
  for (const [place, { label }] of codes.entries()) {
    const key = pathKey([label]);
    if (!places.has(key)) places.set(key, place);
    for (const separator of separators) {
      const parts = label.split(separator);
      if (parts.length > 1 && !places.has(pathKey(parts))) places.set(pathKey(parts), place);
    }
  }
  return codes.map((code, place) => {
    for (const separator of separators) {
      const parts = code.label.split(separator);
      const heads = parts.slice(0, -1).map((_, index) => places.get(pathKey(parts.slice(0, index + 1))));
      const above = heads.at(-1);
      const isNested = parts.every((part) => part.trim() !== '') && heads.every((head) => head !== undefined);
      if (above !== undefined && isNested && !heads.includes(place)) {
        return codeOf({ ...code, label: parts.at(-1) ?? '' }, place, idAt(above));
      }
    }
    return codeOf(code, place, null);
  });
}

/**
 * Codes with the names of all that they are under, the outermost first and their own last. What is only named as a head becomes a
 * code; empty names are passed over. A code that comes again is one with the first, which gets what it does not have.
 */
export function nestedByLevels(
  rows: readonly { readonly code: TableCode; readonly levels: readonly string[] }[],
): ImportedCode[] {
  const byPath = new Map<string, ImportedCode>();
  for (const [place, { code, levels }] of rows.entries()) {
    const parts = levels.filter((part) => part.trim() !== '');
    let parent: string | null = null;
    for (let end = 1; end < parts.length; end++) {
      const key = pathKey(parts.slice(0, end));
      const head: ImportedCode = byPath.get(key) ?? { ...headOf(parts[end - 1] ?? '', byPath.size), parent };
      byPath.set(key, head);
      parent = head.id;
    }
    if (parts.length === 0) continue;
    const key = pathKey(parts);
    const known = byPath.get(key);
    byPath.set(
      key,
      known ? withMore(known, code) : codeOf({ ...code, label: parts.at(-1) ?? '' }, place, parent),
    );
  }
  return [...byPath.values()];
}

/** A code with what another row says of it beside. */
function withMore(code: ImportedCode, more: TableCode): ImportedCode {
  const { description, color } = code;
  return {
    ...more,
    ...code,
    description: description ?? more.description,
    color: color ?? more.color,
    codable: code.codable && more.codable,
  };
}

function pathKey(parts: readonly string[]): string {
  return parts.map((part) => composed(part.trim())).join('\n');
}

function codeOf(code: TableCode, place: number, parent: string | null): ImportedCode {
  return { ...code, id: idAt(place), label: oneSpaced(code.label), parent };
}

function headOf(label: string, place: number): ImportedCode {
  const head = { label: oneSpaced(label), description: null, color: null, codable: true };
  return { ...head, id: `head ${place}`, parent: null };
}

function idAt(place: number): string {
  return `${place}`;
}

function isUnderItself(place: number, parents: readonly number[]): boolean {
  const met = new Set<number>();
  let at = parents[place] ?? -1;
  while (at >= 0 && at !== place && !met.has(at)) {
    met.add(at);
    at = parents[at] ?? -1;
  }
  return at === place;
}
