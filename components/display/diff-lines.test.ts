import { expect, test } from "vitest";
import { diffLines } from "@/components/display/diff-lines";

const written = (before: string, after: string) =>
  diffLines(before, after).map((line) =>
    line.kind === "skipped" ? `…${line.count}` : `${{ same: " ", added: "+", removed: "-" }[line.kind]}${line.text}`,
  );

test("shows what was changed inside JSON, whatever its spacing, with numbers as they are written", () => {
  const before = '{"id":"e-1","payload":{"total":12345678901234567890,"list":[1,2,3,4,5,6]},"kept":true}';
  const after = '{ "id": "e-1", "payload": { "total": 12345678901234567891, "list": [1, 2, 3, 4, 5, 6] }, "kept": true }';
  const lines = written(before, after);
  expect(lines).toContain('-    "total": 12345678901234567890,');
  expect(lines).toContain('+    "total": 12345678901234567891,');
  expect(lines.filter((line) => /^[+-]/.test(line))).toHaveLength(2);
});

test("leaves long unchanged stretches out", () => {
  const text = (last: string) => [...Array.from({ length: 40 }, (_, n) => `line ${n}`), last].join("\n");
  expect(written(text("a"), text("b"))).toEqual(["…37", " line 37", " line 38", " line 39", "-a", "+b"]);
});

test("of the same text shows no change", () => {
  expect(written("a", "a")).toEqual([" a"]);
});
