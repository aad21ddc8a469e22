import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { readCodebook } from '../../../server/src/codebook/read';
import type { ExportedStudy } from '../../../server/src/exchange/exported';
import type { Imported } from '../../../server/src/exchange/imported';
import { joinedSources } from '../../../server/src/exchange/joinedSources';
import { readRefiQda } from '../../../server/src/exchange/refiQda';
import { writeImport } from '../../../server/src/exchange/writeImport';
import { writeQdc } from '../../../server/src/exchange/writeQdc';
import { writeQdpx } from '../../../server/src/exchange/writeQdpx';
import { exportedOf, harbour } from './exportedOf';

/** What a study holds, as both sides of an export have it: each text with its passages, codings and memos. */
function shownStudy(study: ExportedStudy): unknown {
  return joinedSources(study.files).map(({ name, title, passages, codings }) => {
    let last: string | null = null;
    const spoken = passages.map(({ speaker, time, text }) => {
      const goesOn = speaker === last && time === null;
      last = speaker;
      return [goesOn ? null : speaker, time, text];
    });
    const words = (passage: number, from: number, to: number) =>
      passages[passage]?.text.slice(from, to).trim();
    return {
      name,
      title,
      passages: spoken,
      codings: codings
        .flatMap(({ passage, from, to, label, coder, memos }) =>
          label === null ? [] : [JSON.stringify([passage, words(passage, from, to), label, coder, memos])],
        )
        .toSorted(),
      memos: codings
        .flatMap(({ passage, label, coder, memos }) =>
          label === null ? memos.map((text) => JSON.stringify([passage, text, coder])) : [],
        )
        .toSorted(),
    };
  });
}

function shownImport({ sources, codes }: Imported): unknown {
  const labels = new Map(codes.map(({ id, label }) => [id, label]));
  return sources.map(({ name, title, passages, codings, memos }) => ({
    name,
    title,
    passages: passages.map(({ speaker, time, text }) => [speaker, time, text]),
    codings: codings
      .map(({ passage, from, to, code, coder, memos: own }) =>
        JSON.stringify([passage, passages[passage]?.text.slice(from, to), labels.get(code), coder, own]),
      )
      .toSorted(),
    memos: memos.map(({ passage, text, coder }) => JSON.stringify([passage, text, coder])).toSorted(),
  }));
}

describe('A project that Marginalia exported', () => {
  for (const options of [{}, { positions: 'utf16' }, { lineEnds: 'crlf' }] as const) {
    it(`comes back with every passage, coding and memo, exported with ${JSON.stringify(options)}`, () => {
      const study = exportedOf(harbour);
      const imported = readRefiQda(writeQdpx(study, options).bytes);
      deepEqual(shownImport(imported), shownStudy(study));
      deepEqual(
        imported.lost.map(({ kind }) => kind),
        ['not-codable'],
      );
    });
  }

  it('comes back with what the codebook says, and so does a codebook by itself', () => {
    const codebook = readCodebook(harbour['codebook.yaml'] ?? '');
    const { codes } = readRefiQda(writeQdc(codebook));
    const labels = new Map(codes.map(({ id, label }) => [id, label]));
    const found = codes.map(({ label, parent, description, codable, own }) => ({
      label,
      parent: parent === null ? null : labels.get(parent),
      description,
      codable,
      ...own,
    }));
    deepEqual(
      found,
      codebook.codes.map(
        ({ label, parent, description, codable, include, exclude, example, aliases, deprecated }) => ({
          label,
          parent,
          description: description?.trim() ?? null,
          codable,
          include,
          exclude,
          example,
          aliases: [...aliases],
          deprecated,
        }),
      ),
    );
    deepEqual(readRefiQda(writeQdpx(exportedOf(harbour)).bytes).codes.slice(0, codes.length), codes);
  });

  it('comes back with what is known of each interview', () => {
    const study = exportedOf(harbour);
    const imported = readRefiQda(writeQdpx(study).bytes);
    deepEqual(
      imported.sources.map(({ attributes }) => new Map(attributes)),
      joinedSources(study.files).map(
        ({ name, interview, attributes }) =>
          new Map([...(interview === name ? [] : [['interview', interview] as const]), ...attributes]),
      ),
    );
  });

  /** A study that has been exported and imported. */
  function back(project: Uint8Array): ExportedStudy {
    const options = { times: true, coder: null, codebook: null, taken: [] };
    const { transcripts, codebook } = writeImport(readRefiQda(project), options);
    const files = Object.fromEntries(transcripts.map(({ name, text }) => [name, text]));
    return exportedOf({ ...files, ...(codebook === null ? {} : { 'codebook.yaml': codebook }) });
  }

  it('is the same to the byte when it is exported again, with parts of seconds', () => {
    const talk =
      'Ana: So? #00:00:04-2#\nBo: Cold. #00:00:09-8#\n#cold\nAna: Oh. #00:01:12-1#\nBo: Yes. #00:01:15#\n';
    const files = { 'codebook.yaml': 'codes:\n  - code: cold\n    color: "#123456"\n', 'a.txt': talk };
    const { bytes } = writeQdpx(exportedOf(files));
    deepEqual(
      back(bytes).files[0]?.passages.map(({ time }) => time),
      [4.2, 9.8, 72.1, 75],
    );
    ok(Buffer.from(bytes).equals(writeQdpx(back(bytes)).bytes));
  });

  it('is the same to the byte when it is exported again, however its transcripts are written', function () {
    const cases = path.join(__dirname, '../../../../shared/layouts/cases');
    if (!existsSync(cases)) this.skip();
    const changed = readdirSync(cases).filter((name) => {
      const text = (file: string) => readFileSync(path.join(cases, name, file), 'utf8');
      const files = { 'codebook.yaml': text('codebook.yaml'), 'talk.txt': text('talk.txt') };
      const { bytes } = writeQdpx(exportedOf(files));
      return !Buffer.from(bytes).equals(writeQdpx(back(bytes)).bytes);
    });
    deepEqual(changed, []);
  });

  it('comes back with every passage and coding in real studies', function () {
    const seeds = path.join(__dirname, '../../../../shared/seeds');
    if (!existsSync(seeds)) this.skip();
    let codings = 0;
    for (const folder of [seeds, ...readdirSync(seeds).map((name) => path.join(seeds, name))]) {
      const files = textsIn(folder);
      if (Object.keys(files).length === 0) continue;
      const study = exportedOf(files);
      const imported = readRefiQda(writeQdpx(study).bytes);
      deepEqual(shownImport(imported), shownStudy(study));
      codings += imported.sources.reduce((sum, source) => sum + source.codings.length, 0);
    }
    ok(codings > 0);
  });
});

/** The transcripts of a folder and its codebook. */
function textsIn(folder: string): Record<string, string> {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => /\.txt$|^codebook\.yaml$/.test(name));
  } catch {
    return {};
  }
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}
