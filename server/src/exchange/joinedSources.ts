// Texts as programs for coding have them: each once, with the codings of everybody who coded it.

import { grouped } from '../transcript/grouped';
import { baseName, type ExportedFile, type ExportedPassage } from './exported';
import { oneSpaced } from './lineWords';

/** A text and what everybody made of it. */
export interface JoinedSource {
  /** Unique, whatever the case of its letters, and without `/`. */
  readonly name: string;
  readonly title: string | null;
  readonly interview: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly passages: readonly ExportedPassage[];
  readonly codings: readonly SourceCoding[];
  /** The attributes of which its files say different things: what the first of them says counts. */
  readonly disputed: readonly string[];
}

/** A code on words, or a memo on a passage. */
export interface SourceCoding {
  readonly passage: number;
  /** In the text of the passage, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** null for a memo on the passage. */
  readonly label: string | null;
  readonly coder: string | null;
  /** Each of one line. */
  readonly memos: readonly string[];
}

/** Joins the files of one interview that have the same words. Their white space may differ, and their titles. */
export function joinedSources(files: readonly ExportedFile[]): JoinedSource[] {
  const counts = new Map<string, number>();
  for (const { interview } of files) counts.set(interview, (counts.get(interview) ?? 0) + 1);
  const groups = grouped(files, (file) => (counts.get(file.interview) === 1 ? file.name : wordsKey(file)));
  return withOwnNames([...groups.values()].flatMap((group) => joinedSource(group) ?? []));
}

/** What files have in common that are joined. Without words nothing says that it is the same talk. */
function wordsKey({ name, interview, passages }: ExportedFile): string {
  const words = passages.map(({ speaker, text }) => [speaker, oneSpaced(text)]);
  return JSON.stringify([interview, words.length === 0 ? name : words]);
}

/** Its `name` may be that of others as well. */
interface Draft extends JoinedSource {
  /** With the coder, as the file is called. */
  readonly longName: string;
}

function joinedSource(group: readonly ExportedFile[]): Draft | null {
  const [first] = group;
  if (!first) return null;
  const attributes = new Map<string, string>();
  const disputed = new Set<string>();
  for (const file of group) {
    for (const [name, value] of file.attributes) {
      const known = attributes.get(name);
      if (value !== '' && known === undefined) attributes.set(name, value);
      else if (value !== '' && known !== value) disputed.add(name);
    }
  }
  return {
    name: withoutCoder(baseName(first.name), first.coder),
    longName: baseName(first.name),
    title: group.length === 1 ? first.title : commonTitle(group),
    interview: first.interview,
    attributes: [...attributes],
    passages: first.passages,
    codings: group.flatMap((file) => codingsOn(file, first)),
    disputed: [...disputed],
  };
}

/** `Interview 3` where the titles are `Interview 3 - Maya` and `Interview 3 - Jonas`. */
function commonTitle(group: readonly ExportedFile[]): string | null {
  const titles = group.flatMap(({ title }) => title ?? []);
  if (new Set(titles).size === 1) return titles[0] ?? null;
  const [short] = group.flatMap(({ title, coder }) => (title === null ? [] : [withoutCoder(title, coder)]));
  return short ?? null;
}

/** `Interview 3` for `Interview 3 - Maya`, which Maya coded. */
function withoutCoder(name: string, coder: string | null): string {
  const ending = ` - ${coder}`;
  return coder !== null && name.endsWith(ending) && name.length > ending.length
    ? name.slice(0, -ending.length)
    : name;
}

/** They keep names without the coder where that leaves each its own, else get the coder's, else a number. */
function withOwnNames(sources: readonly Draft[]): JoinedSource[] {
  const keyOf = (name: string) => name.toLowerCase();
  const counts = new Map<string, number>();
  for (const { name } of sources) counts.set(keyOf(name), (counts.get(keyOf(name)) ?? 0) + 1);
  const taken = new Set<string>();
  return sources.map(({ longName, ...source }) => {
    const wanted = (counts.get(keyOf(source.name)) ?? 0) > 1 ? longName : source.name;
    let name = wanted;
    for (let number = 2; taken.has(keyOf(name)); number++) name = `${wanted} (${number})`;
    taken.add(keyOf(name));
    return { ...source, name };
  });
}

function codingsOn(file: ExportedFile, base: ExportedFile): SourceCoding[] {
  const { coder } = file;
  const codings = file.codings.map(({ passage, from, to, label, memos }) => {
    const own = file.passages[passage]?.text ?? '';
    const shared = base.passages[passage]?.text ?? '';
    const place = placer(own, shared);
    return {
      passage,
      from: place(from),
      to: from === to ? place(from) : place(to - 1) + 1,
      label,
      coder,
      memos,
    };
  });
  const memos = grouped(file.memos, ({ passage }) => passage);
  const onPassages = Array.from(memos, ([passage, own]) => {
    const to = base.passages[passage]?.text.length ?? 0;
    return { passage, from: 0, to, label: null, coder, memos: own.map(({ text }) => text) };
  });
  return [...onPassages, ...codings];
}

/** Finds the places of a text in another one with the same words, which has other white space. */
function placer(own: string, shared: string): (at: number) => number {
  if (own === shared) return (at) => at;
  return (at) => {
    const marks = own.slice(0, at).replace(/\s+/g, '').length;
    let seen = 0;
    for (let place = 0; place < shared.length; place++) {
      if (/\s/.test(shared.charAt(place))) continue;
      if (seen === marks) return place;
      seen++;
    }
    return shared.length;
  };
}
