/**
 * Major versions of RDS engines whose standard support has ended by November 2026 (release calendars of Amazon RDS and
 * Aurora). A database goes on running afterwards; security fixes cost extra by the hour, or a forced upgrade follows.
 */
const LEFT_SUPPORT: readonly (readonly [engine: string, versions: RegExp])[] = [
  ['postgres', /^(?:9\.|1[0-3](?:\.|$))/],
  ['mysql', /^(?:5\.|8\.0(?:\.|$))/],
  ['mariadb', /^10\.[0-6](?:\.|$)/],
  ['aurora', /^/],
  ['aurora-mysql', /^5\.7(?:\.|$)/],
  ['aurora-postgresql', /^(?:9\.|1[0-3](?:\.|$))/],
];

/** Whether AWS has ended the standard support of an engine's version. */
export function hasLeftStandardSupport(engine: string, version: string): boolean {
  return LEFT_SUPPORT.some(([name, versions]) => name === engine && versions.test(version));
}
