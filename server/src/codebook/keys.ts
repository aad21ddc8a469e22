/** The keys of codebook.yaml, as language.md gives them. */
export const studyKeys = [
  'study',
  'transcripts',
  'moderated',
  'speakers',
  'layout',
  'speech',
  'marked',
  'codes',
  'history',
] as const;
export type StudyKey = (typeof studyKeys)[number];

/** The keys of one code. */
export const codeKeys = [
  'code',
  'description',
  'kind',
  'fixes',
  'aliases',
  'include',
  'exclude',
  'example',
  'color',
  'deprecated',
  'codable',
  'codes',
] as const;
export type CodeKey = (typeof codeKeys)[number];

/** What people write for some of them, and what it is here. */
export const commonMistakes: ReadonlyMap<string, StudyKey | CodeKey> = new Map([
  ['label', 'code'],
  ['name', 'code'],
  ['title', 'study'],
  ['project', 'study'],
  ['files', 'transcripts'],
  ['template', 'layout'],
  ['templates', 'layout'],
  ['definition', 'description'],
  ['type', 'kind'],
  ['colour', 'color'],
  ['synonyms', 'aliases'],
  ['inclusion', 'include'],
  ['exclusion', 'exclude'],
  ['children', 'codes'],
  ['subcodes', 'codes'],
  ['sub-codes', 'codes'],
]);
