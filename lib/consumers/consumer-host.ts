/** The host a circuit breaker stands for: `host:port`, the port always written. */
export function consumerHost(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
}
