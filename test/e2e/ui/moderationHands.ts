// What is said in a transcript that is settled.
/** What is said: all lines but codes, memos, the title and front matter. */
export function speechOf(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/Interview 3 - \w+/, '')
    .split('\n')
    .filter((line) => line !== '' && !/^(?:#?(?:[A-Z]+-[a-z-]+|Bus factor)(?: ".*")?|\/\/.*)$/.test(line))
    .join('\n');
}
