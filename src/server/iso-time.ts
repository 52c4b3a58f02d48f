/** A moment as every answer of the console's API tells it: ISO 8601, in UTC, to the millisecond. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
