import * as l10n from '@vscode/l10n';
import { itemAt, numberAt } from '../../transcript/itemAt';
import type { LabelCounts } from './counts';
import type { Evidence, EvidenceKind } from './evidence';
import { isFunctionWord } from './functionWords';
import { issueNear } from './likeNeighbours';
import { wordSpeaks } from './likeWords';
import type { Scene } from './scene';
import { weights } from './weights';

/** What speaks less for a code is no reason to tell: a tenth as likely again. */
const leastReason = 0.1;

/** So often a code must have begun before it can be told where it begins, and that it is common. */
const telling = 3;

/** What speaks most for a code of a scene and can be told, in two or three words for people; '' when nothing does. */
export function whyOf(scene: Scene, evidence: Evidence, index: number): string {
  const speaks = (source: EvidenceKind) => weights[source] * numberAt(evidence[source], index);
  const sources = (Object.keys(evidence) as EvidenceKind[]).filter((source) => speaks(source) > leastReason);
  for (const source of sources.sort((a, b) => speaks(b) - speaks(a))) {
    const said = reason(scene, source, index);
    if (said !== '') return said;
  }
  return '';
}

function reason(scene: Scene, source: EvidenceKind, index: number): string {
  const { words, question, present, begunLast, known } = scene;
  const isTelling = numberAt(known.begins, index) >= telling;
  switch (source) {
    case 'goesOn':
      return l10n.t('on the passage before');
    case 'recent':
      return l10n.t('in this interview');
    case 'common':
      return isTelling ? l10n.t('common in this study') : '';
    case 'place':
      return isTelling ? l10n.t('at this point of interviews') : '';
    case 'words':
      return sayWords(tellingWords(scene, words, index), (said) => l10n.t('words: {0}', said));
    case 'question':
      return sayWords(tellingWords(scene, question, index), (said) =>
        l10n.t('words of the question: {0}', said),
      );
    case 'label':
      return l10n.t('words of its name');
    case 'asked':
      return l10n.t('named in the question');
    case 'definition':
      return l10n.t('words of its definition');
    case 'together':
      return l10n.t(
        'goes with {0}',
        partner(scene, present, index, (counts) => counts.together),
      );
    case 'kin':
      return l10n.t('beside {0}', relative(scene, index));
    case 'follows':
      return l10n.t(
        'follows {0}',
        partner(scene, begunLast, index, (counts) => counts.next),
      );
    case 'fixes':
      return l10n.t('fix of {0}', labelOf(scene, issueNear(scene, index)));
  }
}

function sayWords(words: string, say: (words: string) => string): string {
  return words === '' ? '' : say(words);
}

/** A word of more than every so manyth passage says little to people, however much it speaks for a code. */
const ordinary = 20;

/**
 * The two words that speak most for a code, as they are written; those that stand in many passages only where there are no
 * others. '' where only words such as `how` and `did` speak for it, which are no reason for people.
 */
function tellingWords({ known }: Scene, words: ReadonlyMap<string, string>, index: number): string {
  const { counts } = known;
  const isOrdinary = (word: string) => (counts.words.get(word)?.passages ?? 0) * ordinary > counts.passages;
  return [...words]
    .filter(([, written]) => !isFunctionWord(written))
    .map(([word, written]) => ({
      written,
      speaks: wordSpeaks(known, word)?.get(index) ?? 0,
      isOrdinary: isOrdinary(word),
    }))
    .filter(({ speaks }) => speaks > 0)
    .sort((a, b) => Number(a.isOrdinary) - Number(b.isOrdinary) || b.speaks - a.speaks)
    .slice(0, 2)
    .map(({ written }) => written)
    .join(', ');
}

/** Of the given codes the one that a code was seen with most. */
function partner(
  scene: Scene,
  given: ReadonlySet<number>,
  index: number,
  pairs: (counts: LabelCounts) => ReadonlyMap<string, number>,
): string {
  let best: number | undefined;
  let most = 0;
  for (const [other, counts] of scene.known.labels) {
    const times = given.has(other) ? (scene.known.byCode(pairs(counts)).get(index) ?? 0) : 0;
    // Of two the first in the codebook, whichever was learnt first.
    if (times > most || (times === most && best !== undefined && other < best)) {
      most = times;
      best = other;
    }
  }
  return labelOf(scene, best);
}

function relative({ codes, present }: Scene, index: number): string {
  const family = (at: number) => codes[at]?.family ?? codes[at]?.label;
  const kin = [...present].find((other) => family(other) === family(index));
  return kin === undefined ? '' : itemAt(codes, kin).label;
}

function labelOf({ codes }: Scene, index: number | undefined): string {
  return index === undefined ? '' : itemAt(codes, index).label;
}
