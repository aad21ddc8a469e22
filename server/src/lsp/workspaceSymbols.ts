import {
  type CancellationToken,
  type Location,
  SymbolKind,
  SymbolTag,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import { firstTurnOf, type NamedThing, namedThings, searchNames } from '../features/navigation/nameSearch';
import { anyChange, derived } from '../study/derived';
import type { Study } from '../study/study';
import { splitLines } from '../transcript/lines';
import { parse } from '../transcript/parse';
import { gather, nextTurn } from '../workspace/timeSlice';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import { offsetsToRange, toRange } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';
import { symbolKinds } from './symbols';

/** Nobody looks through more names than these; with another letter typed the editor asks again. */
const mostSymbols = 200;

/** What is kept of a speaker until somebody wants to go there. */
const speakerData = z.object({ uri: z.string(), speaker: z.string() });

/** Finds codes, interviews and speakers of all studies by their names. */
export const workspaceSymbolsFeature: Feature = {
  capability: { workspaceSymbolProvider: { resolveProvider: true } },
  register(context) {
    const { connection, workspace } = context;
    connection.onWorkspaceSymbol(
      guarded<WorkspaceSymbolParams, WorkspaceSymbol[]>(
        connection,
        'Search of names',
        [],
        async ({ query }, token) => {
          await workspace.known();
          return find(workspace.studies, query, token);
        },
      ),
    );
    connection.onWorkspaceSymbolResolve((symbol, token) =>
      guarded(connection, 'Place of a name', symbol, async (one: WorkspaceSymbol) => {
        const data = speakerData.safeParse(one.data);
        return data.success ? { ...one, location: await placeOfSpeaker(workspace, data.data) } : one;
      })(symbol, token),
    );
  },
};

/** The names of each study, kept while it does not change: somebody who searches types letter after letter. */
async function namesOf(study: Study, token: CancellationToken): Promise<readonly NamedThing[]> {
  const kept = keptNames(study);
  if (kept.names) return kept.names;
  const names = await gather(namedThings(study), () => token.isCancellationRequested);
  if (names) kept.names = names;
  return names ?? [];
}

const keptNames = derived(anyChange, (_study: Study): { names: readonly NamedThing[] | null } => ({
  names: null,
}));

/** Others have their turn between portions of names and after each study, so that a search whose query has changed comes to its end. */
async function find(
  folders: readonly WorkspaceStudy[],
  query: string,
  token: CancellationToken,
): Promise<WorkspaceSymbol[]> {
  const symbols: WorkspaceSymbol[] = [];
  for (const folder of folders) {
    if (token.isCancellationRequested || symbols.length >= mostSymbols) break;
    const convert = toSymbol(folder, folders.length > 1);
    const found = searchNames(await namesOf(folder.study, token), query, mostSymbols - symbols.length);
    symbols.push(...found.map(convert));
    if (folders.length > 1) await nextTurn();
  }
  return symbols;
}

/** @param withStudy true to name the study, where there are several */
function toSymbol(folder: WorkspaceStudy, withStudy: boolean): (thing: NamedThing) => WorkspaceSymbol {
  const locate = locator(folder);
  const study = withStudy ? folder.title : '';
  return (thing) => {
    const { type, label, detail, deprecated, place } = thing;
    const container = [detail, study].filter((part) => part !== '').join(' · ');
    return {
      name: label,
      kind: kinds[type],
      ...(container === '' ? {} : { containerName: container }),
      ...(deprecated ? { tags: [SymbolTag.Deprecated] } : {}),
      location: locate(thing),
      ...(type === 'speaker' && place.kind === 'transcript'
        ? { data: { uri: place.file, speaker: label } }
        : {}),
    };
  };
}

/** The icons of the codes are those they have in the outline and in a completion list. */
const kinds: Readonly<Record<NamedThing['type'], SymbolKind>> = {
  issue: symbolKinds.issue,
  fix: symbolKinds.fix,
  topic: symbolKinds.topic,
  unknown: symbolKinds.unknown,
  interview: SymbolKind.File,
  speaker: SymbolKind.Class,
};

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function locator({ codebookFile, codebookUri, study }: WorkspaceStudy): (thing: NamedThing) => Location {
  let starts: readonly number[] | null = null;
  return ({ place }) => {
    if (place.kind === 'codebook') {
      starts ??= splitLines(codebookFile?.text ?? '').starts;
      return { uri: codebookUri, range: offsetsToRange(starts, place.range) };
    }
    const coding = study.transcripts.get(place.file)?.codings.at(place.coding);
    return { uri: place.file, range: coding ? toRange(coding.at) : top };
  };
}

/** Only now the transcript is read, as of all the speakers of a study at most one is gone to. */
async function placeOfSpeaker(
  workspace: Context['workspace'],
  { uri, speaker }: z.infer<typeof speakerData>,
): Promise<Location> {
  const folder = workspace.studyOf(uri);
  const text = folder ? await workspace.textOf(uri) : null;
  if (!folder || text === null) return { uri, range: top };
  const transcript = parse(text, folder.study.vocabulary(), uri);
  const range = firstTurnOf(transcript, speaker);
  return { uri, range: range ? offsetsToRange(transcript.lineStarts, range) : top };
}
