import { pagedList } from '../paging.ts';
import type { Call } from '../operation.ts';

/** Timestamps of the agent operations travel as ISO 8601 text; the SDK's types know them as dates only. */
export function isoInstant(milliseconds: number): number {
  return new Date(milliseconds).toISOString() as unknown as number;
}

/** A list of the agent operations: `maxResults`, `nextToken` and `items` instead of the classic names. */
export function pagedItems<Item, Shown>(
  call: Pick<Call, 'services' | 'principal'> & {
    readonly input: { readonly nextToken?: string | undefined; readonly maxResults?: number | undefined };
  },
  list: string,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  show: (item: Item) => Shown,
): { readonly items: readonly Shown[]; readonly nextToken?: string } {
  const { services, principal, input } = call;
  const classic = {
    tokenMember: 'nextToken',
    services,
    principal,
    input: { NextToken: input.nextToken, MaxResults: input.maxResults },
  };
  const { items: shown, next } = pagedList(classic, list, items, keyOf, show);
  return { items: shown, ...(next.NextToken !== undefined && { nextToken: next.NextToken }) };
}

/** `0af76519-16cd-43dd-8448-eb211c80319c` */
export function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The 32 digits of a UUID. */
export function hexOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}

/** What was made, by whom, when, and last changed: four members of everything the agent has. */
export function provenance(row: {
  readonly created_at: number;
  readonly created_by: string;
  readonly updated_at: number;
  readonly updated_by: string;
}) {
  return {
    createdBy: nameIn(row.created_by),
    createdAt: isoInstant(row.created_at),
    lastModifiedBy: nameIn(row.updated_by),
    lastModifiedAt: isoInstant(row.updated_at),
  };
}

/** The end of an ARN: a name has 128 characters at most, an ARN may have more. */
function nameIn(arn: string): string {
  return arn.length <= 128 ? arn : arn.slice(-128);
}
