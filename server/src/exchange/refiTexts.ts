// The words of the sources of a REFI-QDA project: files beside it in the archive, or text within it.
import { decodeText } from './decode';
import type { Losses } from './imported';
import { zipLimits, zipMembers } from './zip';

/** Something whose words a project keeps, with them or apart. */
interface Kept {
  readonly path: string | null;
  readonly content: string | null;
}

/** Words as they were kept, without byte order mark. */
interface KeptText {
  readonly text: string;
  /** True where they stood in the XML, which joins the two characters of a line end. */
  readonly within: boolean;
}

/** The texts of a project. */
export class RefiTexts {
  private readonly members = new Map<string, () => Uint8Array>();

  /**
   * @param archive the project as a whole; null for a project without its archive, whose files are not there
   * @param kept what has words; nothing else is unpacked, as films are large
   * @throws ImportError where the archive is damaged or too large; `of` does where one of its texts is damaged
   */
  constructor(
    archive: Uint8Array | null,
    kept: Iterable<Kept>,
    private readonly losses: Losses,
  ) {
    if (!archive) return;
    const wanted = new Set([...kept].flatMap(({ path }) => memberKey(path) ?? []));
    const isWanted = (name: string) => wanted.has(lastName(name)) || wanted.has(unescaped(lastName(name)));
    for (const [name, unpacked] of zipMembers(archive, zipLimits, isWanted)) {
      const key = wanted.has(lastName(name)) ? lastName(name) : unescaped(lastName(name));
      // Texts lie in the folder `sources`, in whatever case; a file of one name elsewhere is another.
      if (!this.members.has(key) || /(?:^|[\\/])sources[\\/][^\\/]*$/i.test(name))
        this.members.set(key, unpacked);
    }
  }

  /** The words of something; null where they are not there. */
  of({ path, content }: Kept): KeptText | null {
    const key = memberKey(path);
    const unpacked = key === null ? undefined : this.members.get(key);
    if (unpacked) return { text: decodeText(unpacked(), this.losses), within: false };
    return content === null ? null : { text: content.replace(/^\u{feff}/u, ''), within: true };
  }
}

/** By which a path is found in the archive, without folder and in small letters; null for what is not in it. */
export function memberKey(path: string | null): string | null {
  if (path === null || /^\s*(?:absolute|relative|file|https?):/i.test(path)) return null;
  return unescaped(lastName(path)) || null;
}

function lastName(path: string): string {
  return path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
    .trim()
    .toLowerCase();
}

/** Some programs write a space in a path as `%20`. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
