// What holds for every format: whatever the bytes of a file are, they give what can be written, or a sentence for people.
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { csvLine } from '../../../server/src/exchange/csvLine';
import { importable, readAny } from '../../../server/src/exchange/readFile';
import { codebookTable, studyTables } from '../../../server/src/exchange/tables';
import { writeImport } from '../../../server/src/exchange/writeImport';
import { writeQdc } from '../../../server/src/exchange/writeQdc';
import { writeQdpx } from '../../../server/src/exchange/writeQdpx';
import { writeXlsx } from '../../../server/src/exchange/writeXlsx';
import { givesResultOrSentence } from './damage';
import { exportedOf, harbour } from './exportedOf';
import { projectOf } from './refiProjectOf';
import { samples } from './samples';

async function givesFilesOrSentence(bytes: Uint8Array, name: string): Promise<void> {
  const given = await readAny(bytes, name).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  if (!(given instanceof Error) && given.kind === 'codings') return;
  givesResultOrSentence(() => {
    if (given instanceof Error) throw given;
    return given.imported;
  }, bytes);
  if (given instanceof Error) return;
  writeImport(given.imported, { times: true, coder: null, codebook: null, taken: [] });
}

const study = exportedOf(harbour);
const project = writeQdpx(study).bytes;
const codebook = '\ufeffid;name;parent id;description\n1;people;;"who\nand what"\n2;handover;1;\n';

/** Of each format that is an archive, XML or a table, a file of ours. */
const own: Readonly<Record<string, Uint8Array>> = {
  'own.qdpx': project,
  'own.qde': strToU8(projectOf(project).xml),
  'own.qdc': writeQdc(study),
  'codings.xlsx': writeXlsx(studyTables(study)),
  'codes.xlsx': writeXlsx([codebookTable(study)]),
  'codes.csv': strToU8(codebook),
  'codings.csv': strToU8(
    [
      ['file', 'code', 'words', 'memo'],
      ['in/a.txt', 'people', '=says “so”', 'a\nb'],
    ]
      .map((row) => csvLine(row))
      .join(''),
  ),
  'whisper.tsv': strToU8('start\tend\ttext\n0\t1200\tWell.\n1200\t3000\tYes, so it is.\n'),
  'talk.otr': strToU8('{"text":"<p><span class=\\"timestamp\\">0:01</span>Ana: Well.</p>","media":""}'),
};

describe('A file of any format', () => {
  for (const ending of importable) {
    it(`gives what can be written or a sentence, whatever its bytes are: ${ending}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) =>
          givesFilesOrSentence(bytes, `a.${ending}`),
        ),
      );
    });
  }

  for (const [name, bytes] of Object.entries(own)) {
    it(`gives what can be written or a sentence where it is cut off: ${name}`, async () => {
      const step = bytes.length < 2000 ? 1 : 100;
      for (let end = 0; end <= bytes.length; end += step)
        await givesFilesOrSentence(bytes.slice(0, end), name);
    });

    it(`gives what can be written or a sentence where some bytes are others: ${name}`, async () => {
      const change = fc.record({ place: fc.nat(bytes.length - 1), byte: fc.nat(255) });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
          const changed = bytes.slice();
          for (const { place, byte } of changes) changed[place] = byte;
          await givesFilesOrSentence(changed, name);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('gives what can be written or a sentence where the XML in an archive is cut off', async () => {
    const xml = strToU8(projectOf(project).xml);
    for (let end = 0; end <= xml.length; end += 100)
      await givesFilesOrSentence(zipSync({ 'project.qde': xml.slice(0, end) }), 'a.qdpx');
  });

  it('gives what can be written or a sentence where a real project is cut off', async () => {
    for (const name of samples.withEnding('.qdpx', '.qde')) {
      const bytes = samples.read(name);
      for (let end = 0; end <= bytes.length; end += 100)
        await givesFilesOrSentence(bytes.slice(0, end), name);
    }
  });
});
