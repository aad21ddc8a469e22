import { type Imported, type ImportedCode, Losses } from './imported';

/** Files that are imported together, as one: codes of the same name under the same heads are one code. */
export function combined(imports: readonly Imported[]): Imported {
  const [only] = imports;
  if (only && imports.length === 1) return only;
  const codes = new Map<string, ImportedCode>();
  const sources = imports.flatMap((one) => {
    const ids = combinedIds(one.codes);
    for (const code of one.codes) {
      const id = idIn(ids, code.id);
      const known = codes.get(id);
      const parent = code.parent === null ? null : idIn(ids, code.parent);
      codes.set(id, known ? withMore(known, code) : { ...code, id, parent });
    }
    return one.sources.map((source) => ({
      ...source,
      codings: source.codings.map((coding) => ({ ...coding, code: idIn(ids, coding.code) })),
    }));
  });
  const losses = new Losses();
  for (const { lost } of imports) losses.addAll(lost);
  const studies = new Set(imports.flatMap(({ study }) => study ?? []));
  const [study] = studies;
  const named = study !== undefined && studies.size === 1 ? { study } : {};
  return { ...named, sources, codes: [...codes.values()], lost: losses.all() };
}

/** For each code of a file one id that codes of its name and heads have in every file; of several in one file, one each. */
function combinedIds(codes: readonly ImportedCode[]): Map<string, string> {
  const ids = new Map<string, string>();
  const times = new Map<string, number>();
  for (const { id, label, parent } of codes) {
    const path = JSON.stringify([parent === null ? null : (ids.get(parent) ?? null), label]);
    const time = times.get(path) ?? 0;
    times.set(path, time + 1);
    ids.set(id, time === 0 ? path : JSON.stringify([path, time]));
  }
  return ids;
}

function idIn(ids: ReadonlyMap<string, string>, id: string): string {
  return ids.get(id) ?? id;
}

function withMore(known: ImportedCode, other: ImportedCode): ImportedCode {
  return { ...known, description: known.description ?? other.description, color: known.color ?? other.color };
}

/** An import in which whoever coded made what nobody is named for. A source without codings stays nobody's. */
export function withCoder(imported: Imported, coder: string | null): Imported {
  if (coder === null) return imported;
  const named = <T extends { readonly coder: string | null }>(all: readonly T[]): T[] =>
    all.map((one) => (one.coder === null ? { ...one, coder } : one));
  return {
    ...imported,
    sources: imported.sources.map((source) => ({
      ...source,
      codings: named(source.codings),
      memos: named(source.memos),
    })),
  };
}
