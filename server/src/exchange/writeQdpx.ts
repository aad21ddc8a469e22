// A study as a project of REFI-QDA (.qdpx), which NVivo, ATLAS.ti, MAXQDA and QualCoder open.
import { countUpTo } from '../transcript/lines';
import type { ExportedStudy } from './exported';
import { type JoinedSource, joinedSources, type SourceCoding } from './joinedSources';
import { element, escapedText, xmlHead } from './markup';
import { type OutFile, textFile, zipped } from './outFile';
import { casesElement, type RefiCases, refiCases, valueElements, variablesElement } from './refiCases';
import { sourceDescription, writeSourceText } from './sourceText';
import { uuidOf } from './uuid';
import { codeGuid, originOfExports, refiCodesElement } from './writeQdc';

export interface QdpxOptions {
  /** What places are counted in: the standard's characters, or the UTF-16 units of NVivo. They differ in emoji alone. */
  readonly positions?: 'code-points' | 'utf16';
  /** With `crlf` each line of a text ends with two characters, which count as one. */
  readonly lineEnds?: 'lf' | 'crlf';
}

/** A project, and what people should know of it. */
export interface Qdpx {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Texts with characters that programs count differently, by name: the places behind these are exact in some programs only. */
  readonly countedDifferently: readonly string[];
  /** Texts whose coders say different things of the interview, with what it is about: `Interview 3: date`. The first coder's counts. */
  readonly disputed: readonly string[];
  /** Codings and memos that stand on no passage, and so are left out. */
  readonly orphans: number;
  readonly sources: number;
  readonly selections: number;
}

/** Who coded what nobody's name is on: programs want everything to be somebody's. It is read back as nobody. */
export const unnamedCoder = 'Marginalia';

/** The study as a project. The same study gives the same bytes. */
export function writeQdpx(study: ExportedStudy, options: QdpxOptions = {}): Qdpx {
  const sources = joinedSources(study.files);
  const cases = refiCases(sources);
  const order = new Map(study.codes.map(({ label }, place) => [label, place]));
  const written = sources.map((source) => writtenSource(source, cases, order, options));
  const codes = refiCodesElement(study.codes);
  const project = element(
    'Project',
    { name: study.name, origin: originOfExports, xmlns: 'urn:QDA-XML:project:1.0' },
    usersElement(study, sources),
    codes === '' ? '' : element('CodeBook', {}, codes),
    variablesElement(cases),
    casesElement(cases, sourceGuid),
    sources.length === 0 ? '' : element('Sources', {}, ...written.map(({ xml }) => xml)),
  );
  return {
    bytes: zipped([textFile('project.qde', `${xmlHead}${project}\n`), ...written.map(({ file }) => file)]),
    countedDifferently: written.filter(({ isWide }) => isWide).map(({ name }) => name),
    disputed: sources.flatMap(({ name, disputed }) => disputed.map((attribute) => `${name}: ${attribute}`)),
    orphans: study.files.reduce((sum, { orphans }) => sum + orphans, 0),
    sources: sources.length,
    selections: written.reduce((sum, { selections }) => sum + selections, 0),
  };
}

function sourceGuid({ name }: Pick<JoinedSource, 'name'>): string {
  return uuidOf('source', name);
}

function userGuid(coder: string | null): string {
  return uuidOf('user', coder ?? unnamedCoder);
}

function usersElement({ files }: ExportedStudy, sources: readonly JoinedSource[]): string {
  const names = new Set(files.flatMap(({ coder }) => coder ?? []));
  if (sources.some(({ codings }) => codings.some(({ coder }) => coder === null))) names.add(unnamedCoder);
  const users = Array.from(names, (name) => element('User', { guid: userGuid(name), name }));
  return users.length === 0 ? '' : element('Users', {}, ...users);
}

interface WrittenSource {
  readonly name: string;
  readonly xml: string;
  readonly file: OutFile;
  readonly isWide: boolean;
  readonly selections: number;
}

function writtenSource(
  source: JoinedSource,
  cases: RefiCases,
  order: ReadonlyMap<string, number>,
  { positions = 'code-points', lineEnds = 'lf' }: QdpxOptions,
): WrittenSource {
  const { name, title, passages } = source;
  const guid = sourceGuid(source);
  const { text, starts } = writeSourceText(title, passages);
  const before = widePlaces(text);
  const place = (at: number) => at - before(at);
  const selections = inCanonicalOrder(source.codings, order).map((coding) => {
    const start = starts[coding.passage] ?? 0;
    return { ...coding, start: start + coding.from, end: start + coding.to };
  });
  const counts = new Map<string, number>();
  const elements = selections.map(({ start, end, label, coder, memos }) => {
    const named = ['selection', name, place(start), place(end), label ?? '', coder ?? unnamedCoder] as const;
    const key = JSON.stringify(named);
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    const [from, to] = positions === 'utf16' ? [start, end] : [place(start), place(end)];
    const user = userGuid(coder);
    return element(
      'PlainTextSelection',
      {
        guid: uuidOf(...named, n),
        name: firstCharacters(text.slice(start, end)),
        startPosition: from,
        endPosition: to,
        creatingUser: user,
      },
      memos.length === 0 ? '' : element('Description', {}, escapedText(memos.join('\n'))),
      label === null
        ? ''
        : element(
            'Coding',
            { guid: uuidOf('coding', ...named, n), creatingUser: user },
            element('CodeRef', { targetGUID: codeGuid(label) }),
          ),
    );
  });
  const description = sourceDescription(source);
  const attributes = { guid, name, plainTextPath: `internal://${guid}.txt` };
  return {
    name,
    xml: element(
      'TextSource',
      attributes,
      description === '' ? '' : element('Description', {}, escapedText(description)),
      ...elements,
      ...valueElements(cases.ofSource(source)),
    ),
    file: textFile(`sources/${guid}.txt`, lineEnds === 'crlf' ? text.replaceAll('\n', '\r\n') : text),
    isWide: before(text.length) > 0,
    selections: selections.length,
  };
}

/** So that it does not hang on the order of code lines: by place, memos on passages first, then by code, coder and memos. */
function inCanonicalOrder(
  codings: readonly SourceCoding[],
  order: ReadonlyMap<string, number>,
): SourceCoding[] {
  const keyed = codings.map((coding) => ({
    coding,
    code: coding.label === null ? -1 : (order.get(coding.label) ?? 0),
    rest: JSON.stringify([coding.coder ?? '', coding.memos]),
  }));
  keyed.sort(
    (a, b) =>
      a.coding.passage - b.coding.passage ||
      a.coding.from - b.coding.from ||
      a.coding.to - b.coding.to ||
      a.code - b.code ||
      (a.rest < b.rest ? -1 : Number(a.rest > b.rest)),
  );
  return keyed.map(({ coding }) => coding);
}

/** How many characters before an offset are two UTF-16 units long. */
function widePlaces(text: string): (at: number) => number {
  const places = Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }) => index);
  if (places.length === 0) return () => 0;
  return (at) => countUpTo(places, at - 1);
}

/** By these programs know a selection again. */
function firstCharacters(words: string): string {
  return words.length <= 100 ? words : Array.from(words.slice(0, 200)).slice(0, 100).join('');
}
