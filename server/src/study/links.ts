import { naturalOrder } from '../codebook/naturalOrder';

/**
 * The transcripts of a study that are links to another one of it, or to what another link leads to, and which of them counts in their
 * place: the file itself where it is a transcript of the study, else the first link in natural order. So each file counts once,
 * however many names it has.
 *
 * @param members the transcripts of one study
 * @param targetOf the file that a link leads to, in the naming of the members; null for what is no link, and for a link that is
 *   not to be followed
 * @returns by the names of the links
 */
export function repeatedLinks(
  members: ReadonlySet<string>,
  targetOf: (member: string) => string | null,
): Map<string, string> {
  const links = new Map<string, string[]>();
  for (const member of members) {
    const target = targetOf(member);
    if (target === null || target === member) continue;
    const others = links.get(target);
    if (others) others.push(member);
    else links.set(target, [member]);
  }
  const repeated = new Map<string, string>();
  for (const [target, names] of links) {
    const [first = target, ...others] = names.sort(naturalOrder);
    const isMember = members.has(target);
    for (const name of isMember ? names : others) repeated.set(name, isMember ? target : first);
  }
  return repeated;
}

/** How people read the name of a file beside another one, both URIs or paths: without the folders that both lie in. */
export function nameBeside(file: string, other: string): string {
  const parts = file.split(/[/\\]/);
  const own = other.split(/[/\\]/);
  let shared = 0;
  while (shared < own.length - 1 && own[shared] === parts[shared]) shared++;
  const name = own.slice(shared).join('/');
  try {
    return /^[a-z][a-z\d+.-]+:/i.test(file) ? decodeURIComponent(name) : name;
  } catch {
    return name;
  }
}
