import * as l10n from '@vscode/l10n';
import { codeRows } from '../../analysis/codeRows';
import { naturalOrder } from '../../codebook/naturalOrder';
import type { Study } from '../../study/study';
import type { AnalysisChoices } from './analysisView';

/** Keys of front matter that say whose a file is and how it is read, and not what the interview is like. */
const notOfInterviews: ReadonlySet<string> = new Set([
  'codes',
  'coder',
  'interview',
  'layout',
  'moderates',
  'speakers',
  'title',
]);

/** More codes than this are no help in a list that nothing can be typed into. */
const mostChoices = 2000;

/** What of a study can be chosen in an analysis: attributes, the ones that most files have first, and codes in use. */
export function analysisChoices(study: Study): AnalysisChoices {
  const files = new Map<string, number>();
  for (const { attributes } of study.transcripts.values())
    for (const { key } of attributes) files.set(key, (files.get(key) ?? 0) + 1);
  const attributes = [...files]
    .filter(([key]) => !notOfInterviews.has(key.toLowerCase()))
    .sort(([a, filesA], [b, filesB]) => filesB - filesA || naturalOrder(a, b))
    .map(([key]) => key);
  const codes = codeRows(study, 'codes')
    .map(({ name }) => name)
    .filter((label) => study.usesOfLabel(label).codings > 0);
  return {
    attributes,
    codes: codes.length > mostChoices ? [] : codes,
    pairs: [],
    speakers: speakersOf(study),
  };
}

/** What is said in the place of a table by attribute where interviews have none. */
export function noAttributes(): string {
  return l10n.t(
    'No interview says anything of itself in its front matter, such as “role: manager”. “Add Attributes to Interview” writes that.',
  );
}

/** Who speaks in a study, in natural order. */
function speakersOf({ transcripts }: Study): string[] {
  const names = new Set<string>();
  for (const { speakers } of transcripts.values())
    for (const { name } of speakers) if (name !== null) names.add(name);
  return names.size > mostChoices ? [] : [...names].sort(naturalOrder);
}
