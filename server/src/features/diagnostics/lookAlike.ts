import * as l10n from '@vscode/l10n';
import { appearanceOf, oddCharacters, withoutInvisible } from '../../codebook/lookAlike';
import type { Study } from '../../study/study';

/** A label that cannot be told from one of the codebook by looking at it. */
export interface LookAlike {
  readonly message: string;
  /** The labels of the codebook that may stand in its place: those with nothing in them that nobody sees. */
  readonly plain: ReadonlySet<string>;
}

/** @returns null for a label that looks like none of the codebook */
export function lookAlike(study: Study, label: string): LookAlike | null {
  const look = appearanceOf(label);
  const spellings = study.near(label).flatMap((near) => {
    const code = study.resolve(near);
    return (code ? [code.label, ...code.aliases] : []).filter((one) => appearanceOf(one) === look);
  });
  const [best] = spellings;
  if (best === undefined) return null;
  const message = l10n.t(
    '“{0}” looks just like “{1}” of the codebook, and is another name. One has characters that look like others or cannot be seen ({2}).',
    label,
    best,
    oddCharacters(label) || oddCharacters(best),
  );
  return { message, plain: new Set(study.near(label).filter((near) => withoutInvisible(near) === near)) };
}
