// What a project or a codebook says more than others when we wrote it ourselves, so that it comes back as it went out.
import { readCodeDescription } from './codeDescription';
import type { RefiCode } from './refiCodes';
import type { RefiProject, RefiText } from './refiProject';
import type { SourcePassage, SourcePassages } from './sourcePassages';
import { readSourceDescription, readSourceText } from './sourceText';
import { originOfExports } from './writeQdc';
import { unnamedCoder } from './writeQdpx';

/** True for what calls itself ours. */
export function isOwn(origin: string | undefined): boolean {
  return origin === originOfExports;
}

/** A project of ours as it was meant: what is nobody's has no coder, and each line that was written of words is a memo. */
export function ownProject(project: RefiProject): RefiProject {
  return {
    ...project,
    codes: project.codes.map(ownCode),
    users: new Map([...project.users].filter(([, name]) => name !== unnamedCoder)),
  };
}

/** A code whose description is taken apart into what the codebook said. */
export function ownCode(code: RefiCode): RefiCode {
  const { description, ...notes } = readCodeDescription(code.description ?? '');
  return { ...code, description, own: notes };
}

/**
 * The title and the passages of a text of ours.
 *
 * @param text with line feeds
 * @param elements as the project has them; the first tells how it is read
 */
export function ownPassages(text: string, [element]: readonly RefiText[]): SourcePassages {
  const { title, speakers } = readSourceDescription(element?.description ?? '');
  let last: string | null = null;
  const passages = readSourceText(text, title, speakers).map(
    ({ speaker, time, text: words, start }): SourcePassage => {
      const goesOn = speaker === last && time === null;
      last = speaker;
      return { speaker: goesOn ? null : speaker, time, text: words, from: start, to: start + words.length };
    },
  );
  return { title, attributes: [], passages };
}
