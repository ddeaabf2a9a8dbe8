import { expect, it } from "vitest";
import { groupCauses } from "@/components/activity/group-causes";

it("adds up causes over endpoints, and keeps the endpoint where it is one", () => {
  expect(
    groupCauses([
      { webhookId: "a", errorCode: "http_status", status: 503, count: 5 },
      { webhookId: "a", errorCode: "timeout_response", status: null, count: 4 },
      { webhookId: "b", errorCode: "timeout_response", status: null, count: 3 },
      { webhookId: "a", errorCode: "timeout_response", status: null, count: 2 },
    ]),
  ).toEqual([
    { errorCode: "timeout_response", status: null, count: 9, webhookId: null },
    { errorCode: "http_status", status: 503, count: 5, webhookId: "a" },
  ]);
});
