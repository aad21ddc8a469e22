import * as l10n from '@vscode/l10n';
import type { Mention } from './codebook';
import { type CodebookSource, changeTo, lineOfOffset, report, shorten } from './fields';
import { labelIndex, type Named } from './labels';
import { appearanceOf, oddCharacters, withoutInvisible } from './lookAlike';

/**
 * Reports labels and aliases with characters that nobody sees, and those that look just like one of another code.
 *
 * @param mentions of all codes
 */
export function checkLookAlike(
  source: CodebookSource,
  mentions: readonly Mention[],
  codes: readonly Named[],
): void {
  // Nearly all codebooks have nothing of the kind.
  if (!mentions.some(({ text }) => /[^ -~]/.test(text))) return;
  const { resolve, spellings } = labelIndex({ codes });
  const isSameCode = (one: string, other: string) =>
    resolve(one) !== undefined && resolve(one) === resolve(other);
  const seen = new Map<string, Mention>();
  for (const { as, text, range } of mentions) {
    if (as !== 'label' && as !== 'alias') continue;
    const look = appearanceOf(text);
    const other = seen.get(look);
    if (other === undefined) seen.set(look, { as, text, range });
    const plain = withoutInvisible(text);
    const isOther = other !== undefined && other.text !== text;
    // An alias of this kind makes a code known under it, which may be meant.
    const isKnownSo = [other?.text ?? text, plain].some((one) => one !== text && isSameCode(one, text));
    if (as === 'alias' && isKnownSo) continue;
    if (isOther && !isSameCode(other.text, text)) {
      const message = l10n.t(
        '`{0}` looks just like `{1}` in line {2}, and is another name. It has characters that look like others or cannot be seen ({3}). Write one of the two otherwise, or make them one code.',
        shorten(text),
        shorten(other.text),
        lineOfOffset(source, other.range.start),
        oddCharacters(text) || oddCharacters(other.text),
      );
      report(source, 'warning', 'look-alike-label', range, message);
    } else if (plain !== text) {
      const message = l10n.t(
        '`{0}` has characters that cannot be seen ({1}). Code lines without them do not mean this code.',
        shorten(plain),
        oddCharacters(text),
      );
      const isFree = plain.trim() !== '' && !spellings.has(plain);
      const repair = isFree ? changeTo(source, range, plain.trim(), false) : null;
      report(source, 'warning', 'look-alike-label', range, message, repair);
    }
  }
}
