import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** So many transcripts are in the study. */
const transcripts = 108;

/** Who has coded an interview: every third one two people, every fifth one three. */
function codersOf(interview: number): readonly string[] {
  if (interview % 5 === 0) return ['Ilan', 'Priya', 'Rosa'];
  return interview % 3 === 0 ? ['Ilan', 'Rosa'] : ['Ilan'];
}

/**
 * A study of as many transcripts as a large one has, some interviews with several coders, made of the talk of another study.
 *
 * @param study whose codebook and transcripts are taken, again and again
 * @returns its folder, which is new
 */
export function manyInterviews(study: string): string {
  const folder = path.join(
    fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-pictures-')),
    path.basename(study),
  );
  fs.mkdirSync(path.join(folder, 'interviews'), { recursive: true });
  fs.copyFileSync(path.join(study, 'codebook.yaml'), path.join(folder, 'codebook.yaml'));
  const talk = fs
    .readdirSync(path.join(study, 'interviews'))
    .sort()
    .map((name) => fs.readFileSync(path.join(study, 'interviews', name), 'utf8'));
  let written = 0;
  for (let interview = 1; written < transcripts; interview++)
    for (const coder of codersOf(interview).slice(0, transcripts - written)) {
      const text = (talk[(interview + written) % talk.length] ?? '')
        .replace(/^interview: .*$/m, `interview: ${interview}`)
        .replace(/^coder: .*$/m, `coder: ${coder}`)
        .replace(/^Interview \d+ - \w+/, `Interview ${interview} - ${coder}`);
      fs.writeFileSync(path.join(folder, 'interviews', `Interview ${interview} - ${coder}.txt`), text);
      written++;
    }
  return folder;
}
