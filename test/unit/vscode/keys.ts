// Which command a key runs, by the keybindings of package.json and their conditions.
import * as z from 'zod/mini';
import manifest from '../../../package.json';

const bindings = z
  .array(
    z.object({
      key: z.string(),
      command: z.string(),
      when: z.string(),
      args: z.optional(z.unknown()),
    }),
  )
  .parse(manifest.contributes.keybindings);

/** The command of a key, such as `ctrl+k t`, with its argument; undefined where the extension has none for it. */
export function commandOf(
  key: string,
  context: ReadonlyMap<string, unknown>,
): { readonly command: string; readonly args?: unknown } | undefined {
  const [only, ...others] = bindings.filter((one) => one.key === key && holds(one.when, context));
  if (others.length > 0) throw new Error(`${key} has several commands here.`);
  return only;
}

/** Whether a condition of package.json holds. */
export function holds(condition: string, context: ReadonlyMap<string, unknown>): boolean {
  // What is between the slashes of a pattern is nothing of the condition's own.
  const plain = condition.replace(
    /([\w.]+) =~ \/((?:[^/\\]|\\.)*)\//g,
    (_all, key: string, pattern: string) => String(new RegExp(pattern).test(String(context.get(key)))),
  );
  const flat = plain.replace(/\(([^()]*)\)/g, (_all, inner: string) => String(holds(inner, context)));
  return flat.split('||').some((part) => part.split('&&').every((term) => termHolds(term.trim(), context)));
}

function termHolds(term: string, context: ReadonlyMap<string, unknown>): boolean {
  if (term === 'true' || term === 'false') return term === 'true';
  if (term.startsWith('!')) return !context.get(term.slice(1));
  const [, key = '', sign, quoted] = /^(\S+)(?: (\S+) (.+))?$/.exec(term) ?? [];
  const value = quoted?.replace(/^'(.*)'$/, '$1');
  if (sign === '==') return String(context.get(key)) === value;
  if (sign === '!=') return String(context.get(key)) !== value;
  return Boolean(context.get(key));
}
