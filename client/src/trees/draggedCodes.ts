import type * as vscode from 'vscode';
import * as z from 'zod/mini';

/** What a drag of codes carries: their labels, as JSON. */
export const draggedCodes = 'application/vnd.marginalia.codes';

const labels = z.array(z.string());

/** The labels of the codes that are dropped; null when something else is. */
export async function droppedCodes(dataTransfer: vscode.DataTransfer): Promise<string[] | null> {
  const dragged = await dataTransfer.get(draggedCodes)?.asString();
  return dragged === undefined ? null : labels.parse(JSON.parse(dragged));
}
