// What programs and people call the columns of a codebook, in the languages that Marginalia speaks and in Italian.
import { columnNamed } from './tableFile';

function names(text: string): readonly string[] {
  return text.split('|');
}

/** Names of columns in small letters, those first that say most. */
const heads = {
  label: names(
    'tag|name|path|code|title|label|quirk|code name|code label|code title|name of code|node|node name|kode|codename|bezeichnung|' +
      'titel|nom|nom du code|étiquette|libellé|intitulé|titre|código|nombre|nombre del código|etiqueta|título|nome|nome do código|' +
      'rótulo|codice|etichetta|titolo|codes',
  ),
  /** All that a code is under, and its own name, as NVivo writes them. */
  hierarchy: names(
    'hierarchical name|hierarchischer name|nom hiérarchique|nombre jerárquico|nome hierárquico',
  ),
  parent: names(
    'parent|parent code|parent name|parent title|übergeordneter code|obercode|oberkode|code parent|code supérieur|código padre|' +
      'código superior|código pai|codice padre|codice superiore',
  ),
  parentId: names('parent id|parentid|parent code id'),
  id: names('id|code id|codeid'),
  /** The outermost of what a code is under, which its parents tell as well. */
  family: names('family'),
  depth: names('depth|level|ebene|niveau|nivel|nível|livello'),
  color: names('color|colour|code color|farbe|couleur|cor|colore'),
  codable: names('codable|iscodable|is codable'),
} as const;

/** All of these are what a code means. */
const descriptions = names(
  'description|definition|memo|code memo|comment|code description|code definition|description of code|definition of code|' +
    'short description|brief definition|detailed description|full definition|working definition|operational definition|' +
    'short definition|meaning|beschreibung|code-memo|kommentar|erläuterung|' +
    'bedeutung|beskrivelse|definisjon|beskrivning|omschrijving|définition|définition du code|mémo|commentaire|descripción|definición|comentario|descrição|definição|comentário|' +
    'descrizione|definizione|commento',
);

/** What a codebook of ours says beside the description, in the order of the fields of `OwnCodeNotes`. */
const notes = [
  names(
    'include|includes|when to use|inclusion|inclusion criteria|inclusions|einschluss|einschlusskriterien|kodierregel|kodierregeln|' +
      "codierregel|codierregeln|critères d'inclusion|critères d’inclusion|quand l'utiliser|quand l’utiliser|criterios de inclusión|" +
      'cuándo usar|critérios de inclusão|quando usar|criteri di inclusione',
  ),
  names(
    'exclude|excludes|when not to use|exclusion|exclusion criteria|exclusions|ausschluss|ausschlusskriterien|abgrenzung|' +
      "critères d'exclusion|critères d’exclusion|criterios de exclusión|cuándo no usar|critérios de exclusão|quando não usar|" +
      'criteri di esclusione',
  ),
  names(
    'example|examples|example quote|example quotes|anchor example|illustrative quote|beispiel|beispiele|ankerbeispiel|' +
      'ankerbeispiele|exemple|exemples|ejemplo|ejemplos|exemplo|exemplos|esempio|esempi',
  ),
  names('aliases|alias|code alias|nickname|synonyms|synonyme|sinónimos|sinônimos|sinonimi'),
  names('deprecated'),
];

/** Columns of what a code is under, the outermost first; the code itself stands between the last two kinds. */
const above = [
  names('theme|main theme|thema|hauptthema|thème|tema'),
  names(
    'category|main category|kategorie|hauptkategorie|oberkategorie|catégorie|catégorie principale|categoría|categoría principal|' +
      'categoria|categoria principal|categoria principale',
  ),
  names(
    'subcategory|sub-category|sub category|subtheme|sub-theme|sub theme|unterkategorie|subkategorie|unterthema|sous-catégorie|' +
      'sous-thème|subcategoría|subtema|subcategoria|sottocategoria',
  ),
];
const below = names('subcode|sub-code|sub code|untercode|unterkode|sous-code|subcódigo|sottocodice');
const numbered = /^(?:code )?(?:level|ebene|stufe|niveau|nivel|nível|livello) ?(\d)$/;

/** The columns of a codebook by what is in them; -1 for those that are not there. */
export interface CodebookColumns extends Record<keyof typeof heads, number> {
  readonly descriptions: readonly number[];
  /** In the order of the fields of `OwnCodeNotes`. */
  readonly notes: readonly number[];
  /** Where a row has a code and what it is under in columns of their own: these, the outermost first; else none. */
  readonly levels: readonly number[];
}

/**
 * Finds the columns of a codebook.
 *
 * @param row the names of the columns, as `headsOf` gives them
 * @returns null where no column says what the codes are called
 */
export function codebookColumns(row: readonly string[]): CodebookColumns | null {
  const column = (kind: keyof typeof heads) => columnNamed(row, heads[kind]);
  const label = column('label');
  const levels = levelsOf(row, label);
  const hierarchy = column('hierarchy');
  const first = [label, hierarchy, levels.at(-1) ?? -1].find((place) => place >= 0);
  if (first === undefined) return null;
  return {
    label: first,
    hierarchy,
    parent: column('parent'),
    parentId: column('parentId'),
    id: column('id'),
    family: column('family'),
    depth: column('depth'),
    color: column('color'),
    codable: column('codable'),
    descriptions: row.flatMap((head, place) => (descriptions.includes(head) ? place : [])),
    notes: notes.map((one) => columnNamed(row, one)),
    levels,
  };
}

function levelsOf(row: readonly string[], label: number): number[] {
  const counted = row.flatMap((head, place) => {
    const level = numbered.exec(head)?.[1];
    return level === undefined ? [] : { place, level: Number(level) };
  });
  if (counted.length > 1)
    return counted.sort((one, other) => one.level - other.level).map(({ place }) => place);
  const places = [...above.map((one) => columnNamed(row, one)), label, columnNamed(row, below)];
  const found = places.filter((place) => place >= 0);
  return found.length === 1 && found[0] === label ? [] : found;
}
