import * as l10n from '@vscode/l10n';
import type { Command } from 'vscode-languageserver';
import { addSpeakers } from '../codebook/edit';
import { Refusal, unlessRefused } from '../codebook/refusal';
import type { Fix } from '../features/diagnostics/fix';
import { namesFound, waysOfWriting } from '../features/diagnostics/waysOfWriting';
import { layoutInWords } from '../features/navigation/layoutWords';
import { attributeEdit } from '../features/shared/attributes';
import type { FileChange } from '../protocol/change';
import { transcriptLayoutRequest } from '../protocol/layout';
import * as messages from '../protocol/speaking';
import { type Context, type OpenFile, openFile } from './context';
import type { Feature } from './feature';
import { answer } from './guard';
import { fileChange } from './proposed';

/** A menu of fixes has room for so many answers. */
const mostAnswers = 3;

/** How a transcript is written and who speaks in it, where it could not be told: what may be, and how to say it. */
export const speakingFeature: Feature = {
  register(context) {
    const { connection } = context;
    answer(connection, messages.waysOfWritingRequest, null, async (params) => {
      const open = await openFile(context, params);
      if (!open) return null;
      return waysOfWriting(open);
    });
    answer(connection, messages.namesFoundRequest, null, async (params) => {
      const open = await openFile(context, params);
      return open && namesFound(open);
    });
    answer(connection, messages.listSpeakersRequest, null, async ({ uri, names }) => {
      const open = await openFile(context, { uri });
      if (!open) return null;
      const found = await speakersChange(context, open, names);
      return { change: { title: l10n.t('List {0} as speakers', names.join(', ')), files: [found] } };
    });
  },
};

/** The command of our client that asks, and then changes what has to be. */
export function askingCommand(title: string, about: 'layout' | 'speakers', uri: string): Command {
  const command = about === 'layout' ? 'marginalia.sayLayout' : 'marginalia.saySpeakers';
  return { title, command, arguments: [uri] };
}

/** What can be answered to a question, as fixes: the best ways of writing, or all names that are likely. */
export function answersTo(open: OpenFile, about: 'layout' | 'speakers'): Fix[] {
  const { transcript } = open;
  const { codebookFile } = open.folder;
  if (about === 'layout')
    return waysOfWriting(open)
      .slice(0, mostAnswers)
      .flatMap(({ template }) => {
        const edit = unlessRefused(() => attributeEdit(transcript, 'layout', template));
        const title = l10n.t('Say how this transcript is written: {0}', template);
        return edit === null ? [] : [{ title, preferred: false, change: { kind: 'text', edit } as const }];
      });
  const names = namesFound(open)
    .filter(({ likely }) => likely)
    .map(({ name }) => name);
  if (names.length === 0) return [];
  const title = l10n.t('These are the speakers: {0}', names.join(', '));
  if (codebookFile)
    return [{ title, preferred: false, change: { kind: 'codebook', speakers: names } as const }];
  const edit = unlessRefused(() => frontMatterEdit(transcript, names));
  return edit === null ? [] : [{ title, preferred: false, change: { kind: 'text', edit } as const }];
}

function frontMatterEdit(transcript: OpenFile['transcript'], names: readonly string[]) {
  const listed = transcript.frontMatter?.values.get('speakers');
  const whole = [...(listed === undefined ? [] : [listed]), ...names].join(', ');
  return attributeEdit(transcript, 'speakers', whole);
}

async function speakersChange(
  context: Context,
  { file: uri, folder, transcript }: OpenFile,
  names: readonly string[],
): Promise<FileChange> {
  const book = folder.codebookFile?.uri;
  if (book === undefined) {
    const edit = frontMatterEdit(transcript, names);
    return fileChange(context, uri, transcript.text, [edit]);
  }
  // The codebook is read as it is at this moment: somebody else may just have changed it on the disk.
  const text = await context.workspace.textOf(book);
  const edit = text === null ? null : addSpeakers(text, names);
  if (text !== null && edit !== null) return fileChange(context, book, text, [edit]);
  throw new Refusal(
    l10n.t('The codebook cannot be changed as it stands. Put right what is wrong in it first.'),
  );
}

/** How an open transcript is read, for whoever wonders who speaks in it. */
export const layoutFeature: Feature = {
  register(context) {
    answer(context.connection, transcriptLayoutRequest, null, async ({ uri }) => {
      const open = await openFile(context, { uri });
      return open && { words: layoutInWords(open.transcript.layout) };
    });
  },
};
