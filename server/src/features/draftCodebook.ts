import { defaultTranscripts } from '../codebook/relate';
import { codebookText } from '../codebook/write';
import { defaultGlobs, memberOf } from '../study/members';
import type { Study } from '../study/study';
import { speakerKey } from '../transcript/speakers';

/**
 * A codebook to begin with, from what the transcripts of a study show: its codes with all their spellings, its
 * speakers, and how its files are named.
 *
 * @param name of the study, such as that of its folder; '' for none
 * @returns the text of codebook.yaml
 */
export function draftCodebook(study: Study, name: string): string {
  const uses = Array.from(study.writtenLabels, ([label, { codings, interviews }]) => ({
    label,
    codings,
    interviews,
  }));
  return codebookText(uses, speakersOf(study), name, globsOf(study));
}

/** Who speaks, the most talkative first, each as most of the transcripts spell the name. Misspelt names are left out. */
function speakersOf({ transcripts }: Study): string[] {
  const speakers = new Map<string, { passages: number; spellings: Map<string, number> }>();
  const misspelt = new Set<string>();
  for (const summary of transcripts.values()) {
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
  return [...speakers]
    .filter(([key]) => !misspelt.has(key))
    .sort(([, a], [, b]) => b.passages - a.passages)
    .flatMap(([, { spellings }]) => [...spellings].sort((a, b) => b[1] - a[1])[0]?.[0] ?? []);
}

/** How the transcripts are named; nothing where the default of a codebook says it. */
function globsOf({ transcripts }: Study): string[] {
  const names = [...transcripts.keys()].map((file) =>
    file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
  );
  const globs = defaultGlobs.filter((glob) => names.some(memberOf([glob])));
  return globs.join() === defaultTranscripts.join() ? [] : globs;
}
