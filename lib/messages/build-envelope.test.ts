import { describe, expect, it } from "vitest";
import { buildEnvelope } from "@/lib/messages/build-envelope";

const company = {
  id: "c1",
  name: 'Toft "stores"',
  links: { portal: "https://p.example/companies/c1" },
  tags: { region: "uk" },
};
const build = (payload: string, about: typeof company | null, hasReferenceCompany = false) =>
  buildEnvelope(
    {
      id: "e1",
      eventType: "company.created",
      generatedDate: new Date("2026-11-12T13:16:40.598Z"),
      payload: Buffer.from(payload),
      hasReferenceCompany,
    },
    about,
  ).toString();

const HEAD = '{"id":"e1","eventType":"company.created","generatedDate":"2026-11-12T13:16:40.598Z","payload":';

describe("buildEnvelope", () => {
  it("keeps every byte of the payload: big integers, key order, escapes, spacing", () => {
    const payload = '{ "z" : 12345678901234567890, "a":1.0, "u":"\\u00e9é\\/" }';
    expect(build(payload, null)).toBe(`${HEAD}${payload}}`);
  });

  it("adds the company as the payload's last key", () => {
    expect(build('{"z":12345678901234567890 }', company)).toBe(
      `${HEAD}{"z":12345678901234567890 ,"referenceCompany":${JSON.stringify(company)}}}`,
    );
    expect(JSON.parse(build("{ }", company)).payload).toEqual({ referenceCompany: company });
  });

  it("leaves a company the publisher named itself", () => {
    expect(build('{"referenceCompany":{"id":"mine"}}', company, true)).toBe(`${HEAD}{"referenceCompany":{"id":"mine"}}}`);
  });
});
