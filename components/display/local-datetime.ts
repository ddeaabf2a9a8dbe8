/** `2026-11-12T14:20`, as a datetime-local field takes it, in the browser's zone; empty for null. */
export function localDatetime(date: Date | null): string {
  if (!date) return "";
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
