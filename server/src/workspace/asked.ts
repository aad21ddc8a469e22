import type { Asking } from '../features/shared/asking';
import type { Workspace } from './workspace';

/** Does work that asks for files, with what the editor shows of them, else with what the disk holds. */
export async function asked<T>(workspace: Workspace, asking: Asking<T>): Promise<T> {
  let step = asking.next();
  while (!step.done) step = asking.next(await workspace.textOf(step.value));
  return step.value;
}
