import type { ResourceOf, Stated } from '../architecture/index.ts';
import type { route53Record, route53RecordGroup } from '../architecture/kinds/route53.ts';

type Group = Extract<ResourceOf<typeof route53RecordGroup>['records'], { state: 'known' }>;

/** One DNS record, whether it stands alone or in a group. */
export type DnsRecord = Group['value']['items'][number];

/** The records of a resource, and the reasons why there may be more. */
export function recordsOf(
  resource: ResourceOf<typeof route53Record> | ResourceOf<typeof route53RecordGroup>,
): { readonly records: readonly DnsRecord[]; readonly open: readonly string[] } {
  if (!('records' in resource)) return { records: [resource], open: [] };
  const { records } = resource;
  switch (records.state) {
    case 'known':
      return { records: records.value.items, open: records.value.open };
    case 'unresolved':
      return { records: [], open: [records.reason] };
    case 'absent':
      return { records: [], open: [] };
  }
}

/** Whether Route 53 leaves the record out of its answers while what it stands for is down. */
export function hasHealthCheck({ healthCheck, alias, evaluatesTargetHealth }: DnsRecord): Stated<boolean> {
  if (healthCheck.state === 'known') return { ...healthCheck, value: true };
  const isAlias = alias.state === 'known' && alias.value;
  if (isAlias && evaluatesTargetHealth.state === 'known' && evaluatesTargetHealth.value) {
    return evaluatesTargetHealth;
  }
  const open = [healthCheck, ...(isAlias ? [evaluatesTargetHealth] : [alias])].find(
    ({ state }) => state === 'unresolved',
  );
  if (open?.state === 'unresolved') return open;
  return isAlias ? evaluatesTargetHealth : { state: 'known', value: false, location: healthCheck.location };
}

/** `the record tickets.example.org`, or `the record` where its name is open. */
export function inWords({ recordName }: DnsRecord): string {
  return recordName.state === 'known' && recordName.value !== ''
    ? `The record ${recordName.value}`
    : 'The record';
}
