import { type JsonNode, jsonTree } from "./json-tree";

/** Where something stands in a text, counted from 1. */
export interface Place {
  line: number;
  column: number;
}

const beginsStep = (rest: string) => rest === "" || rest.startsWith(".") || rest.startsWith("[");

/** The property the path goes on with, by the longest name: names may hold dots themselves. */
function stepInto({ properties = [] }: JsonNode, path: string) {
  const [longest] = properties
    .filter(({ name }) => path.startsWith(name) && beginsStep(path.slice(name.length)))
    .sort((a, b) => b.name.length - a.name.length);
  return longest && { ...longest, rest: path.slice(longest.name.length) };
}

/** As far as the path leads. What is missing is the fault of what lacks it. */
function follow(node: JsonNode, path: string): number {
  const [, index, rest = ""] = /^[[.](\d+)\]?(.*)$/s.exec(path) ?? [];
  const item = node.items?.[Number(index)];
  if (item) return follow(item, rest);
  const step = stepInto(node, path.replace(/^\./, ""));
  if (!step) return node.offset;
  return step.rest === "" || !(step.value.items || step.value.properties) ? step.offset : follow(step.value, step.rest);
}

/**
 * Where in a JSON text an issue's path leads.
 * @param path from the text's root, as issues name it: `.properties.orderId.type`, `[0].name`
 * @returns the nearest place that is there; null where the text is no JSON
 */
export function placeInJson(text: string, path: string): Place | null {
  const root = jsonTree(text);
  if (!root) return null;
  const before = text.slice(0, follow(root, path)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
