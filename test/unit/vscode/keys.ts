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
  const flat = condition.replace(/\(([^()]*)\)/g, (_all, inner: string) => String(holds(inner, context)));
  return flat.split('||').some((part) => part.split('&&').every((term) => termHolds(term.trim(), context)));
}

function termHolds(term: string, context: ReadonlyMap<string, unknown>): boolean {
  if (term === 'true' || term === 'false') return term === 'true';
  if (term.startsWith('!')) return !context.get(term.slice(1));
  const [key = '', sign, value] = term.split(/\s+/);
  if (sign === '==') return String(context.get(key)) === value;
  if (sign === '!=') return String(context.get(key)) !== value;
  return Boolean(context.get(key));
}
