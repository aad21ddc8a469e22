import type { Disposable } from 'vscode';

/** Something to be done a little later, once, however often it is asked for. */
export interface Later extends Disposable {
  ask(): void;
}

/** Acts when nobody has asked for `wait` milliseconds. For what follows the user's hands. */
export function whenQuiet(wait: number, act: () => void): Later {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ask() {
      clearTimeout(timer);
      timer = setTimeout(act, wait);
    },
    dispose: () => clearTimeout(timer),
  };
}

/** Acts `wait` milliseconds after it was first asked, also while more ask. For what must not lag behind for long. */
export function soon(wait: number, act: () => void): Later {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined;
        act();
      }, wait);
    },
    dispose: () => clearTimeout(timer),
  };
}
