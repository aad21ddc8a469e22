import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * A study of so many transcripts that a change of a code is shown in a list of ours.
 *
 * @param study that is copied, and gets more of them
 * @returns its folder, which is new
 */
export function manyTranscripts(study: string): string {
  const folder = path.join(
    fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-pictures-')),
    path.basename(study),
  );
  fs.cpSync(study, folder, { recursive: true });
  for (let file = 101; file <= 350; file++) {
    const said = `Interviewee: Only one of us knew the tape.\n\nBus factor\n\nInterviewer: And then?\n\nInterviewee: She left.\n\n`;
    fs.writeFileSync(
      path.join(folder, `interviews/Interview ${file} - Rosa.txt`),
      said + (file % 3 ? '' : 'Bus factor\n'),
    );
  }
  return folder;
}
