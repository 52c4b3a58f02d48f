/** The day the table below was held against the calendar of AWS: checks have no clock. */
export const EKS_CALENDAR_READ = '2026-11-01';

/**
 * Ends of standard and of extended support of Kubernetes minor versions on EKS, from the release calendar in the EKS user
 * guide (kubernetes-versions.html).
 */
const ENDS = new Map<string, readonly [standard: string, extended: string]>([
  ['1.28', ['2024-11-26', '2025-11-26']],
  ['1.29', ['2025-03-23', '2026-03-23']],
  ['1.30', ['2025-07-23', '2026-07-23']],
  ['1.31', ['2025-11-26', '2026-11-26']],
  ['1.32', ['2026-03-23', '2027-03-23']],
  ['1.33', ['2026-07-29', '2027-07-29']],
  ['1.34', ['2026-12-02', '2027-12-02']],
  ['1.35', ['2027-03-27', '2028-03-27']],
]);
const OLDEST_LISTED_MINOR = 28;
const LATEST_LISTED_MINOR = 35;

export type EksSupport = 'standard' | 'extended' | 'ended' | 'unknown';

/** How EKS supported a version such as `1.31` on the day of the table. */
export function eksSupport(version: string): EksSupport {
  const [, minor] = /^1\.(\d{1,3})$/.exec(version) ?? [];
  if (minor === undefined) return 'unknown';
  if (Number(minor) < OLDEST_LISTED_MINOR) return 'ended';
  if (Number(minor) > LATEST_LISTED_MINOR) return 'standard';
  const [standard = '', extended = ''] = ENDS.get(version) ?? [];
  if (EKS_CALENDAR_READ < standard) return 'standard';
  return EKS_CALENDAR_READ < extended ? 'extended' : 'ended';
}
