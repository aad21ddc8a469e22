import type { Server } from '../server/server';
import type { CodePicker } from './codePicker';
import { choicesFor, code } from './coder';
import { describeNewCodes } from './newCode';
import type { RecentCodes } from './recentCodes';
import { currentTarget } from './target';

/**
 * Lets the user choose codes for the passages at the cursors, or for the selected words, and makes all of it one
 * change. While the list is open, the same command ticks a code in it.
 */
export async function codeThePassage(server: Server, picker: CodePicker, recent: RecentCodes): Promise<void> {
  if (picker.isOpen) return picker.tickActive();
  const target = currentTarget();
  if (!target) return;
  const asking = choicesFor(server, target);
  const ticks = await picker.choose(asking, recent.labels);
  const offer = await asking;
  if (!ticks || !offer) return;
  const newCodes = await describeNewCodes(offer, ticks.create);
  if (newCodes) await code(server, recent, target, { add: ticks.add, remove: ticks.remove, newCodes });
}
