// The characters that HTML writes by name, in subtitles and in what oTranscribe saves.

/** The names of the characters from U+00A0 to U+00FF, in their order. HTML reads them without a semicolon, too. */
const latin = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 ' +
  'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc ' +
  'Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
  'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute ' +
  'acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ' +
  'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ');

/** Names of characters of HTML 4, each before its character, and two that the tests of WebVTT have. */
const others = (
  'alefsym ℵ alpha α Alpha Α and ∧ ang ∠ asymp ≈ bdquo „ beta β Beta Β bull • cap ∩ chi χ Chi Χ circ ˆ ' +
  'ClockwiseContourIntegral ∲ clubs ♣ cong ≅ COPY © crarr ↵ cup ∪ dagger † Dagger ‡ dArr ⇓ darr ↓ delta ' +
  'δ Delta Δ diams ♦ empty ∅ epsilon ε Epsilon Ε equiv ≡ Eta Η eta η euro € exist ∃ fnof ƒ forall ∀ ' +
  'frasl ⁄ gamma γ Gamma Γ ge ≥ hArr ⇔ harr ↔ hearts ♥ hellip … image ℑ infin ∞ int ∫ Iota Ι iota ι ' +
  'isin ∈ Kappa Κ kappa κ Lambda Λ lambda λ lang ⟨ lArr ⇐ larr ← lceil ⌈ ldquo “ le ≤ lfloor ⌊ lowast ∗ ' +
  'loz ◊ lsaquo ‹ lsquo ‘ mdash — minus − mu μ Mu Μ nabla ∇ ndash – ne ≠ ni ∋ notin ∉ nsub ⊄ nsubE ⫅̸ ' +
  'Nu Ν nu ν oelig œ OElig Œ oline ‾ omega ω Omega Ω Omicron Ο omicron ο oplus ⊕ or ∨ otimes ⊗ part ∂ ' +
  'permil ‰ perp ⊥ Phi Φ phi φ Pi Π pi π piv ϖ Prime ″ prime ′ prod ∏ prop ∝ psi ψ Psi Ψ radic √ rang ⟩ ' +
  'rarr → rArr ⇒ rceil ⌉ rdquo ” real ℜ REG ® rfloor ⌋ Rho Ρ rho ρ rsaquo › rsquo ’ sbquo ‚ Scaron Š ' +
  'scaron š sdot ⋅ sigma σ Sigma Σ sigmaf ς sim ∼ spades ♠ sub ⊂ sube ⊆ sum ∑ sup ⊃ supe ⊇ Tau Τ tau τ ' +
  'there4 ∴ Theta Θ theta θ thetasym ϑ tilde ˜ trade ™ uarr ↑ uArr ⇑ upsih ϒ Upsilon Υ upsilon υ weierp ' +
  '℘ Xi Ξ xi ξ Yuml Ÿ zeta ζ Zeta Ζ'
).split(' ');

/** Names of characters that are marks of HTML itself, or cannot be seen. */
const marks: readonly (readonly [name: string, character: string])[] = [
  ['AMP', '&'],
  ['amp', '&'],
  ['apos', "'"],
  ['emsp', '\u{2003}'],
  ['ensp', '\u{2002}'],
  ['GT', '>'],
  ['gt', '>'],
  ['lrm', '\u{200e}'],
  ['lt', '<'],
  ['LT', '<'],
  ['QUOT', '"'],
  ['quot', '"'],
  ['rlm', '\u{200f}'],
  ['thinsp', '\u{2009}'],
  ['zwj', '\u{200d}'],
  ['zwnj', '\u{200c}'],
];

const characters = new Map(marks);
latin.forEach((name, index) => {
  characters.set(name, String.fromCharCode(0xa0 + index));
});
for (let index = 0; index + 1 < others.length; index += 2) {
  characters.set(others[index] ?? '', others[index + 1] ?? '');
}

/** The names that need no semicolon: other letters may follow them. */
const withoutSemicolon = [...latin, 'amp', 'lt', 'gt', 'quot', 'AMP', 'LT', 'GT', 'QUOT', 'COPY', 'REG'].sort(
  (one, other) => other.length - one.length,
);

/** Text with what stands in it as `&amp;`, `&#38;` or `&#x26;` as characters. What is no name of a character stays. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(?:x([\da-f]{1,8})|(\d{1,8}));?|([a-z][a-z\d]*)(;?))/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined, end: string) => {
      if (name !== undefined) return named(name, end) ?? whole;
      return numbered(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}

function named(name: string, end: string): string | null {
  const known = end === '' ? undefined : characters.get(name);
  if (known !== undefined) return known;
  const begin = withoutSemicolon.find((one) => name.startsWith(one));
  if (begin === undefined) return null;
  return `${characters.get(begin)}${name.slice(begin.length)}${end}`;
}

function numbered(unit: number): string {
  const isCharacter = unit > 0 && unit <= 0x10ffff && (unit < 0xd800 || unit > 0xdfff);
  return isCharacter ? String.fromCodePoint(unit) : '\u{FFFD}';
}
