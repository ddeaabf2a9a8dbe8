export interface Series {
  title: string;
  points: { x: number; y: number }[];
}

// Drawn by hand: the portal's chart library draws in a browser only, and this is a dozen bars.
const WIDTH = 340;
const HEIGHT = 220;
const TOP = 48;
const BASE = HEIGHT - 32;
const LEFT = 16;
const BAR = 56;
/** Readable on white and on black: docs are read on both. */
const INK = "#7a7f87";
const ACCENT = "#3b82f6";

const text = (x: number, y: number, size: number, content: string) =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" fill="${INK}">${content}</text>`;

function panel({ title, points }: Series, scale: number): string {
  const step = (WIDTH - 2 * LEFT) / points.length;
  const bars = points.map(({ x, y }, i) => {
    const middle = LEFT + step * (i + 0.5);
    const height = Math.round(y * scale);
    const bar = `<rect x="${middle - BAR / 2}" y="${BASE - height}" width="${BAR}" height="${height}" rx="2" fill="${ACCENT}"/>`;
    return bar + text(middle, BASE - height - 8, 13, y.toFixed(2)) + text(middle, BASE + 20, 12, x.toLocaleString("en"));
  });
  const axis = `<line x1="${LEFT}" x2="${WIDTH - LEFT}" y1="${BASE}" y2="${BASE}" stroke="${INK}" stroke-opacity="0.5"/>`;
  return `${text(WIDTH / 2, 20, 14, title)}${axis}${bars.join("")}`;
}

/** @returns an SVG with a panel for each series, two in a row, all to one scale */
export function plot(series: Series[]): string {
  const most = Math.max(...series.flatMap(({ points }) => points.map(({ y }) => y)));
  const panels = series.map((one, i) => {
    const place = `translate(${(i % 2) * WIDTH} ${Math.floor(i / 2) * HEIGHT})`;
    return `<g transform="${place}">${panel(one, (BASE - TOP) / most)}</g>`;
  });
  const [width, height] = [2 * WIDTH, Math.ceil(series.length / 2) * HEIGHT];
  const title = "Drain rate as a share of the bare loop's";
  const font = 'font-family="system-ui, sans-serif"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ${font}><title>${title}</title>${panels.join("")}</svg>\n`;
}
