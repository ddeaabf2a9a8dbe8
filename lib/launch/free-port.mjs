import net from "node:net";

/**
 * @param {number} port 0 for any
 * @param {string} [host] unset: all interfaces, as a server without a host listens
 * @returns {Promise<number | undefined>} the port, or undefined when it is taken
 * @throws when it may not be listened on for another reason (a port below 1024, for example)
 */
export function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error) => ("code" in error && error.code === "EADDRINUSE" ? resolve(undefined) : reject(error)));
    probe.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}

/**
 * @param {number | undefined} preferred taken if it is free
 * @returns {Promise<number>} a free port on the loopback interface
 */
export async function freeLoopbackPort(preferred) {
  const kept = preferred === undefined ? undefined : await tryPort(preferred, "127.0.0.1").catch(() => undefined);
  const port = kept ?? (await tryPort(0, "127.0.0.1"));
  if (port === undefined) throw new Error("The system has no free port.");
  return port;
}
