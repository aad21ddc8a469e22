// What people wrote of words, texts and codes in a REFI-QDA project: descriptions, notes, and notes that a link leads to.
import type { Losses } from './imported';
import type { RefiCode } from './refiCodes';
import type { RefiCoding, RefiProject, RefiSelection, RefiText } from './refiProject';
import type { RefiTexts } from './refiTexts';

export class RefiNotes {
  private readonly used = new Set<string>();

  constructor(
    private readonly project: RefiProject,
    private readonly texts: RefiTexts,
    /** True where we wrote the project ourselves: each line of a description is a memo then, and that of a text tells how to read it. */
    private readonly isOwn: boolean,
  ) {}

  memosOf({ id, description, notes }: RefiSelection): string[] {
    const memos = this.all(description, notes, [id]);
    return this.isOwn ? memos.flatMap((memo) => memo.split('\n')) : memos;
  }

  memosOfText({ ids, description, notes }: RefiText): string[] {
    return this.all(this.isOwn ? null : description, notes, ids);
  }

  memosOfCoding({ id, notes }: RefiCoding): string[] {
    return this.all(null, notes, [id]);
  }

  /** The description of a code with what its notes say, a paragraph each; null for nothing. */
  descriptionOf({ id, description, notes }: RefiCode): string | null {
    return this.all(description, notes, [id]).join('\n\n') || null;
  }

  /** Names notes that are about nothing that came in, and codes of the words of notes, which no transcript has. */
  tellUnused(losses: Losses): void {
    for (const [id, { name, codings }] of this.project.notes) {
      losses.add('outside-speech', name, codings);
      if (!this.used.has(id)) losses.add('sets-links-graphs', name || 'Note');
    }
  }

  private all(
    description: string | null,
    notes: readonly string[],
    ids: readonly (string | null)[],
  ): string[] {
    const linked = ids.flatMap((id) => (id === null ? [] : (this.project.linked.get(id) ?? [])));
    const found = [...new Set([...notes, ...linked])].flatMap((note) => this.textOf(note) ?? []);
    return [...new Set([...(description === null ? [] : [description]), ...found])];
  }

  private textOf(id: string): string | null {
    const note = this.project.notes.get(id);
    if (!note) return null;
    this.used.add(id);
    const words = this.texts.of(note)?.text.replace(/\r\n?/g, '\n').trim();
    return [note.description, words].filter(Boolean).join('\n') || note.name || null;
  }
}
