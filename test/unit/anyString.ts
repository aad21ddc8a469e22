import fc from 'fast-check';

/** Half surrogate pairs are no characters. */
const [firstSurrogate, surrogates] = [0xd800, 0x800];

/**
 * Any character there is. It is what fast-check calls `binary`, which costs each process that asks for it a table of
 * all 1,112,064 of them.
 */
const anyCharacter = fc.nat(0x10ffff - surrogates).map(
  (number) => String.fromCodePoint(number < firstSurrogate ? number : number + surrogates),
  (character) => {
    const code = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (code === undefined || String.fromCodePoint(code) !== character) throw new Error('not one character');
    return code < firstSurrogate ? code : code - surrogates;
  },
);

/** Strings of any characters, more often of the first and last ones, and of what is dangerous elsewhere. */
export function anyString(lengths: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...lengths, unit: anyCharacter });
}
