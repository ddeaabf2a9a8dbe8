import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { curlOfRequest, shellQuote } from "@/components/attempts/curl-of-request";

it("writes a command a shell reads back as it was", () => {
  const awkward = `it's "$HOME" \`id\` \\ !! 
  next line`;
  expect(execFileSync("sh", ["-c", `printf %s ${shellQuote(awkward)}`]).toString()).toBe(awkward);
});

it("repeats method, URL, headers and body, but not what curl sets itself", () => {
  const curl = curlOfRequest({
    method: "POST",
    url: "https://hooks.example/a?b=1",
    headers: [
      ["host", "hooks.example"],
      ["content-length", "2"],
      ["webhook-id", "msg_1"],
    ],
    body: "{}",
  });
  expect(curl).toBe("curl -X POST 'https://hooks.example/a?b=1' \\\n  -H 'webhook-id: msg_1' \\\n  --data-raw '{}'");
});

it("sends no body where there was none", () => {
  expect(curlOfRequest({ method: "GET", url: "https://hooks.example/", headers: [], body: null })).toBe(
    "curl -X GET 'https://hooks.example/'",
  );
});
