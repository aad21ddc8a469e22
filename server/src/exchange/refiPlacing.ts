// The codings of one text of a REFI-QDA project put on its passages.

import { itemAt } from '../transcript/itemAt';
import type { ImportedCoding, ImportedMemo, ImportedPassage, ImportedSource, Losses } from './imported';
import { type Cut, PassageCuts } from './passageCuts';
import type { OffsetOf } from './positions';
import type { RefiNotes } from './refiNotes';
import type { RefiCoding, RefiProject, RefiSelection, RefiText } from './refiProject';
import type { SourcePassages } from './sourcePassages';
import { type CaseTurn, speakersFromCases } from './speakersFromCases';

type MutableCoding = Omit<ImportedCoding, 'memos'> & { readonly memos: string[] };

/** What the placing of every text of a project needs. */
export interface Placing {
  readonly project: RefiProject;
  readonly notes: RefiNotes;
  readonly losses: Losses;
  /** True for a project that we wrote ourselves. */
  readonly isOwn: boolean;
}

/** What a project says, by the ids that its texts ask for: once for all of them, as there may be as many cases as texts. */
interface ById {
  /** The places of the codes in the codebook. */
  readonly orders: ReadonlyMap<string, number>;
  readonly caseNames: ReadonlyMap<string, string>;
  readonly casesOfSelections: ReadonlyMap<string, string>;
  /** The places of the cases in the project, by themselves and by the texts that they are of. */
  readonly cases: ReadonlyMap<string, readonly number[]>;
}

function byId({ codes, cases }: RefiProject): ById {
  const places = new Map<string, number[]>();
  for (const [place, { id, sources }] of cases.entries())
    for (const key of new Set([`case ${id}`, ...sources])) {
      const before = places.get(key);
      if (before) before.push(place);
      else places.set(key, [place]);
    }
  return {
    orders: new Map(codes.map(({ id }, index) => [id, index])),
    caseNames: new Map(cases.map(({ id, name }) => [id, name])),
    casesOfSelections: new Map(
      cases.flatMap(({ name, selections }) => selections.map((selection) => [selection, name] as const)),
    ),
    cases: places,
  };
}

/** What points to one text: several elements of a project may, such as a document and the film that it is the transcript of. */
export interface PointedText {
  /** What the source is to be called. */
  readonly name: string;
  readonly text: string;
  readonly found: SourcePassages;
  readonly elements: readonly RefiText[];
  /** Where positions are in the text. */
  readonly offsetOf: OffsetOf;
}

/** Places the codings of the texts of a project. What has no place in the passages of its text is among the losses. */
export function sourcePlacer(placing: Placing): (pointed: PointedText) => ImportedSource {
  const known = byId(placing.project);
  return (pointed) => new Placer(placing, known, pointed).source();
}

class Placer {
  private readonly cuts: PassageCuts;
  /** By what makes two codings the same one. */
  private readonly codings = new Map<string, MutableCoding>();
  private readonly memos: ImportedMemo[] = [];
  private readonly caseTurns: CaseTurn[] = [];

  constructor(
    private readonly placing: Placing,
    private readonly known: ById,
    private readonly pointed: PointedText,
  ) {
    this.cuts = new PassageCuts(pointed.text, pointed.found.passages);
  }

  source(): ImportedSource {
    const { name, elements } = this.pointed;
    for (const element of elements) {
      for (const selection of element.selections) this.placeSelection(selection);
      this.placeWhole(element);
    }
    return {
      name,
      title: this.pointed.found.title,
      attributes: this.attributes(),
      passages: this.passages(),
      codings: this.inOrder([...this.codings.values()]),
      memos: this.memos,
      ...(this.placing.isOwn ? { exactTimes: true } : {}),
    };
  }

  private placeSelection(selection: RefiSelection): void {
    const { losses, notes } = this.placing;
    const { name } = this.pointed;
    const caseOfSelection =
      selection.id === null ? undefined : this.known.casesOfSelections.get(selection.id);
    const codings = this.knownCodings(selection.codings);
    const asCase = selection.codings.flatMap(({ code }) =>
      code === null ? [] : (this.known.caseNames.get(code) ?? []),
    );
    const cuts = this.cutsOf(selection);
    if (cuts.length === 0) {
      const isOnlyCase = codings.length === 0 && selection.codings.length > 0;
      if (!isOnlyCase) losses.add('outside-speech', name, Math.max(1, codings.length));
      return;
    }
    for (const speaker of [...asCase, ...(caseOfSelection === undefined ? [] : [caseOfSelection])]) {
      for (const cut of cuts) this.caseTurns.push({ ...cut, speaker });
    }
    for (const coding of codings) this.place(coding, cuts, selection.user);
    const memos = notes.memosOf(selection);
    this.placeMemos(memos, codings, cuts, selection.user);
    const isOnlyMarked = selection.codings.length === 0 && caseOfSelection === undefined;
    const isKept = memos.length > 0 && cuts.every((cut) => this.isWhole(cut));
    if (isOnlyMarked && !isKept) losses.add('selection-without-code', name);
  }

  /** Codes of a text as a whole are on all its passages. */
  private placeWhole(element: RefiText): void {
    const { notes } = this.placing;
    const cuts = this.cuts.cut(0, this.pointed.text.length);
    for (const coding of this.knownCodings(element.codings)) this.place(coding, cuts, null);
    // What is written of a text as a whole stands where somebody begins to speak: above may be a title.
    const spoken = cuts.find(({ passage }) => this.pointed.found.passages[passage]?.speaker != null);
    const first = spoken ?? cuts[0];
    if (!first) return;
    for (const text of notes.memosOfText(element))
      this.memos.push({ passage: first.passage, text, coder: null });
  }

  /** Those of a code that the project has; one that is on a case says who speaks, and is none. */
  private knownCodings(codings: readonly RefiCoding[]): (RefiCoding & { readonly code: string })[] {
    const { losses } = this.placing;
    return codings.flatMap((coding) => {
      const { code } = coding;
      if (code !== null && this.known.orders.has(code)) return [{ ...coding, code }];
      if (code === null || !this.known.caseNames.has(code)) losses.add('unknown-code-ref', this.pointed.name);
      return [];
    });
  }

  private cutsOf({ start, end }: RefiSelection): Cut[] {
    if (Number.isNaN(start) || Number.isNaN(end)) return [];
    return this.cuts.cut(this.pointed.offsetOf(start), this.pointed.offsetOf(end));
  }

  private place(
    coding: RefiCoding & { readonly code: string },
    cuts: readonly Cut[],
    user: string | null,
  ): void {
    const { losses, notes } = this.placing;
    if (cuts.length > 1) losses.add('coding-over-passages', this.pointed.name);
    const coder = this.coderOf(coding.user ?? user);
    for (const cut of cuts) this.codingAt(cut, coding.code, coder);
    const [first] = cuts;
    if (first) this.codingAt(first, coding.code, coder).memos.push(...notes.memosOfCoding(coding));
  }

  /** The coding of a code on words by somebody, which is one however often it was made. */
  private codingAt(cut: Cut, code: string, coder: string | null): MutableCoding {
    const key = [cut.passage, cut.from, cut.to, code, coder].join('\n');
    let coding = this.codings.get(key);
    if (!coding) {
      coding = { ...cut, code, coder, memos: [] };
      this.codings.set(key, coding);
    }
    return coding;
  }

  /** What somebody wrote of a selection stands once, below the last of its codes, or on its first passage. */
  private placeMemos(
    memos: readonly string[],
    codings: readonly (RefiCoding & { readonly code: string })[],
    [cut]: readonly Cut[],
    user: string | null,
  ): void {
    if (!cut || memos.length === 0) return;
    const own = codings.filter((coding) => user === null || coding.user === null || coding.user === user);
    const last = (own.length > 0 ? own : codings)
      .toSorted((one, other) => this.orderOf(one) - this.orderOf(other))
      .at(-1);
    if (last) this.codingAt(cut, last.code, this.coderOf(last.user ?? user)).memos.push(...memos);
    else for (const text of memos) this.memos.push({ passage: cut.passage, text, coder: this.coderOf(user) });
  }

  private orderOf({ code }: { readonly code: string }): number {
    return this.known.orders.get(code) ?? 0;
  }

  private coderOf(user: string | null): string | null {
    return user === null ? null : (this.placing.project.users.get(user) ?? null);
  }

  private isWhole({ passage, from, to }: Cut): boolean {
    const text = this.pointed.found.passages[passage]?.text ?? '';
    return text.slice(from, to) === text.trim();
  }

  /** By their places, those of the same words in the order of the codebook. */
  private inOrder(codings: readonly MutableCoding[]): ImportedCoding[] {
    return codings.toSorted(
      (one, other) =>
        one.passage - other.passage ||
        one.from - other.from ||
        one.to - other.to ||
        this.orderOf(one) - this.orderOf(other),
    );
  }

  private passages(): ImportedPassage[] {
    const { elements, offsetOf, name } = this.pointed;
    const { passages } = this.pointed.found;
    const times = elements
      .flatMap((element) => element.times)
      .map(({ position, seconds }) => ({ at: offsetOf(position), seconds }))
      .toSorted((one, other) => one.at - other.at);
    const timed: ImportedPassage[] = [];
    let [next, before] = [0, 0];
    for (const { speaker, text, time, from, to } of passages) {
      // A time stands before the name of whoever speaks, or before the first word.
      let marked: number | null = null;
      for (let point = times[next]; point && point.at <= from; point = times[++next]) {
        if (point.at >= before) marked = point.seconds;
      }
      timed.push({ speaker, text, time: time ?? marked });
      before = to;
    }
    return speakersFromCases(timed, this.caseTurns, name, this.placing.losses);
  }

  /** What the project knows of the text comes before what it knows of its cases, and that before what stands in the text. */
  private attributes(): [string, string][] {
    const { project, isOwn } = this.placing;
    const { elements } = this.pointed;
    const keys = elements.flatMap(({ ids, codings }) => [
      ...ids,
      ...codings.map(({ code }) => `case ${code}`),
    ]);
    const places = new Set(keys.flatMap((key) => this.known.cases.get(key) ?? []));
    const cases = [...places].sort((one, other) => one - other).map((place) => itemAt(project.cases, place));
    const values = new Map<string, string>();
    // What an interview is called beside its file.
    if (isOwn && cases[0] && cases[0].name !== this.pointed.name) values.set('interview', cases[0].name);
    for (const [variable, value] of [...elements, ...cases].flatMap((element) => element.values)) {
      const name = project.variables.get(variable);
      if (name !== undefined && !values.has(name)) values.set(name, value);
    }
    for (const [name, value] of this.pointed.found.attributes) if (!values.has(name)) values.set(name, value);
    return [...values];
  }
}
