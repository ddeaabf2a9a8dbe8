import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FOLDERS = ["app", "components", "e2e", "inngest", "lib", "prisma/seed"];
const MAX_LINES = 250;
const MAX_DEPTH = 8;

function sourceFiles(directory: string): string[] {
  return readdirSync(path.join(ROOT, directory), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

const files = [...FOLDERS.filter((folder) => existsSync(path.join(ROOT, folder))).flatMap(sourceFiles), "server.ts"];

it("looks at the whole tree", () => expect(files.length).toBeGreaterThan(200));

it(`keeps files within ${MAX_LINES} lines; the catalogue's records and tests may be longer`, () => {
  const long = files
    .filter((file) => !/\.(test|spec)\.tsx?$|\/records\/|tokens\.css$/.test(file))
    .map((file) => ({ file, lines: readFileSync(path.join(ROOT, file), "utf8").split("\n").length }))
    .filter(({ lines }) => lines > MAX_LINES);
  expect(long).toEqual([]);
});

it("has no drawers: a file's name says what is in it", () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|types|manager|processor)(\.[a-z]+)?(\/|$)/.test(file))).toEqual([]);
});

it(`keeps paths within ${MAX_DEPTH} segments`, () => {
  expect(files.filter((file) => file.split("/").length > MAX_DEPTH)).toEqual([]);
});

/** Paths below our folders, in backquotes or as a link's or picture's target; folders of routes have names in brackets. */
const NAMED_PATH =
  /`((?:app|components|docs|e2e|inngest|lib|prisma)\/[^`\s]+)`|\]\(((?:app|components|docs|e2e|inngest|lib|prisma)\/(?:[^()\s]|\([^()\s]*\))+)\)/g;
const DOCUMENTS = ["README.md", "ARCHITECTURE.md", "SECURITY.md", "CONTRIBUTING.md"];

it.each(DOCUMENTS)("%s names paths that are there", (document) => {
  const named = [...readFileSync(path.join(ROOT, document), "utf8").matchAll(NAMED_PATH)].map(
    ([, quoted, linked]) => quoted ?? linked ?? "",
  );
  expect(named.length).toBeGreaterThan(5);
  // Of `lib/api/v1/*.ts` the folder.
  expect(named.filter((name) => !existsSync(path.join(ROOT, name.replace(/\/[^/]*\*.*$/, ""))))).toEqual([]);
});
