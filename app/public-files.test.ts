import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { config } from "@/proxy";

const PUBLIC = path.resolve(import.meta.dirname, "../public");
const read = (file: string) => readFileSync(path.join(PUBLIC, file), "utf8");

/** Width and height as the header of a PNG has them. */
function sizeOf(file: string): string {
  const bytes = readFileSync(path.join(PUBLIC, file));
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test("search engines are asked to stay away", () => {
  expect(read("robots.txt")).toMatch(/^User-agent: \*\nDisallow: \/$/m);
});

test("the manifest's icons are there, in the sizes it names", () => {
  const { icons } = JSON.parse(read("manifest.webmanifest")) as { icons: { src: string; sizes: string }[] };
  expect(icons.length).toBeGreaterThan(0);
  for (const { src, sizes } of icons) expect(sizeOf(src)).toBe(sizes);
});

test("the layout links a manifest that is there", () => {
  const [, manifest = ""] = readFileSync(path.join(import.meta.dirname, "layout.tsx"), "utf8").match(/manifest: "\/([^"]+)"/) ?? [];
  expect(existsSync(path.join(PUBLIC, manifest))).toBe(true);
  expect(manifest).not.toBe("");
});

test("the proxy leaves static files alone", () => {
  const passes = new RegExp(`^${config.matcher}$`);
  for (const file of [...readdirSync(PUBLIC), "icon.svg"]) expect(`/${file}`, file).not.toMatch(passes);
  for (const page of ["/", "/sign-in", "/robots.txt/page"]) expect(page).toMatch(passes);
});
