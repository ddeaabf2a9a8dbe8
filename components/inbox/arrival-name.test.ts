import { describe, expect, it } from "vitest";
import { arrivalName } from "@/components/inbox/arrival-name";

const request = (body: string, encoding: "utf8" | "base64" = "utf8") => ({ body, encoding, truncated: false });

describe("arrivalName", () => {
  it("is the event type of the envelope", () => {
    expect(arrivalName(request('{"id":"1","eventType":"company.created","payload":{}}'))).toBe("company.created");
  });

  it("is also found in an envelope of which only the beginning was kept", () => {
    const body = '{"id":"1","eventType":"company.created","payload":{"text":"xxx';
    expect(arrivalName({ ...request(body), truncated: true })).toBe("company.created");
  });

  it.each(["", "hello", "[]", "null", '{"eventType":5}', '{"eventType":""}'])("is nothing where the body is no envelope: %s", (body) => {
    expect(arrivalName(request(body))).toBeNull();
  });

  it("is nothing where the body is no text", () => expect(arrivalName(request("/wA=", "base64"))).toBeNull());
});
