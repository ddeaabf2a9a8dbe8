/** Boxes whose centres are this close in height stand on one line. */
const SAME_LINE = 6;

interface Spot {
  box: HTMLElement;
  x: number;
  y: number;
}

function spotsOf(container: HTMLElement): Spot[] {
  return [...container.querySelectorAll<HTMLElement>('[role="checkbox"]')].map((box) => {
    const { left, top, width, height } = box.getBoundingClientRect();
    return { box, x: left + width / 2, y: top + height / 2 };
  });
}

/** How far a spot lies ahead in a direction, and how far off its line; null where it is not ahead. */
function distance(from: Spot, to: Spot, key: string): [number, number] | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (key === "ArrowDown" || key === "ArrowUp") {
    const ahead = key === "ArrowDown" ? dy : -dy;
    return ahead > SAME_LINE ? [ahead, Math.abs(dx)] : null;
  }
  const ahead = key === "ArrowRight" ? dx : -dx;
  return ahead > SAME_LINE && Math.abs(dy) <= SAME_LINE ? [ahead, Math.abs(dy)] : null;
}

/**
 * The checkbox that an arrow leads to, by where the boxes stand on the screen: so that one rule serves the tree and the
 * matrix, one column or two. Of those on the nearest line the one nearest to straight ahead.
 */
export function nextBox(container: HTMLElement, from: HTMLElement, key: string): HTMLElement | null {
  const spots = spotsOf(container);
  const start = spots.find((spot) => spot.box === from);
  if (!start) return null;
  const ahead = spots.flatMap((spot) => {
    const found = distance(start, spot, key);
    return found ? [{ box: spot.box, ahead: found[0], aside: found[1] }] : [];
  });
  const nearest = Math.min(...ahead.map((spot) => spot.ahead));
  const line = ahead.filter((spot) => spot.ahead <= nearest + SAME_LINE);
  return line.sort((a, b) => a.aside - b.aside)[0]?.box ?? null;
}
