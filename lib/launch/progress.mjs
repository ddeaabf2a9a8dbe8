/** How often a long step shows that it lives, where there is no terminal to redraw a line on. */
const QUIET_LIFE_MS = 10_000;
const TERMINAL_LIFE_MS = 200;

/** @param {number} since */
function elapsed(since) {
  const seconds = (performance.now() - since) / 1_000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** @param {string} mark @param {string} text @param {number} since */
function line(mark, text, since) {
  return `  ${mark} ${text.padEnd(58)} ${elapsed(since).padStart(9)}`;
}

/**
 * Does one step of the way and shows it: a line with the time it took, and signs of life while it takes long.
 * @template T
 * @param {string} title what is being done
 * @param {(say: (text: string) => void) => Promise<T>} work `say` replaces the title, once more is known
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = performance.now();
  let text = title;
  const { isTTY } = process.stdout;
  const draw = () => process.stdout.write(isTTY ? `\r\x1b[2K${line("…", text, since)}` : `${line("…", text, since)}\n`);
  if (isTTY) draw();
  const life = setInterval(draw, isTTY ? TERMINAL_LIFE_MS : QUIET_LIFE_MS);
  /** @param {string} mark */
  const end = (mark) => {
    clearInterval(life);
    process.stdout.write(`${isTTY ? "\r\x1b[2K" : ""}${line(mark, text, since)}\n`);
  };
  try {
    const result = await work((more) => {
      text = more;
    });
    end("✓");
    return result;
  } catch (error) {
    end("✗");
    throw error;
  }
}
