/** Scripts in which nearly every character is a word or a syllable with a meaning, for a class of a regular expression. */
export const ideographs = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}';

/** Scripts that are written without spaces between words, for a class of a regular expression. */
export const unspacedScripts = `${ideographs}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}`;
