/**
 * AWS accounts from which well-known vendors take on roles of their customers, as their own setup guides name them.
 * A short list on purpose: an account that is missing is not judged.
 */
export const VENDOR_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['464622532012', 'Datadog'],
  ['754728514883', 'New Relic'],
  ['414351767826', 'Databricks'],
  ['454464851268', 'CloudHealth'],
]);
