// XML and HTML as text: elements are put together from texts that are escaped here and nowhere else.

/** An element with its attributes in order; those that are null are left out. @param content escaped already; '' for an empty element */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  ...content: readonly string[]
): string {
  let opening = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key] ?? null;
    if (value !== null) opening += ` ${key}="${escapedAttribute(String(value))}"`;
  }
  const inside = content.join('');
  return inside === '' ? `${opening}/>` : `${opening}>${inside}</${name}>`;
}

/** What XML cannot hold at all: control characters, halves of characters, and two numbers that are no characters. */
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML forbids
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Most texts have nothing of it. */
const special = /[^\t\n -%'-;=?-~\u00a0-\ud7ff]/;

/** A text between tags. What XML cannot hold becomes U+FFFD, so that places behind it stay right. */
export function escapedText(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(impossible, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** A text between the quotation marks of an attribute. Line ends and tabs are numbers, as they would be read as spaces otherwise. */
function escapedAttribute(text: string): string {
  if (/^[\w\-. ]*$/.test(text)) return text;
  return escapedText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** The first line of an XML file. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
