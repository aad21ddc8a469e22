// What files of Word and Excel have in common: an archive of parts with a list of what each is (ECMA-376, part 2).
import { element, xmlHead } from './markup';
import { type OutFile, textFile, zipped } from './outFile';

/** A part of a document. */
export interface OfficePart {
  /** `xl/styles.xml` */
  readonly name: string;
  /** Its content type. */
  readonly type: string;
  /** What it is to the main part: `styles`. */
  readonly relation: string;
  readonly xml: string;
}

/** The name space of what refers to parts by their ids. */
export const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageSpace = 'http://schemas.openxmlformats.org/package/2006';

/** An archive of a main part and others, which it knows as `rId1`, `rId2` and so on. All of them are in one folder. */
export function officeFile(main: OfficePart, parts: readonly OfficePart[]): Uint8Array<ArrayBuffer> {
  const folder = main.name.slice(0, main.name.indexOf('/') + 1);
  const own = main.name.slice(folder.length);
  const types = element(
    'Types',
    { xmlns: `${packageSpace}/content-types` },
    element('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...[main, ...parts].map(({ name, type }) =>
      element('Override', { PartName: `/${name}`, ContentType: type }),
    ),
  );
  return zipped([
    textFile('[Content_Types].xml', xmlHead + types),
    relationsFile('_rels/.rels', [main], ''),
    relationsFile(`${folder}_rels/${own}.rels`, parts, folder),
    ...[main, ...parts].map(({ name, xml }) => textFile(name, xmlHead + xml)),
  ]);
}

function relationsFile(file: string, parts: readonly OfficePart[], folder: string): OutFile {
  const elements = parts.map(({ relation, name }, index) =>
    element('Relationship', {
      Id: `rId${index + 1}`,
      Type: `${officeRelations}/${relation}`,
      Target: name.slice(folder.length),
    }),
  );
  const xml = element('Relationships', { xmlns: `${packageSpace}/relationships` }, ...elements);
  return textFile(file, xmlHead + xml);
}
