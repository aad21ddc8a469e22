import type { Middleware } from 'vscode-languageclient';
import { rememberAllOwn } from '../server/ownEdits';

/** Remembers what quick fixes would change, as VS Code makes them without telling anybody whose they are. */
export const rememberFixes: Middleware = {
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    for (const action of actions ?? []) if ('edit' in action) rememberAllOwn(action.edit);
    return actions;
  },
  async resolveCodeAction(action, token, next) {
    const resolved = await next(action, token);
    rememberAllOwn(resolved?.edit);
    return resolved;
  },
};
