import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';

const root = path.resolve(__dirname, '../../..');

const step = z.object({
  id: z.string(),
  media: z.object({ image: z.record(z.string(), z.string()), altText: z.string() }),
  completionEvents: z.array(z.string()),
});
const { contributes } = z
  .object({
    contributes: z.object({ walkthroughs: z.array(z.object({ id: z.string(), steps: z.array(step) })) }),
  })
  .parse(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')));
const [walkthrough, ...others] = contributes.walkthroughs;

describe('The walkthrough', () => {
  it('is the one that Get Started opens', () => {
    const command = fs.readFileSync(path.join(root, 'client/src/study/studyCommands.ts'), 'utf8');
    ok(walkthrough && command.includes(`#${walkthrough.id}`));
    deepEqual(others, []);
  });

  it('has five steps, each with pictures for every kind of theme, words for them, and an end', () => {
    equal(walkthrough?.steps.length, 5);
    for (const { id, media, completionEvents } of walkthrough?.steps ?? []) {
      deepEqual(Object.keys(media.image).sort(), ['dark', 'hc', 'hcLight', 'light'], id);
      for (const picture of Object.values(media.image)) ok(fs.existsSync(path.join(root, picture)), picture);
      ok(media.altText !== '' && completionEvents.length > 0, id);
    }
  });

  it('asks for what holds for a moment only, as VS Code never looks again at what held before it was read', () => {
    for (const { id, completionEvents } of walkthrough?.steps ?? []) {
      const [condition, ...others] = completionEvents.filter((event) => event.startsWith('onContext:'));
      ok(condition?.endsWith(' && marginalia.ticking'), id);
      deepEqual(others, []);
    }
  });
});
