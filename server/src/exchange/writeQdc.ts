// A codebook in the form of REFI-QDA, in a project and as a file of its own (.qdc).

import * as l10n from '@vscode/l10n';
import type { Code, Codebook } from '../codebook/codebook';
import { Refusal } from '../codebook/refusal';
import { grouped } from '../transcript/grouped';
import { writeCodeDescription } from './codeDescription';
import { type ExportedStudy, uniqueCodes } from './exported';
import { element, escapedText, xmlHead } from './markup';
import { uuidOf } from './uuid';

/** Who wrote a file, as it says in it. It is read back in Marginalia's own way then. */
export const originOfExports = 'Marginalia';

/** The id of a code in all files of a study and of others that have a code of that name. */
export function codeGuid(label: string): string {
  return uuidOf('code', label);
}

/** The element `Codes` with all codes, those under others within them; '' for none. */
export function refiCodesElement(all: readonly Code[]): string {
  // Of two codes with one label the first counts. Each stands behind what it is under, so that nothing is under itself.
  const codes = uniqueCodes(all);
  const labels = new Set(codes.map(({ label }) => label));
  const below = grouped(codes, ({ parent }) => (parent !== null && labels.has(parent) ? parent : null));
  const codesUnder = (parent: string | null): string[] =>
    (below.get(parent) ?? []).map((code) => codeElement(code, codesUnder(code.label)));
  return codes.length === 0 ? '' : element('Codes', {}, ...codesUnder(null));
}

function codeElement(code: Code, below: readonly string[]): string {
  const { label, codable, color } = code;
  const description = writeCodeDescription(code);
  return element(
    'Code',
    { guid: codeGuid(label), name: label, isCodable: String(codable), color },
    ...(description === '' ? [] : [element('Description', {}, escapedText(description))]),
    ...below,
  );
}

/**
 * A codebook by itself, for every program that reads REFI-QDA.
 *
 * @param codes those that go out: all of `ExportedStudy.codes`, or the codebook's own
 * @throws Refusal where there is no code, as the format has no such codebook
 */
export function writeQdc({ codes }: Pick<ExportedStudy | Codebook, 'codes'>): Uint8Array<ArrayBuffer> {
  if (codes.length === 0)
    throw new Refusal(l10n.t('There are no codes yet, so there is no codebook to export.'));
  const attributes = { xmlns: 'urn:QDA-XML:codebook:1.0', origin: originOfExports };
  return new TextEncoder().encode(`${xmlHead}${element('CodeBook', attributes, refiCodesElement(codes))}\n`);
}
