import { expect, test } from "vitest";
import { pageAnswer } from "@/lib/api/page-links";

const url = new URL("http://localhost/api/v1/companies?page=9&pageSize=2&query=name~a&orderBy=-name");
const linksOf = (page: number, totalResults: number) => pageAnswer(url, { page, pageSize: 2 }, { results: [], totalResults })._links;

test("links keep the request's filters", () => {
  expect(linksOf(2, 5)).toEqual({
    self: { href: "/api/v1/companies" },
    current: { href: "/api/v1/companies?page=2&pageSize=2&query=name%7Ea&orderBy=-name" },
    next: { href: "/api/v1/companies?page=3&pageSize=2&query=name%7Ea&orderBy=-name" },
    previous: { href: "/api/v1/companies?page=1&pageSize=2&query=name%7Ea&orderBy=-name" },
  });
});

test("the first and the last page have no way on; beyond the end the way back leads to the last page", () => {
  expect(linksOf(1, 2)).not.toHaveProperty("previous");
  expect(linksOf(1, 2)).not.toHaveProperty("next");
  expect(linksOf(9, 5)).not.toHaveProperty("next");
  expect(linksOf(9, 5).previous?.href).toContain("page=3&");
  expect(linksOf(9, 0).previous?.href).toContain("page=1&");
});
