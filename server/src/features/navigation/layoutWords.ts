import * as l10n from '@vscode/l10n';
import { quoted } from '../shared/quoted';

/**
 * How a file writes its turns, in words: “[time] Name: words”, “Name time” above “words”.
 *
 * @param layout templates, as in `Transcript.layout`
 * @returns '' where none was recognized
 */
export function layoutInWords(layout: readonly string[]): string {
  return layout
    .map(templateInWords)
    .reduce((all, one) => (all === '' ? one : l10n.t('{0} or {1}', all, one)), '');
}

function templateInWords(pattern: string): string {
  return pattern
    .split('↵')
    .map((line) => quoted(lineInWords(line.trim())))
    .reduce((upper, lower) => l10n.t('{0} above {1}', upper, lower));
}

function lineInWords(line: string): string {
  return line
    .replace('⇥', ` ⟨${l10n.t('tab')}⟩ `)
    .replace('{number}', l10n.t('number'))
    .replace('{speaker}', l10n.t('Name'))
    .replace('{time}', l10n.t('time'))
    .replace('{speech}', l10n.t('words'));
}
