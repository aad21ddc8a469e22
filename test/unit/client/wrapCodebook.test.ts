// The lines of codebook.yaml, which no setting of ours can wrap without wrapping those of all other YAML.
import { deepEqual, equal } from 'node:assert/strict';
import manifest from '../../../package.json';
import { holds } from '../vscode/keys';
import { useWindow } from '../vscode/window';

describe('Wrapping the lines of the codebook', () => {
  const window = useWindow({
    files: { 'codebook.yaml': 'codes:\n  - code: Data-loss\n', 'a.txt': 'Maria: Yes.\n' },
  });
  const offers = manifest.contributes.menus['editor/title'].filter(
    ({ command }) => command === 'marginalia.wrapCodebook',
  );

  it('is offered above a codebook while they are not wrapped, and above nothing else', () => {
    const isOffered = (file: string, isWrapped: boolean) => {
      const context = new Map<string, unknown>([
        ['resourceFilename', file],
        ['editorWordWrap', isWrapped],
      ]);
      return offers.some(({ when }) => holds(when, context));
    };
    equal(isOffered('codebook.yaml', false), true);
    equal(isOffered('codebook.yaml', true), false);
    equal(isOffered('other.yaml', false), false);
  });

  it('is done by VS Code, in the editor alone: no setting is written', async () => {
    const { host } = window();
    const before = [...host.settings];
    await window().run('marginalia.wrapCodebook');
    equal(host.ran.at(-1)?.[0], 'editor.action.toggleWordWrap');
    deepEqual([...host.settings], before);
  });
});
