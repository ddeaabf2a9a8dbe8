import type { CodeLine } from "@/components/display/code-line";

const PER_LINE = 16;

/** Bytes as offset, hexadecimal and printable ASCII, sixteen a line. @param base64 the bytes in base64 */
export function hexLines(base64: string): CodeLine[] {
  const bytes = atob(base64);
  const lines: CodeLine[] = [];
  for (let offset = 0; offset < bytes.length; offset += PER_LINE) {
    const part = [...bytes.slice(offset, offset + PER_LINE)];
    const hex = part.map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join(" ");
    const ascii = part.map((byte) => (byte >= " " && byte <= "~" ? byte : "·")).join("");
    lines.push({
      indent: 0,
      tokens: [
        { kind: "comment", text: offset.toString(16).padStart(6, "0") },
        { kind: "plain", text: `  ${hex.padEnd(PER_LINE * 3 - 1)}  ` },
        { kind: "string", text: ascii },
      ],
    });
  }
  return lines;
}
