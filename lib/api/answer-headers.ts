/** On every answer that is data: nobody keeps it, guesses another type for it, or shows it as a page that could do anything. */
export const ANSWER_HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
} as const;
