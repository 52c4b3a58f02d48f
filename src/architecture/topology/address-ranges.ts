/** A range of IPv4 addresses: its first address as a number, and how many bits are fixed. */
export interface AddressRange {
  readonly first: number;
  readonly prefix: number;
}

/** `10.1.0.0/16` → its range; undefined for what is no IPv4 range. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text.trim());
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  if (prefix > 32 || [a, b, c, d].some((part) => part > 255)) return undefined;
  const size = 2 ** (32 - prefix);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return { first: address - (address % size), prefix };
}

/** How many addresses the range has. */
export function sizeOf({ prefix }: AddressRange): number {
  return 2 ** (32 - prefix);
}

/** Two ranges that share an address: one then lies inside the other. */
export function areOverlapping(one: AddressRange, other: AddressRange): boolean {
  return one.first < other.first + sizeOf(other) && other.first < one.first + sizeOf(one);
}

/** Whether the first range lies inside the second. */
export function isInside(inner: AddressRange, outer: AddressRange): boolean {
  return outer.first <= inner.first && inner.first + sizeOf(inner) <= outer.first + sizeOf(outer);
}

/** AWS keeps five addresses of each subnet for itself. */
const RESERVED_BY_AWS = 5;

/** Addresses of a subnet that machines can have. */
export function usableAddresses(range: AddressRange): number {
  return Math.max(0, sizeOf(range) - RESERVED_BY_AWS);
}
