import * as l10n from '@vscode/l10n';
import type { Mention } from './codebook';
import { type CodebookSource, changeTo, lineOfOffset, report, shorten } from './fields';
import { labelIndex, type Named } from './labels';
import { lookOf, oddCharacters, withoutInvisible } from './lookAlike';

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
  const { resolve, spellings } = labelIndex({ codes });
  const seen = new Map<string, Mention>();
  for (const mention of mentions) {
    const { as, text, range } = mention;
    if (as !== 'label' && as !== 'alias') continue;
    const look = lookOf(text);
    const other = seen.get(look);
    if (other === undefined) seen.set(look, mention);
    const plain = withoutInvisible(text);
    // An alias of this kind makes a code known under it, which may be meant.
    const isOwnAlias =
      as === 'alias' && [other?.text, plain].some((one) => one !== undefined && one !== text && isSame(one));
    function isSame(one: string): boolean {
      return resolve(one) !== undefined && resolve(one) === resolve(text);
    }
    if (isOwnAlias) continue;
    if (other !== undefined && other.text !== text && !isSame(other.text)) {
      const message = l10n.t(
        '`{0}` looks just like `{1}` in line {2}, and is another label. It has characters that look like others or cannot be seen ({3}). Write one of the two otherwise, or make them one code.',
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
      report(
        source,
        'warning',
        'look-alike-label',
        range,
        message,
        isFree ? changeTo(source, range, plain.trim(), false) : null,
      );
    }
  }
}
