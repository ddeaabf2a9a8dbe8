/** Headers by their names; repeated ones joined by commas. A web request's `Headers` are that. */
export interface HeaderReader {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** What is known of a request before its body. Not a web `Request`: making one took 7 % of a publish's time. */
export interface RequestHead {
  readonly method: string;
  readonly url: URL;
  readonly headers: HeaderReader;
}
