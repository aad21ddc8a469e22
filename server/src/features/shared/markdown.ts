/**
 * A text of the study as Markdown that shows just these words on one line: nothing in it is a link, an image,
 * HTML, an icon or a heading.
 *
 * A backslash before a mark takes its meaning away (CommonMark 0.31, section 2.4). Bare addresses become links in
 * GitHub's dialect, which editors follow, and `$(name)` an icon in VS Code.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#!|~&$@]/g, '\\$&')
    .replace(/\/\//g, '\\/\\/')
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)\./, '$1\\.');
}

/** A text of the study in several paragraphs, as Markdown that shows just its words (see `escapeMarkdown`). */
export function escapeParagraphs(text: string): string {
  return text
    .split(/\n+/)
    .map(escapeMarkdown)
    .filter((line) => line !== '')
    .join('\n\n');
}
