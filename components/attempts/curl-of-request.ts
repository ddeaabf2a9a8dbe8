/** Headers that curl sets itself: repeated, they would only contradict it. */
const OWN = new Set(["host", "content-length", "connection", "transfer-encoding"]);

/** As one word of a POSIX shell, whatever is in it. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

interface Request {
  method: string;
  url: string;
  headers: readonly (readonly [string, string])[];
  body: string | null;
}

/** The curl command that sends a request again. Masked header values stay masked: they are for the user to fill in. */
export function curlOfRequest({ method, url, headers, body }: Request): string {
  const parts = [`curl -X ${method} ${shellQuote(url)}`];
  for (const [name, value] of headers) if (!OWN.has(name.toLowerCase())) parts.push(`-H ${shellQuote(`${name}: ${value}`)}`);
  if (body !== null && body !== "") parts.push(`--data-raw ${shellQuote(body)}`);
  return parts.join(" \\\n  ");
}
