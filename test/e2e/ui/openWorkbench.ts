// A workbench for interface tests and screenshots: the real VS Code in a browser, on a copy of a folder.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { startHost } from '../host/launch.mjs';
import { quiet, writeSettings } from '../vscode.mjs';
import { Hands } from './hands';

const root = path.resolve(__dirname, '../../..');
const handsExtension = path.join(__dirname, '../host/hands');

export interface Workbench {
  /** The page that shows the workbench, for everything the functions below do not do. */
  readonly page: Page;
  /** The copy of the folder that is open: tests may change it as they like. */
  readonly folder: string;
  /** What is done in VS Code without keyboard and mouse. */
  readonly hands: Hands;
  /** Where VS Code keeps its settings, state and logs. */
  readonly userDataDir: string;
  /** Ends VS Code and removes the copy. */
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** The folder to open a copy of. */
  readonly folder: string;
  /** The folder of another build of the extension; that of this source tree where left out. */
  readonly extension?: string;
  /** Changes the copy before it is opened. */
  readonly prepare?: (copy: string) => void;
  /** A .code-workspace file to open instead, by its path from the copy. */
  readonly workspaceFile?: string;
  /** More user settings, beside those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A colour theme by its name, such as `Light Modern`; `Dark Modern` where left out. */
  readonly theme?: string;
  /** The language in which extensions speak, such as `de`; English where left out. */
  readonly language?: string;
  /** Extensions of VS Code itself beside the few that are always there, such as `markdown-language-features`. */
  readonly builtins?: readonly string[];
  readonly size?: { readonly width: number; readonly height: number };
}

const hands = new WeakMap<Page, Hands>();

/** The hands in the workbench of a page; undefined where it has none, as in VS Code for the Web. */
export function handsOf(page: Page): Hands | undefined {
  return hands.get(page);
}

/** A VS Code server and a browser in which workbenches open, one at a time, on one folder whose files change between them. */
export class Host {
  private constructor(
    private readonly host: Awaited<ReturnType<typeof startHost>>,
    private readonly temporary: string,
    private readonly hands: Hands,
    readonly userDataDir: string,
  ) {}

  /** Starts both. The settings are those of `options`. */
  static async start(options: WorkbenchOptions): Promise<Host> {
    const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-ui-'));
    const userDataDir = path.join(temporary, 'user-data');
    writeSettings(userDataDir, settingsOf(options));
    const own = new Hands(path.join(temporary, 'hands'));
    await own.listen();
    const host = await startHost({
      userDataDir,
      extensionsDir: path.join(temporary, 'extensions'),
      logFile: path.join(
        process.env.MARGINALIA_ARTIFACTS ?? temporary,
        `host${process.env.MARGINALIA_WORKER ?? ''}.log`,
      ),
      builtins: [handsExtension, ...(options.builtins ?? [])],
      // The shell is asked for its environment, and may have much to say.
      env: { MARGINALIA_HANDS: own.address, SHELL: '/bin/sh' },
    });
    return new Host(host, temporary, own, userDataDir);
  }

  /** A place for the folder that a workbench shows, and for what lies beside it. */
  folderOf(place: string, name: string): string {
    return path.join(this.temporary, 'opened', place, name);
  }

  /** Shows a workbench with the extension (its built bundles), as somebody sees it who never had one. */
  async open(options: WorkbenchOptions, folder: string): Promise<Workbench> {
    const open = async () => {
      const page = await this.host.open({
        folder,
        ...(options.workspaceFile ? { workspaceFile: path.join(folder, options.workspaceFile) } : {}),
        developmentPath: options.extension ?? root,
        ...(options.language ? { language: options.language } : {}),
        viewport: sizeOf(options),
      });
      hands.set(page, this.hands);
      return page;
    };
    const page = await this.hands.anew(open);
    const close = async () => {
      // A page that is left says so to the server, which ends its extension host; one that is closed is waited for.
      await page.goto('about:blank');
      await page.context().close();
    };
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return { page, folder, hands: this.hands, userDataDir: this.userDataDir, close };
  }

  async close(): Promise<void> {
    await this.host.close();
    this.hands.close();
    fs.rmSync(this.temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Opens VS Code on a copy of a folder, for one workbench alone. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const host = await Host.start(options);
  const folder = host.folderOf('1', path.basename(options.folder));
  fs.cpSync(options.folder, folder, { recursive: true });
  options.prepare?.(folder);
  try {
    return { ...(await host.open(options, folder)), close: () => host.close() };
  } catch (error) {
    await host.close();
    throw error;
  }
}

/** All settings of the user. */
export function settingsOf({ theme, settings }: WorkbenchOptions): Record<string, unknown> {
  return {
    ...quiet,
    // In a browser files save themselves; the tests save by hand, as people do on a desktop.
    'files.autoSave': 'off',
    'workbench.colorTheme': theme ?? 'Dark Modern',
    ...settings,
  };
}

export function sizeOf({ size }: WorkbenchOptions): { width: number; height: number } {
  return size ?? { width: 1280, height: 800 };
}
