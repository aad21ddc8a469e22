// The steps of the walkthrough that a study has behind it, ticked as VS Code does it.
import { deepEqual } from 'node:assert/strict';
import manifest from '../../../package.json';
import { holds } from '../vscode/keys';
import { filesOf, useWindow } from '../vscode/window';

describe('The walkthrough, opened in a study that has transcripts and a codebook', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });

  it('has the steps ticked for what is there and was looked at, however late it is opened', async () => {
    await window().tree('interviews');
    await window().tree('codes');
    const steps = manifest.contributes.walkthroughs.flatMap((one) => one.steps);
    const conditions = steps.map(({ id, completionEvents }) => ({
      id,
      condition:
        completionEvents.find((event) => event.startsWith('onContext:'))?.slice('onContext:'.length) ??
        'false',
    }));
    const { host } = window();
    // VS Code reads the steps when it shows them: what holds then is never ticked.
    const before = conditions.filter(({ condition }) => holds(condition, host.contexts));
    deepEqual(before, []);
    const ticked = new Set<string>();
    const set = host.contexts.set.bind(host.contexts);
    host.contexts.set = (key, value) => {
      const all = set(key, value);
      for (const { id, condition } of conditions) if (holds(condition, all)) ticked.add(id);
      return all;
    };
    host.tabs.fire({ opened: [{ input: undefined } as never], closed: [], changed: [] });
    await window().until('ticks', () => ticked.size > 0);
    deepEqual([...ticked].sort(), ['codebook', 'lookUp', 'open']);
  });
});
