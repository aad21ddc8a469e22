// A REFI-QDA project as its XML has it: texts with their selections, and what else points to them. Nothing is placed in words yet.
import type { Losses } from './imported';
import { oneSpaced } from './lineWords';
import { guidOf, guidsOf, type RefiCode, refiCodes } from './refiCodes';
import { childOf, childrenOf, textOf, type XmlElement } from './xmlTree';

/** A project. Ids are as `guidOf` gives them. */
export interface RefiProject {
  /** The program that wrote it, as it calls itself. */
  readonly origin: string;
  /** What the project is called; `''` where it does not tell. */
  readonly name: string;
  readonly codes: readonly RefiCode[];
  /** Names of people by their ids. */
  readonly users: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  readonly cases: readonly RefiCase[];
  readonly texts: readonly RefiText[];
  readonly notes: ReadonlyMap<string, RefiNote>;
  /** The notes that links lead to from anything else, by its id. */
  readonly linked: ReadonlyMap<string, readonly string[]>;
}

/** What a text or the person in it is known for: names of variables by their ids, and values. */
type Values = readonly (readonly [variable: string, value: string])[];

/** A person or whatever else a study compares. */
export interface RefiCase {
  readonly id: string;
  readonly name: string;
  readonly values: Values;
  readonly sources: readonly string[];
  readonly selections: readonly string[];
}

/** What points to the words of a text. */
export interface RefiText {
  /** Of itself, and of the recording or PDF that it is the text of. */
  readonly ids: readonly string[];
  readonly name: string;
  /** Where its words are, as written; null where they stand in the project itself. */
  readonly path: string | null;
  readonly content: string | null;
  readonly description: string | null;
  readonly selections: readonly RefiSelection[];
  /** Codes of the text as a whole. */
  readonly codings: readonly RefiCoding[];
  readonly notes: readonly string[];
  readonly values: Values;
  /** When places of a recording's text were said, in seconds. */
  readonly times: readonly { readonly position: number; readonly seconds: number }[];
}

export interface RefiSelection {
  readonly id: string | null;
  readonly name: string;
  /** NaN where the project does not tell. */
  readonly start: number;
  readonly end: number;
  readonly user: string | null;
  readonly description: string | null;
  readonly codings: readonly RefiCoding[];
  readonly notes: readonly string[];
}

export interface RefiCoding {
  readonly id: string | null;
  readonly code: string | null;
  readonly user: string | null;
  readonly notes: readonly string[];
}

/** A note, which is kept like a text. */
export interface RefiNote {
  readonly name: string;
  readonly path: string | null;
  readonly content: string | null;
  readonly description: string | null;
  /** How many codes its words have. */
  readonly codings: number;
}

/**
 * Reads the outermost element of a project.
 *
 * @param texts those of its sources, by `textsOf`
 * @param losses gets sets, links between other things than notes, and graphs
 */
export function refiProject(project: XmlElement, texts: readonly RefiText[], losses: Losses): RefiProject {
  const notes = new Map(
    under(project, 'Notes').flatMap((note) => {
      const id = guidOf(note.attributes.guid);
      return id === null ? [] : [[id, noteOf(note)] as const];
    }),
  );
  for (const [list, item] of [
    ['Sets', 'Set'],
    ['Graphs', 'Graph'],
  ] as const) {
    for (const { name, attributes } of under(project, list)) {
      if (name === item) losses.add('sets-links-graphs', attributes.name || item);
    }
  }
  return {
    origin: project.attributes.origin ?? '',
    name: oneSpaced(project.attributes.name ?? ''),
    codes: refiCodes(childOf(project, 'CodeBook'), losses),
    users: named(under(project, 'Users')),
    variables: named(under(project, 'Variables')),
    cases: under(project, 'Cases').map(caseOf),
    texts,
    notes,
    linked: linkedNotes(project, notes, losses),
  };
}

function under(project: XmlElement, list: string): readonly XmlElement[] {
  return childOf(project, list)?.children ?? [];
}

function named(elements: readonly XmlElement[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { attributes } of elements) {
    const id = guidOf(attributes.guid);
    const name = attributes.name?.trim() || attributes.id?.trim();
    if (id !== null && name) names.set(id, name);
  }
  return names;
}

function caseOf(element: XmlElement): RefiCase {
  return {
    id: guidOf(element.attributes.guid) ?? '',
    name: element.attributes.name?.trim() ?? '',
    values: valuesOf(element),
    sources: guidsOf(element, 'SourceRef'),
    selections: guidsOf(element, 'SelectionRef'),
  };
}

function valuesOf(element: XmlElement): Values {
  return childrenOf(element, 'VariableValue').flatMap((value) => {
    const [variable] = guidsOf(value, 'VariableRef');
    const text = value.children.find(({ name }) => name.endsWith('Value'))?.text.trim();
    return variable === undefined || !text ? [] : [[variable, text] as const];
  });
}

/**
 * The texts of a source: none for a picture, and those of a recording or a PDF that have been written down.
 *
 * @param losses gets what is no text
 */
export function textsOf(source: XmlElement, losses: Losses): RefiText[] {
  if (source.name === 'TextSource') return [textOfSource(source, source)];
  const name = source.attributes.name || source.name;
  if (source.name === 'PDFSource') {
    const representation = childOf(source, 'Representation');
    const inText = new Set(representation ? selectionsOf(representation).map(({ id }) => id) : []);
    const onPage = childrenOf(source, 'PDFSelection').filter((selection) => {
      const id = guidOf(selection.attributes.guid);
      return id === null || !inText.has(id);
    });
    losses.add('picture-audio-video', name, onPage.length);
    if (representation) return [textOfSource(representation, source)];
    losses.add('source-without-text', name);
    return [];
  }
  if (!/^(?:Picture|Audio|Video)Source$/.test(source.name)) return [];
  const selected = source.children.filter((child) => /^(?:Picture|Audio|Video)Selection$/.test(child.name));
  losses.add('picture-audio-video', name, 1 + selected.length);
  return childrenOf(source, 'Transcript').map((transcript) => textOfSource(transcript, source));
}

/**
 * @param text the element that has the words
 * @param source the element that has the name, and what is known of the recording; often the same
 */
function textOfSource(text: XmlElement, source: XmlElement): RefiText {
  const elements = text === source ? [text] : [text, source];
  const isTranscript = text.name === 'Transcript';
  return {
    ids: elements.flatMap(({ attributes }) => guidOf(attributes.guid) ?? []),
    name: (isTranscript && text.attributes.name) || source.attributes.name || text.attributes.name || '',
    path: text.attributes.plainTextPath ?? null,
    content: childOf(text, 'PlainTextContent')?.text ?? null,
    description: elements.map((element) => textOf(element, 'Description')).find((found) => found) ?? null,
    selections: selectionsOf(text),
    codings: elements.flatMap(codingsOf),
    notes: elements.flatMap((element) => guidsOf(element, 'NoteRef')),
    values: elements.flatMap(valuesOf),
    times: syncPointsOf(text).flatMap(({ position, seconds }) =>
      Number.isNaN(position) || Number.isNaN(seconds) ? [] : [{ position, seconds }],
    ),
  };
}

function selectionsOf(text: XmlElement): RefiSelection[] {
  const positions = new Map(syncPointsOf(text).map(({ id, position }) => [id, position] as const));
  const positionAt = (id: string | undefined) => positions.get(guidOf(id)) ?? Number.NaN;
  return text.children.flatMap((element) => {
    const { startPosition, endPosition, fromSyncPoint, toSyncPoint } = element.attributes;
    if (element.name === 'PlainTextSelection')
      return [selectionOf(element, numberOf(startPosition), numberOf(endPosition))];
    if (element.name !== 'TranscriptSelection') return [];
    return [selectionOf(element, positionAt(fromSyncPoint), positionAt(toSyncPoint))];
  });
}

function selectionOf(element: XmlElement, start: number, end: number): RefiSelection {
  const { guid, name, creatingUser } = element.attributes;
  return {
    id: guidOf(guid),
    name: name ?? '',
    // Who selects from the end to the beginning means the same words.
    start: Math.min(end, start),
    end: Math.max(end, start),
    user: guidOf(creatingUser),
    description: textOf(element, 'Description'),
    codings: codingsOf(element),
    notes: guidsOf(element, 'NoteRef'),
  };
}

function codingsOf(element: XmlElement): RefiCoding[] {
  return childrenOf(element, 'Coding').flatMap((coding) => {
    const codes = guidsOf(coding, 'CodeRef');
    return (codes.length === 0 ? [null] : codes).map((code) => ({
      id: guidOf(coding.attributes.guid),
      code,
      user: guidOf(coding.attributes.creatingUser),
      notes: guidsOf(coding, 'NoteRef'),
    }));
  });
}

function syncPointsOf(text: XmlElement): { id: string | null; position: number; seconds: number }[] {
  return childrenOf(text, 'SyncPoint').map(({ attributes: { guid, position, timeStamp } }) => ({
    id: guidOf(guid),
    position: numberOf(position),
    seconds: numberOf(timeStamp) / 1000,
  }));
}

function noteOf(note: XmlElement): RefiNote {
  return {
    name: note.attributes.name?.trim() ?? '',
    path: note.attributes.plainTextPath ?? null,
    content: childOf(note, 'PlainTextContent')?.text ?? null,
    description: textOf(note, 'Description'),
    codings: [note, ...note.children].reduce((sum, element) => sum + childrenOf(element, 'Coding').length, 0),
  };
}

/** NVivo keeps the text of an annotation in a note, and a link leads from there to the words. */
function linkedNotes(
  project: XmlElement,
  notes: ReadonlyMap<string, RefiNote>,
  losses: Losses,
): Map<string, string[]> {
  const linked = new Map<string, string[]>();
  for (const { attributes } of under(project, 'Links')) {
    const [origin, target] = [guidOf(attributes.originGUID), guidOf(attributes.targetGUID)];
    const [note, other] = target !== null && notes.has(target) ? [target, origin] : [origin, target];
    if (note === null || other === null || !notes.has(note) || notes.has(other)) {
      losses.add('sets-links-graphs', attributes.name || 'Link');
      continue;
    }
    const before = linked.get(other);
    if (before) before.push(note);
    else linked.set(other, [note]);
  }
  return linked;
}

function numberOf(written: string | undefined): number {
  return written !== undefined && /^\s*-?\d{1,10}\s*$/.test(written) ? Number(written) : Number.NaN;
}
