/**
 * A text of the study for a message to the user: VS Code makes `[words](command:...)` in a message a link that runs
 * the command, and a label or a folder may be called anything.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
