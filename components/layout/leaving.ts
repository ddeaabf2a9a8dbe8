/** Asks whether to leave what is not saved, and goes on if so. */
type Ask = (go: () => void) => void;

let guard: Ask | null = null;

/** From now on `ask` stands before every way out that a component takes by itself. @returns ends that */
export function guardLeaving(ask: Ask): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = null;
  };
}

/** For what leads to another page without a link: it goes there, or asks first where something is not saved. */
export function leaveFor(go: () => void): void {
  if (guard) guard(go);
  else go();
}
