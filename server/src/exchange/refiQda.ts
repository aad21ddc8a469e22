// Coded projects (.qdpx, or their .qde) and codebooks (.qdc) in the form of REFI-QDA, which NVivo, ATLAS.ti, MAXQDA, QualCoder and
// others export.
import * as l10n from '@vscode/l10n';
import { FreeNames } from './freeNames';
import { ImportError, type Imported, type ImportedCode, type ImportedSource, Losses } from './imported';
import { isOwn, ownCode, ownPassages, ownProject } from './ownProject';
import { type CountedText, countingOf, offsetsIn, withLineFeeds } from './positions';
import { type RefiCode, refiCodes } from './refiCodes';
import { RefiNotes } from './refiNotes';
import { type Placing, sourcePlacer } from './refiPlacing';
import { type RefiProject, type RefiSelection, type RefiText, refiProject, textsOf } from './refiProject';
import { memberKey, RefiTexts } from './refiTexts';
import { type SourcePassages, sourcePassagesOf } from './sourcePassages';
import { xmlTree } from './xmlTree';
import { isZip, readZip, zipLimits } from './zip';

/**
 * Reads a project or a codebook of another program.
 *
 * @param bytes of a .qdpx, a .qde, whose texts are somewhere else, or a .qdc
 * @throws ImportError for what is none of these or is damaged
 */
export function readRefiQda(bytes: Uint8Array): Imported {
  const losses = new Losses();
  const archive = isZip(bytes) ? bytes : null;
  const found = projectOrCodes(archive ? projectFile(archive) : bytes, losses);
  if ('texts' in found) return importedProject(found, archive, losses);
  return { sources: [], codes: found.codes.map(plainCode), lost: losses.all() };
}

/**
 * What an XML file holds: a project, or the codes of a codebook. The tree of a source is larger than what is made of it, and is not kept
 * beside it.
 */
function projectOrCodes(xml: Uint8Array, losses: Losses): RefiProject | { readonly codes: RefiCode[] } {
  const texts: RefiText[] = [];
  const root = xmlTree(xml, (element, around) => {
    if (around.name !== 'Sources') return false;
    for (const text of textsOf(element, losses)) texts.push(text);
    return true;
  });
  if (root.name === 'Project') return refiProject(root, texts, losses);
  if (root.name !== 'CodeBook') throw noProject();
  const codes = refiCodes(root, losses);
  return { codes: isOwn(root.attributes.origin) ? codes.map(ownCode) : codes };
}

function importedProject(written: RefiProject, archive: Uint8Array | null, losses: Losses): Imported {
  const own = isOwn(written.origin);
  const project = own ? ownProject(written) : written;
  const texts = new RefiTexts(archive, [...project.texts, ...project.notes.values()], losses);
  const notes = new RefiNotes(project, texts, own);
  const codes = project.codes.map((code) => ({ ...plainCode(code), description: notes.descriptionOf(code) }));
  const sources = placedTexts(foundTexts(project, texts, losses), { project, notes, losses, isOwn: own });
  notes.tellUnused(losses);
  return {
    ...(project.name === '' ? {} : { study: project.name }),
    sources,
    codes,
    lost: losses.all(),
  };
}

/** A text that is there, with all that points to it. */
interface FoundText extends CountedText {
  readonly name: string;
  readonly found: SourcePassages;
  readonly elements: readonly RefiText[];
}

function foundTexts(project: RefiProject, texts: RefiTexts, losses: Losses): FoundText[] {
  const byText = new Map<string, RefiText[]>();
  for (const [place, element] of project.texts.entries()) {
    const member = memberKey(element.path);
    const key = member === null ? `${place}` : `/${member}`;
    const before = byText.get(key);
    if (before) before.push(element);
    else byText.set(key, [element]);
  }
  const names = new FreeNames([]);
  return [...byText.values()].flatMap((elements) => {
    const kept = elements.map((element) => texts.of(element)).find((found) => found?.text.trim());
    const written = elements.find((element) => element.name.trim() !== '')?.name ?? '';
    if (!kept) {
      losses.add('source-without-text', written || '?');
      return [];
    }
    const name = names.take(isOwn(project.origin) ? written : withoutEnding(written));
    const text = withLineFeeds(kept.text);
    const found = isOwn(project.origin) ? ownPassages(text, elements) : sourcePassagesOf(text);
    return [{ kept: kept.text, text, lineEndsJoined: kept.within, name, found, elements }];
  });
}

/**
 * Finds out how positions count, in texts beside the project and in those within it apart, as reading XML changes line ends, and
 * puts the codings on passages.
 */
function placedTexts(texts: readonly FoundText[], placing: Placing): ImportedSource[] {
  const place = sourcePlacer(placing);
  const placed = new Map<FoundText, ImportedSource>();
  for (const within of [false, true]) {
    const group = texts.filter(({ lineEndsJoined }) => lineEndsJoined === within);
    const selected = group.map((text) => ({
      ...text,
      selections: text.elements.flatMap(({ selections }) => selections.filter(hasPlace)),
    }));
    const { counting, fitting, selections, firstMisfit } = countingOf(selected, placing.project.origin);
    if (fitting < selections * surely) {
      placing.losses.add('positions-guessed', group[firstMisfit]?.name ?? '', selections - fitting);
    }
    for (const text of group) {
      placed.set(text, place({ ...text, offsetOf: offsetsIn(text, counting) }));
    }
  }
  return texts.flatMap((text) => placed.get(text) ?? []);
}

/** So large a part of the selections begin and end where words do when their positions are understood. */
const surely = 0.9;

function hasPlace({ start, end }: RefiSelection): boolean {
  return !(Number.isNaN(start) || Number.isNaN(end));
}

function projectFile(archive: Uint8Array): Uint8Array {
  const members = [...readZip(archive, zipLimits, isProjectFile)];
  members.sort(([one], [other]) => depthOf(one) - depthOf(other));
  const [first] = members;
  if (!first) throw noProject();
  return first[1];
}

/** A lock or a copy that a program leaves beside its file begins with `~$` or a dot. */
function isProjectFile(path: string): boolean {
  return /(?:^|[\\/])(?!~\$|\.)[^\\/]*\.qde$/i.test(path);
}

function depthOf(path: string): number {
  return path.split(/[\\/]/).length;
}

/** Programs call a source after the file that it was read from. */
function withoutEnding(name: string): string {
  const ending =
    /\.(?:docx?|odt|rtf|txt|md|pdf|html?|vtt|srt|xlsx?|csv|mp3|mp4|m4a|wav|wma|wmv|mov|avi|ogg|webm)$/i;
  return name.trim().replace(ending, '').trim() || '?';
}

function plainCode({ notes, ...code }: RefiCode): ImportedCode {
  return code;
}

function noProject(): ImportError {
  const message = l10n.t(
    'This file holds no coded project and no codebook. Export the project as REFI-QDA (.qdpx), and import that.',
  );
  return new ImportError(message);
}
