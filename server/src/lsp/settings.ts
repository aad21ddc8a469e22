import {
  type ClientCapabilities,
  ConfigurationRequest,
  type Connection,
  DidChangeConfigurationNotification,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import { readLevels } from '../features/diagnostics/severities';
import { unasked } from './guard';

/** What fits the schema, and a default for all else. As `z.catch`, which brings 10 KB along that nothing here needs. */
function orElse<S extends z.ZodMiniType>(schema: S, fallback: () => z.infer<S>) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value): z.infer<S> => {
      const { success, data } = schema.safeParse(value);
      return success ? data : fallback();
    }),
  );
}

/** A group of settings. One that is absent, or is no group at all, has the defaults of all that belongs into it. */
function group<S extends z.core.$ZodLooseShape>(shape: S) {
  const schema = z.object(shape);
  return orElse(schema, () => schema.parse({}));
}

/**
 * What the user can set of the server, named as in package.json behind `marginalia.`, which a test holds to this. A
 * value that makes no sense is as good as none: the default stands in for it, and the others still count.
 */
const settingsSchema = group({
  codebook: group({
    /** Whether the counts of each code are shown above its entry. */
    codeLens: orElse(z.boolean(), () => true),
  }),
  diagnostics: group({
    /** How severe a finding is, by its code, where the user wants it otherwise. */
    severity: z.pipe(
      orElse(z.record(z.string(), z.unknown()), () => ({})),
      z.transform(readLevels),
    ),
  }),
  hover: group({
    /** Whether the first words of a passage show its codes. */
    passages: orElse(z.boolean(), () => false),
  }),
  reshaping: group({
    /** Whether the codebook gets a line about each renaming by F2. */
    history: orElse(z.boolean(), () => false),
  }),
});
export type Settings = z.infer<typeof settingsSchema>;

/**
 * Reads what an editor knows under `marginalia`. Never fails.
 *
 * @param value outside data; anything will do
 */
export function readSettings(value: unknown): Settings {
  return settingsSchema.parse(value);
}

/**
 * The user's settings as they are now: the defaults until the editor has told them, and for an editor that has
 * none to tell.
 */
export class LiveSettings {
  private values = readSettings({});
  private readonly listeners: (() => void)[] = [];

  get current(): Settings {
    return this.values;
  }

  /** Tells that `current` is not what it was. */
  onDidChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Asks the editor for the settings, now and whenever it says that they have changed. To be called once it is ready for requests. */
  follow(connection: Connection, { workspace }: ClientCapabilities): void {
    const { console } = connection;
    const asks = workspace?.configuration === true;
    const ask = async () => {
      try {
        if (asks) this.take(settingsIn(await connection.sendRequest(ConfigurationRequest.type, question)));
      } catch (error) {
        console.error(`The settings could not be read: ${error instanceof Error ? error.message : error}`);
      }
    };
    // An editor that cannot be asked sends the settings along with the news.
    connection.onDidChangeConfiguration(({ settings }) =>
      asks ? ask() : this.take(pushedSettings.parse(settings)?.marginalia),
    );
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true)
      unasked(console, 'Following the settings', () =>
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'marginalia' }),
      );
    void ask();
  }

  private take(value: unknown): void {
    const before = JSON.stringify(this.values);
    this.values = readSettings(value);
    if (JSON.stringify(this.values) !== before) for (const listener of this.listeners) listener();
  }
}

const question = { items: [{ section: 'marginalia' }] };

/**
 * Finds our settings in an editor's answer. It should be a list with one part for each question, but editors leave out parts
 * that they have nothing for, answer with their settings of everything, or with the part alone. So an answer is
 * taken by what it is.
 *
 * @param answer outside data; anything will do
 */
export function settingsIn(answer: unknown): unknown {
  for (const part of Array.isArray(answer) ? answer : [answer]) {
    const all = z.object({ marginalia: z.unknown() }).safeParse(part);
    const own = all.success ? all.data.marginalia : part;
    if (isOwn(own)) return own;
  }
  return null;
}

/** True for what has at least one of our groups of settings. */
function isOwn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(readSettings({})).some((name) => Object.hasOwn(value, name));
}

/** The settings of all languages, as `workspace/didChangeConfiguration` brings them. */
const pushedSettings = orElse(z.nullish(z.object({ marginalia: z.unknown() })), () => null);
