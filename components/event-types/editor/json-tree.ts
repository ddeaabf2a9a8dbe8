/** A value of a JSON text, by where it begins. */
export interface JsonNode {
  offset: number;
  /** Of an array. */
  items?: JsonNode[];
  /** Of an object: the offset is its name's. */
  properties?: { name: string; offset: number; value: JsonNode }[];
}

interface Token {
  text: string;
  offset: number;
}

/** A string, a bracket or separator, or a word: enough to cut up what JSON.parse has accepted. */
const TOKENS = /"(?:\\.|[^"\\])*"|[[\]{}:,]|[^\s[\]{}:,"]+/g;

class Reader {
  private at = 0;

  constructor(private readonly tokens: Token[]) {}

  value(): JsonNode {
    const { text, offset } = this.next();
    if (text === "[") return { offset, items: this.list("]", () => this.value()) };
    if (text !== "{") return { offset };
    const property = () => {
      const name = this.next();
      this.next(); // the colon
      return { name: JSON.parse(name.text) as string, offset: name.offset, value: this.value() };
    };
    return { offset, properties: this.list("}", property) };
  }

  private list<T>(end: string, one: () => T): T[] {
    const found: T[] = [];
    while (this.tokens[this.at]?.text !== end) {
      found.push(one());
      if (this.tokens[this.at]?.text === ",") this.at++;
    }
    this.at++;
    return found;
  }

  private next(): Token {
    const token = this.tokens[this.at++];
    if (!token) throw new SyntaxError("The text ends too soon.");
    return token;
  }
}

/** The values of a JSON text with their places, which JSON.parse does not tell. @returns null where the text is no JSON */
export function jsonTree(text: string): JsonNode | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return new Reader([...text.matchAll(TOKENS)].map((match) => ({ text: match[0], offset: match.index }))).value();
}
