// What keeps people out of a page of ours: colors that are too much alike, parts without a name or a role.
import { source as axe } from 'axe-core';
import type { FrameLocator } from 'playwright-core';
import * as z from 'zod/mini';

const finding = z.object({ id: z.string(), impact: z.string(), nodes: z.array(z.string()) });

export type Finding = z.infer<typeof finding>;

/** The themes in which pages are looked at, and by which rules: names and roles are alike in all of them. */
export const themesToLookAt = [
  ['Light Modern', 'all'],
  ['Dark Modern', 'colors'],
  ['Default High Contrast', 'colors'],
] as const;

/**
 * What axe-core finds in a page that is serious or worse.
 *
 * @param rules all, or those about colors alone
 */
export async function seriousIn(view: FrameLocator, rules: 'all' | 'colors'): Promise<Finding[]> {
  const frame = await (await view.locator('html').elementHandle())?.ownerFrame();
  if (!frame) throw new Error('The view has no page.');
  if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(axe);
  const only = rules === 'all' ? '{}' : `{ runOnly: { type: 'rule', values: ['color-contrast'] } }`;
  const said: unknown = await frame.evaluate(
    `axe.run(document, ${only}).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({
      id, impact: impact ?? '', nodes: nodes.slice(0, 3).map(({ html, any }) => html.slice(0, 120) + ' ' + any.map(({ message }) => message).join(' ')),
    })))`,
  );
  return z
    .array(finding)
    .parse(said)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical');
}
