import { itemAt, numberAt } from '../../transcript/itemAt';
import type { CodeCounts } from './codeCounts';
import { distanceOf, partOf } from './counts';
import { likeNames, wordsOfCodes } from './likeNames';
import { issueNear, likeKin, likePairs } from './likeNeighbours';
import { likeWords } from './likeWords';
import type { Scene } from './scene';

/**
 * What may speak for a code. Each is a number for every code, in the order of the codebook: mostly the logarithm of how many
 * times likelier it makes the code, so that they may be added. 0 where it says nothing.
 */
export interface Evidence {
  /** It is on the passage before. */
  readonly goesOn: Float64Array;
  /** It was used above in this file. */
  readonly recent: Float64Array;
  /** It begins often. */
  readonly common: Float64Array;
  /** It begins in this part of interviews. */
  readonly place: Float64Array;
  /** It was put on passages with such words. */
  readonly words: Float64Array;
  /** It was put on passages with the words of the question. */
  readonly question: Float64Array;
  /** The passage has words of its label. */
  readonly label: Float64Array;
  /** One of the last questions has. */
  readonly asked: Float64Array;
  /** The passage or the question has words of its definition. */
  readonly definition: Float64Array;
  /** It began on passages with the codes that are on this one. */
  readonly together: Float64Array;
  /** It is of the family of a code on the passage. */
  readonly kin: Float64Array;
  /** It began after what began last in this file. */
  readonly follows: Float64Array;
  /** It is how the issue is dealt with that is on the passage, or was a little before. */
  readonly fixes: Float64Array;
}

export type EvidenceKind = keyof Evidence;

/** Looks for everything that may speak for the codes of a scene. */
export function evidenceIn(scene: Scene): Evidence {
  const { codes, known, words, question, questions, present, begunLast, before } = scene;
  const names = wordsOfCodes(codes);
  const ended = new Set([...begunLast].filter((index) => !present.has(index)));
  // What says how codes begin says nothing of a code that only goes on.
  const ofBeginnings = (values: Float64Array) => {
    for (const index of before.keys()) values[index] = 0;
    return values;
  };
  return {
    ...likeEarlier(scene),
    common: ofBeginnings(known.share.map((share) => Math.log(share * codes.length))),
    place: likePlace(known, scene.place),
    words: likeWords(known, words.keys()),
    question: likeWords(known, question.keys()),
    label: likeNames(names.labels, codes.length, words),
    asked: likeNames(names.labels, codes.length, questions),
    definition: likeNames(names.definitions, codes.length, new Map([...question, ...words])),
    together: likePairs(known, present, (counts) => counts.together),
    kin: likeKin(scene),
    follows: likePairs(known, ended, (counts) => counts.next),
    fixes: ofBeginnings(
      Float64Array.from(codes, (_, index) => (issueNear(scene, index) === undefined ? 0 : 1)),
    ),
  };
}

/** How often a coded passage has again what was used so long ago (see `distanceOf`), before it is counted. */
const usualReturns = [0.6, 0.12, 0.07, 0.05, 0.04, 0.03, 0.02];
/** After so many coded passages a study has changed `usualReturns` by half. */
const usualPassages = 20;
/** After so many passages where one code could go on, how often it did has changed what is usual of all codes by half. */
const usualChances = 4;

/** The codes of this file, by how long ago they were used: how many times likelier they are than new ones. */
function likeEarlier({ codes, known, ago }: Scene) {
  const { counts, codings, begins, chances } = known;
  const goesOn = new Float64Array(codes.length);
  const recent = new Float64Array(codes.length);
  const news = counts.codings - counts.returns.reduce((all, count) => all + count, 0);
  const rateOfNew = (news + usualPassages / 2) / ((counts.passages + usualPassages) * codes.length);
  for (const [index, passages] of ago) {
    const distance = distanceOf(passages);
    const usual = usualPassages * itemAt(usualReturns, distance);
    const rate =
      (numberAt(counts.returns, distance) + usual) / (numberAt(counts.chances, distance) + usualPassages);
    if (passages > 1) {
      recent[index] = Math.log(rate / rateOfNew);
    } else {
      const wentOn = numberAt(codings, index) - numberAt(begins, index);
      const own = (wentOn + usualChances * rate) / (numberAt(chances, index) + usualChances);
      goesOn[index] = Math.log(own / rateOfNew);
    }
  }
  return { goesOn, recent };
}

/** A code begins anywhere like others of its family, and those like any, until it began so often. */
const usualBegins = 3;

function likePlace(known: CodeCounts, place: number): Float64Array {
  const { codes, begins, total } = known;
  const here = new Float64Array(codes.length);
  const families = new Map<string, { here: number; begins: number }>();
  const part = partOf(place);
  let all = 0;
  for (const [index, { beginsIn }] of known.labels) {
    // The parts beside it count half, as the same is asked a little sooner or later.
    const beside = (beginsIn[part - 1] ?? 0) + (beginsIn[part + 1] ?? 0);
    const count = numberAt(beginsIn, part) + beside / 2;
    here[index] = numberAt(here, index) + count;
    all += count;
  }
  const usual = (all + 1) / (total + 4);
  for (const [index, { family, label }] of codes.entries()) {
    const counted = families.get(family ?? label) ?? { here: 0, begins: 0 };
    counted.here += numberAt(here, index);
    counted.begins += numberAt(begins, index);
    families.set(family ?? label, counted);
  }
  return Float64Array.from(codes, ({ family, label }, index) => {
    const kin = families.get(family ?? label) ?? { here: 0, begins: 0 };
    const ofKin = (kin.here + usualBegins * usual) / (kin.begins + usualBegins);
    const own = (numberAt(here, index) + usualBegins * ofKin) / (numberAt(begins, index) + usualBegins);
    return Math.log(own / usual);
  });
}
