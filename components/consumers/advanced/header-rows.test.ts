import { describe, expect, test } from "vitest";
import { headerChanges, newRow, pasteRows, rowProblems, savedRows } from "./header-rows";

const NAMES = ["X-Client-Id", "Authorization"];

describe("the rows of custom headers", () => {
  test("nothing is sent while nothing was changed; an empty row is no change", () => {
    expect(headerChanges(NAMES, [...savedRows(NAMES), newRow()])).toEqual({});
  });

  test("a row taken away is deleted, a replaced value and a new row are set", () => {
    const [authorization] = savedRows(NAMES);
    if (!authorization) throw new Error("no row");
    const rows = [{ ...authorization, value: "Bearer 2 " }, newRow(" X-New", "1")];
    expect(headerChanges(NAMES, rows)).toEqual({ "X-Client-Id": null, Authorization: "Bearer 2", "X-New": "1" });
  });

  test("a header deleted and written anew in other letters is set, not deleted", () => {
    expect(headerChanges(["X-A"], [newRow("x-a", "2")])).toEqual({ "x-a": "2" });
  });

  test("what is wrong stands on its row", () => {
    const rows = [...savedRows(["X-A"]), newRow("Transfer-Encoding", "chunked"), newRow("x-a", "1"), newRow("X-B", ""), newRow()];
    const problems = rows.map((row) => rowProblems(rows).get(row.key));
    expect(problems).toEqual([
      undefined,
      { at: "name", problem: "reserved" },
      { at: "name", problem: "twice" },
      { at: "value", problem: "empty" },
      undefined,
    ]);
  });

  test("pasted lines add rows and replace values; lines without a name and value are told", () => {
    const { rows, unread } = pasteRows([...savedRows(["X-A"]), newRow()], "x-a: 2\r\n\nAuthorization: Basic a:b==\nno colon\nX-C:");
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ["X-A", "2"],
      ["Authorization", "Basic a:b=="],
    ]);
    expect(unread).toEqual([4, 5]);
  });
});
