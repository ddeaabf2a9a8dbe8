import { createLoader, parseAsString } from "nuqs/server";

/** What is chosen on the Testing tab, as it stands in the URL. */
export const TEST_CHOICE = {
  type: parseAsString,
  example: parseAsString,
  /** The message of the test whose result is shown. */
  test: parseAsString,
};

/** Reads it on the server, from a page's search parameters. */
export const loadTestChoice = createLoader(TEST_CHOICE);

/** An event type that a test may be of. */
export interface TestableType {
  name: string;
  /** The endpoint gets it in earnest too. */
  subscribed: boolean;
}
