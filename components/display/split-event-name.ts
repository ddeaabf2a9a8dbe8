const TAIL_OF_UNDOTTED = 8;

/** An event name as what may be cut and what always stays: `["invoices.write", ".successful"]`. */
export function splitEventName(name: string): [cut: string, tail: string] {
  const dot = name.lastIndexOf(".");
  const at = dot > 0 ? dot : Math.max(0, name.length - TAIL_OF_UNDOTTED);
  return [name.slice(0, at), name.slice(at)];
}
