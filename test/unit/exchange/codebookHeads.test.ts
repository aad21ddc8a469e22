// Codebooks as the programs and people of several countries lay out their tables.
import { deepEqual } from 'node:assert/strict';
import { strToU8 } from 'fflate';
import { readCodebookTable } from '../../../server/src/exchange/codebookTable';
import { readAny } from '../../../server/src/exchange/readFile';

/** Codes as `head > code: description`, and the names of what is not read. */
function read(text: string): string[] {
  const { codes, lost } = readCodebookTable(strToU8(text));
  const labels = new Map(codes.map(({ id, label }) => [id, label]));
  const told = codes.map(({ label, parent, description }) =>
    [parent === null ? label : `${labels.get(parent)} > ${label}`, description].filter(Boolean).join(': '),
  );
  return [...told, ...lost.map(({ kind, count, first }) => `${kind} ${count} ${first}`)];
}

describe('A table of codes', () => {
  for (const [what, text, expected] of [
    [
      'has German heads',
      'Code;Beschreibung;Übergeordneter Code\r\nWege;"alle;\r\nauch kurze";\r\nZug;;Wege\r\n',
      ['Wege: alle;\nauch kurze', 'Wege > Zug'],
    ],
    [
      'has German heads of MAXQDA',
      'Obercode,Code,Code-Memo\n,Wege,m\nWege,Zug,\n',
      ['Wege: m', 'Wege > Zug'],
    ],
    [
      'has ids of codes and of what they are under, as Dedoose counts them',
      'Code Id\tParent Id\tTitle\tDescription\n1\t0\tWege\td\n2\t1\tZug\t\n',
      ['Wege: d', 'Wege > Zug'],
    ],
    ['has strokes between its cells', 'code|working definition\nWege|d\n', ['Wege: d']],
    [
      'has French heads',
      'Nom;Définition;Code parent\nVoies;d;\nTrain;;Voies\n',
      ['Voies: d', 'Voies > Train'],
    ],
    [
      'has Spanish heads',
      'Código,Descripción,Código padre\nVías,d,\nTren,,Vías\n',
      ['Vías: d', 'Vías > Tren'],
    ],
    [
      'has Portuguese heads',
      'Código,Descrição,Código pai\nVias,d,\nTrem,,Vias\n',
      ['Vias: d', 'Vias > Trem'],
    ],
    ['has Italian heads', 'Codice,Descrizione,Codice padre\nVie,d,\nTreno,,Vie\n', ['Vie: d', 'Vie > Treno']],
    [
      'has heads of several words',
      'No.,Code name,Definition of code\n1,Train,d\n2,Bus,e\n',
      ['Train: d', 'Bus: e'],
    ],
    [
      'says in several columns what a code means',
      'Code,Brief definition,Full definition,Comment\nTrain,b,f,b\n',
      ['Train: b\n\nf'],
    ],
    [
      'counts codes in a column',
      'Quirk,Description,Parent,Codes\nTravel,d,,3\nTrain,e,Travel,2\n',
      ['Travel: d', 'Travel > Train: e'],
    ],
    [
      'has a column for each level',
      'Level 1,Level 2,Level 3,Code memo\nTravel,,,a\n,Train,,b\n,,Late,c\n,Bus,,d\nFood,,,e\n',
      ['Travel: a', 'Travel > Train: b', 'Train > Late: c', 'Travel > Bus: d', 'Food: e'],
    ],
    [
      'has a column for each level in German, all of them filled',
      'Ebene 1;Ebene 2;Definition\nTravel;;a\nTravel;Train;b\nFood;Rice;c\n',
      ['Travel: a', 'Travel > Train: b', 'Food', 'Food > Rice: c'],
    ],
    [
      'has categories beside the codes, and no category below for some',
      'Category,Subcategory,Code,Definition\nTravel,Rail,Train,a\nTravel,Rail,Tram,b\nFood,,Rice,c\n',
      ['Travel', 'Travel > Rail', 'Rail > Train: a', 'Rail > Tram: b', 'Food', 'Food > Rice: c'],
    ],
    [
      'has themes, and codes below codes',
      'Theme,Code,Subcode,Description\nTravel,Rail,,a\nTravel,Rail,Train,b\n',
      ['Travel', 'Travel > Rail: a', 'Rail > Train: b'],
    ],
    ['has categories alone', 'Category,Definition\nTravel,a\nFood,b\n', ['Travel: a', 'Food: b']],
    [
      'says of a head below its codes what it means',
      'Category,Code,Definition\nTravel,Train,a\nTravel,,all ways\n',
      ['Travel: all ways', 'Travel > Train: a'],
    ],
    [
      'is of NVivo, in a folder',
      'Hierarchical Name,Description\nNodes\\\\Travel,a\nNodes\\\\Travel\\\\Train,b\n',
      ['Travel: a', 'Travel > Train: b'],
    ],
    [
      'is of NVivo, by names',
      'Name,Description\nTravel,a\nTravel\\\\Train,b\n',
      ['Travel: a', 'Travel > Train: b'],
    ],
    [
      'is ours, whose families its parents tell',
      'code,parent,family,description\nTravel,,Travel,a\nTrain,Travel,Travel,b\n',
      ['Travel: a', 'Travel > Train: b'],
    ],
    [
      'has columns that no codebook has',
      'Code,Code Groups,Frequency,By\nTrain,G1,3,Kim\n',
      ['Train', 'unknown-column 2 Code Groups'],
    ],
  ] as const) {
    it(`is read where it ${what}`, () => deepEqual(read(text), expected));
  }

  it('keeps what Mayring and others write beside definitions', () => {
    const { codes } = readCodebookTable(
      strToU8(
        'Hauptkategorie;Unterkategorie;Ankerbeispiel;Kodierregel;Abgrenzung\nWege;Zug;„Ja“;nur wenn;nicht, wenn\n',
      ),
    );
    const { include, exclude, example } = codes[1]?.own ?? {};
    deepEqual([include, exclude, example], ['nur wenn', 'nicht, wenn', '„Ja“']);
  });

  it('may be a text of QualCoder with a code on each line', async () => {
    const kinds = async (text: string) => {
      const found = await readAny(strToU8(text), 'a.txt');
      return found.kind === 'study' ? found.imported.codes.map(({ label }) => label) : [];
    };
    deepEqual(await kinds('Travel>Train\nTravel>Bus\nFood\n'), ['Travel', 'Train', 'Bus', 'Food']);
    deepEqual(await kinds('> Hello there\n> Yes\nAnd > more.\n'), []);
  });
});
