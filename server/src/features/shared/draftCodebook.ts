import { codebookText } from '../../codebook/write';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { usesWithin } from '../../study/uses';
import { namesRole, nearSpeakers } from '../../transcript/nearSpeakers';
import { speakerKey } from '../../transcript/speakers';

/**
 * A codebook to begin with, from what the transcripts of a study show: its codes with all their spellings
 * and its speakers.
 *
 * @param name of the study, such as that of its folder; '' for none
 * @param unlike files whose labels and speakers are left out, as they do not read like transcripts
 * @param transcripts globs that name the transcripts; none where those are that are by themselves
 * @returns the text of codebook.yaml
 */
export function draftCodebook(
  study: Study,
  name: string,
  unlike: ReadonlySet<string> = new Set(),
  transcripts: readonly string[] = [],
): string {
  const labels = Array.from(study.writtenLabels, ([label, all]) => {
    const { files, codings, interviews } =
      unlike.size === 0 ? all : usesWithin(all, study, (file) => !unlike.has(file));
    return { label, codings, interviews, isUsed: files.size > 0 };
  });
  const speaking = [...study.transcripts].filter(([file]) => !unlike.has(file)).map(([, summary]) => summary);
  return codebookText(
    labels.filter(({ isUsed }) => isUsed),
    speakersOf(speaking),
    name,
    transcripts,
  );
}

/** Who speaks, the most talkative first, each as most of the transcripts spell the name. Misspelt names are left out. */
function speakersOf(transcripts: readonly Summary[]): string[] {
  const speakers = new Map<string, { passages: number; spellings: Map<string, number> }>();
  const misspelt = new Set<string>();
  for (const summary of transcripts) {
    for (const { code, detail } of summary.problems)
      if (code === 'unknown-speaker') misspelt.add(speakerKey(detail));
    for (const { name, passages } of summary.speakers) {
      if (name === null) continue;
      const speaker = speakers.get(speakerKey(name)) ?? { passages: 0, spellings: new Map<string, number>() };
      speakers.set(speakerKey(name), speaker);
      speaker.passages += passages;
      speaker.spellings.set(name, (speaker.spellings.get(name) ?? 0) + 1);
    }
  }
  const ranked = [...speakers]
    .filter(([key]) => !misspelt.has(key))
    .sort(([, a], [, b]) => b.passages - a.passages)
    .map(([, { passages, spellings }]) => ({
      name: [...spellings].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '',
      passages,
    }));
  return ranked.flatMap(({ name, passages }) => {
    const louder = ranked.filter((other) => other.passages > passages).map((other) => other.name);
    return isSlip(name, louder) ? [] : name;
  });
}

/**
 * True for a name that somebody mistyped, told by all files together: nearly a role, `interviewr` or `Partcipant 1`, or a role with
 * two numbers, `Interviewer2 2`. A name that is left out is read as before: to list it would make it right.
 */
function isSlip(name: string, louder: readonly string[]): boolean {
  const withoutNumber = name.replace(/[ _.-]*(?:\d{1,4}|(?<=[ _.-])\p{L})$/u, '');
  const known = { declared: [], spoken: louder };
  if ([name, withoutNumber].some((one) => nearSpeakers(one, known, () => null).length > 0)) return true;
  return /\p{L}[ _.-]*\d{1,4}[ _.-]+\d{1,4}$/u.test(name) && namesRole(name);
}
