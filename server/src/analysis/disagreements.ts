import { naturalOrder } from '../codebook/naturalOrder';
import { spokenWords } from '../study/summarize';
import { itemAt } from '../transcript/itemAt';
import type { CodeValues } from './codeValues';
import type { AgreementUnit, ComparedInterview, ComparedUnit } from './comparedInterview';
import { hasOtherWords, onOtherWords } from './otherWords';

/** A unit and a code on which two coders differ. */
export interface Disagreement {
  readonly interview: string;
  readonly coders: readonly string[];
  readonly code: string;
  /** Who has it; null where both have it, on other words. */
  readonly who: string | null;
  /** Only one of them has it; both have it, on other words; or one has it on a passage that the other's file lacks. */
  readonly kind: 'only' | 'words' | 'unpaired';
  readonly speaker: string | null;
  /** The words of the unit, single-spaced, in the file of the first who has it. */
  readonly passage: string;
  readonly places: readonly DisagreementPlace[];
}

/** Where a file has the unit. */
export interface DisagreementPlace {
  /** What the study knows it by. */
  readonly file: string;
  /** The first line of the unit, from 1. */
  readonly line: number;
}

/** Where two coders differ, in the order of the talk, and on one unit in the order of the codebook. */
export function disagreementsOf(
  compared: ComparedInterview,
  unit: AgreementUnit,
  values: CodeValues,
): Disagreement[] {
  const found: (Disagreement & Standing)[] = [];
  const hasQuotes = values.by === 'code' && hasOtherWords(unit);
  const otherWords = hasQuotes ? onOtherWords(compared).other : [];
  for (const one of joined(compared, unit)) {
    const [a, b] = one.sets;
    const only = [
      ...(a ?? []).filter((code) => !b?.includes(code)).map((code) => ({ code, who: 0 })),
      ...(b ?? []).filter((code) => !a?.includes(code)).map((code) => ({ code, who: 1 })),
    ];
    for (const { code, who } of only)
      found.push(disagreement(compared, unit, { passages: one.passages, code, who, kind: 'only' }, values));
    for (const { unit: place, label } of otherWords) {
      if (place !== one) continue;
      const code = values.numberOf(label);
      found.push(
        disagreement(compared, unit, { passages: one.passages, code, who: null, kind: 'words' }, values),
      );
    }
  }
  compared.files.forEach(({ codings }, file) => {
    const alone = new Set(itemAt(compared.unpaired, file));
    const seen = new Set<string>();
    for (const { label, passage } of codings) {
      const code = values.numberOf(label);
      if (!alone.has(passage) || seen.has(`${passage} ${code}`)) continue;
      seen.add(`${passage} ${code}`);
      const passages = compared.files.map((_, at) => (at === file ? [passage] : []));
      found.push(disagreement(compared, unit, { passages, code, who: file, kind: 'unpaired' }, values));
    }
  });
  return found
    .sort((x, y) => x.line - y.line || x.number - y.number || naturalOrder(x.who ?? '', y.who ?? ''))
    .map(({ line: _, number: __, ...rest }) => rest);
}

/** Where a disagreement stands among others. */
interface Standing {
  readonly line: number;
  readonly number: number;
}

/** On what coders differ: the passages of each file, the number of the code, and the file of who alone has it. */
interface Difference {
  readonly passages: ComparedUnit['passages'];
  readonly code: number;
  readonly who: number | null;
  readonly kind: Disagreement['kind'];
}

function disagreement(
  { interview, files }: ComparedInterview,
  unit: AgreementUnit,
  { passages, code, who, kind }: Difference,
  values: CodeValues,
): Disagreement & Standing {
  const places = passages.flatMap((own, file) => {
    const { transcript, file: name } = itemAt(files, file);
    const passage = transcript.passages[own[0] ?? -1];
    return passage ? [{ file: name, line: passage.firstLine + 1 }] : [];
  });
  const shown = who ?? passages.findIndex((own) => own.length > 0);
  const { transcript } = itemAt(files, shown);
  const own = itemAt(passages, shown).map((index) => itemAt(transcript.passages, index));
  const words = own.map(({ range }) => spokenWords(transcript, range)).join(' ');
  return {
    interview,
    coders: files.map(({ coder }) => coder),
    code: values.labelOf(code),
    who: who === null ? null : itemAt(files, who).coder,
    kind,
    speaker: own[0]?.speaker ?? null,
    passage: unit === 'interview' ? '' : words,
    places: unit === 'interview' ? files.map(({ file }) => ({ file, line: 1 })) : places,
    line: places[0]?.line ?? 0,
    number: code,
  };
}

/** Words next to each other with the same codes of both, as one: people look at stretches of talk, not at single words. */
function joined({ units }: ComparedInterview, unit: AgreementUnit): readonly ComparedUnit[] {
  if (unit !== 'word') return units;
  const found: ComparedUnit[] = [];
  for (const one of units) {
    const last = found.at(-1);
    if (!last || last.end !== one.start || keyOf(last) !== keyOf(one)) found.push(one);
    else found[found.length - 1] = { ...last, end: one.end };
  }
  return found;
}

function keyOf({ sets, passages }: ComparedUnit): string {
  return JSON.stringify([sets, passages]);
}
