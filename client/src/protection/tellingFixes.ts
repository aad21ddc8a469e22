import type { Middleware } from 'vscode-languageclient';
import { tellOwnEdit } from '../server/tellOwnEdit';

/** Tells what quick fixes would change, as VS Code makes them without telling anybody whose they are. */
export const tellingFixes: Middleware = {
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    for (const action of actions ?? []) if ('edit' in action) tellOwnEdit(action.edit);
    return actions;
  },
  async resolveCodeAction(action, token, next) {
    const resolved = await next(action, token);
    tellOwnEdit(resolved?.edit);
    return resolved;
  },
};
