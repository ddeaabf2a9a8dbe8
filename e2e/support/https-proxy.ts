import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "@/lib/testing/certificate";

/** Whom the proxy says it was asked by: nobody on this machine. */
export const CALLER = "203.0.113.7";

/** A proxy as operators put one in front: speaks https, and adds who asked to what the caller says of itself. @param port the app's */
export async function startHttpsProxy(port: number): Promise<{ url: string; stop: () => void }> {
  const { keyPem, pem } = makeCertificate({ name: "localhost" });
  const server = https.createServer({ key: keyPem, cert: pem }, (request, response) => {
    const headers = {
      ...request.headers,
      "x-forwarded-for": [request.headers["x-forwarded-for"], CALLER].filter(Boolean).join(", "),
      "x-forwarded-proto": "https",
      "x-forwarded-host": request.headers.host,
    };
    const asked = http.request({ host: "127.0.0.1", port, method: request.method, path: request.url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.on("error", () => response.destroy());
    request.pipe(asked);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, stop };
}
