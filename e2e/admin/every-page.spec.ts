import { test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { lookAtPages } from "@/e2e/support/look-at-pages";
import { adminPages } from "@/e2e/support/route-pages";
import { signIn } from "@/e2e/support/sign-in";

/** Pages as they are when something is asked of them. */
const MORE = ["/admin/event-types?show=all", "/admin/event-types/read.completed", "/admin/hosts?show=all"];

test("every page of /admin is accessible in light and dark, strict about scripts, and none scrolls sideways when narrow or on a phone", async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const demo = await makeDemo();
  await signIn(page, demo);
  const paths = [...(await adminPages(demo)), ...MORE];
  await lookAtPages(
    context,
    demo,
    paths.map((path) => [path, path]),
  );
});
