import * as vscode from 'vscode';
import {
  attributesRequest,
  type KnownAttribute,
  setAttributeRequest,
} from '../../../server/src/protocol/attributes';
import { applyChange } from '../server/applyChange';
import type { Server } from '../server/server';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import { pickedItem } from '../ui/pickedItem';

interface Offer extends vscode.QuickPickItem {
  readonly value: string;
}

/**
 * Asks for attributes of the interview in the editor, one after the other until the user has enough, and writes
 * each into the front matter. Each can be undone for itself.
 */
export async function addAttributes(server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  const uri = document.uri.toString();
  for (let last = ''; ; ) {
    const known = await server.request(attributesRequest, { uri });
    if (!known) return sayNoAnswer();
    const title = vscode.l10n.t('Attributes of {0}', known.interview);
    const key = await pickOrType({
      title,
      placeholder: vscode.l10n.t('An attribute, or the name of a new one. Escape ends.'),
      offers: known.known.filter((one) => one.key !== last).map(keyOffer),
      typed: (text) => vscode.l10n.t('New attribute “{0}”', text),
    });
    if (key === undefined) return;
    const values = known.known.find((one) => one.key === key);
    const value = await pickOrType({
      title: vscode.l10n.t('{0}: {1}', title, key),
      placeholder: vscode.l10n.t('A value of {0}, or a new one', key),
      offers: values?.values.map(valueOffer) ?? [],
      typed: (text) => vscode.l10n.t('Write “{0}”', text),
    });
    if (value === undefined) continue;
    if (!(await write(server, document, key, value))) return;
    last = key;
  }
}

function keyOffer({ key, value, files }: KnownAttribute): Offer {
  const used =
    files === 0 ? '' : files === 1 ? vscode.l10n.t('in 1 file') : vscode.l10n.t('in {0} files', files);
  const now = value === null ? '' : vscode.l10n.t('now: {0}', value);
  return { label: key, description: [now, used].filter((part) => part !== '').join(' · '), value: key };
}

function valueOffer({ value, files }: KnownAttribute['values'][number]): Offer {
  const description = files === 1 ? vscode.l10n.t('in 1 file') : vscode.l10n.t('in {0} files', files);
  return { label: value, description, value };
}

/** @returns false when nothing was written, which the user is told */
async function write(
  server: Server,
  document: vscode.TextDocument,
  key: string,
  value: string,
): Promise<boolean> {
  const version = document.version;
  const uri = document.uri.toString();
  const answer = await server.request(setAttributeRequest, { uri, key, value });
  if (!answer) {
    sayNoAnswer();
    return false;
  }
  if ('refused' in answer) {
    void vscode.window.showErrorMessage(withoutLinks(answer.refused));
    return false;
  }
  return applyChange({ title: key, files: [{ uri, version, edits: [answer.edit] }] }, false);
}

interface Choice {
  readonly title: string;
  readonly placeholder: string;
  readonly offers: readonly Offer[];
  /** What the row says that takes the text just as it was typed. */
  typed(text: string): string;
}

/** A list in which what was typed can be chosen, too. */
async function pickOrType({ title, placeholder, offers, typed }: Choice): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<Offer>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.items = offers;
  picker.onDidChangeValue((text) => {
    const value = text.trim();
    const isOffered = value === '' || offers.some((offer) => offer.value === value);
    const own: Offer = { label: typed(value), value, alwaysShow: true };
    picker.items = isOffered ? offers : [...offers, own];
  });
  return (await pickedItem(picker))?.value;
}
