// What a codebook says of a code beside its name, as the one text that other programs have for it.
import type { Code } from '../codebook/codebook';

/** What goes into the description. */
export type DescribedCode = Pick<
  Code,
  'description' | 'include' | 'exclude' | 'example' | 'aliases' | 'deprecated'
>;

/** The description, then a paragraph for each thing that is said: `Include: …`. Of other spellings each has its own. '' for nothing. */
export function writeCodeDescription(code: DescribedCode): string {
  const { description, include, exclude, example, aliases, deprecated } = code;
  return [
    description,
    headed('Include', include),
    headed('Exclude', exclude),
    headed('Example', example),
    ...aliases.map((alias) => headed('Also', alias)),
    headed('Deprecated', deprecated),
  ]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join('\n\n');
}

function headed(head: string, text: string | null): string | null {
  return text === null ? null : `${head}: ${text}`;
}

const paragraphHead = /^(Include|Exclude|Example|Also|Deprecated):(?: |$)/u;

/** Reads what `writeCodeDescription` wrote. What is said nowhere is null. */
export function readCodeDescription(text: string): DescribedCode {
  const parts: { head: string; text: string }[] = [];
  for (const paragraph of text.split('\n\n')) {
    const [opening = '', head] = paragraphHead.exec(paragraph) ?? [];
    const last = parts.at(-1);
    if (head !== undefined) parts.push({ head, text: paragraph.slice(opening.length) });
    else if (last) last.text += `\n\n${paragraph}`;
    else parts.push({ head: '', text: paragraph });
  }
  const said = (head: string) =>
    parts.find((part) => part.head === head && (head !== '' || part.text !== ''))?.text ?? null;
  return {
    description: said(''),
    include: said('Include'),
    exclude: said('Exclude'),
    example: said('Example'),
    aliases: parts.filter(({ head }) => head === 'Also').map((part) => part.text),
    deprecated: said('Deprecated'),
  };
}
