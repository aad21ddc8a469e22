import type { Node } from 'yaml';
import { isCollection, isPair } from 'yaml';
import { readYaml, type YamlDocument, type YamlLimits } from '../transcript/yamlReading';

/** Two collections for each level of codes. How large a file may be is decided where it is read. */
export const codebookLimits: YamlLimits = { length: Number.POSITIVE_INFINITY, depth: 400, aliases: 10_000 };

/** Reads codebook.yaml as YAML. Never throws; ranges are UTF-16 offsets in `text`. */
export function parseYaml(text: string): YamlDocument {
  return readYaml(text, codebookLimits);
}

/** Every node of a document, keys included, in no particular order. */
export function* nodesOf(root: Node | null): Generator<unknown> {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isPair(node)) stack.push(node.key, node.value);
    else yield node;
    if (isCollection(node)) for (const item of node.items) stack.push(item);
  }
}
