import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { askForHttps } from "@/lib/api/ask-for-https";

const server = http.createServer();
afterEach(() => new Promise((resolve) => server.close(resolve)));

test("every answer asks for https, also one that writes its headers at once", async () => {
  server.on("request", (request, response) => response.writeHead(request.url === "/" ? 200 : 404, { "x-own": "1" }).end());
  askForHttps(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  for (const path of ["/", "/nowhere"]) {
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(headers.get("x-own")).toBe("1");
  }
});
