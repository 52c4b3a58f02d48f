import { describe, expect, it } from 'vitest';
import { areOverlapping, isInside, parseAddressRange, usableAddresses } from './address-ranges.ts';

function range(text: string) {
  const parsed = parseAddressRange(text);
  if (parsed === undefined) throw new Error(`${text} is no range`);
  return parsed;
}

describe('text that is no IPv4 range', () => {
  it.each(['', '10.0.0.0', '10.0.0.0/33', '10.0.0.256/8', '2001:db8::/32', '${…}.0.0/16'])('%s', (text) => {
    expect(parseAddressRange(text)).toBeUndefined();
  });
});

describe('a range begins at its first address', () => {
  it.each([
    { text: '0.0.0.0/0', first: 0, prefix: 0 },
    { text: '10.0.0.0/8', first: 167_772_160, prefix: 8 },
    { text: '10.0.0.77/24', first: 167_772_160, prefix: 24 },
    { text: '255.255.255.255/32', first: 4_294_967_295, prefix: 32 },
  ])('$text', ({ text, first, prefix }) => {
    expect(parseAddressRange(text)).toEqual({ first, prefix });
  });
});

describe('two ranges', () => {
  it.each([
    { one: '10.0.0.0/16', other: '10.0.128.0/17', overlap: true, because: 'one lies in the other' },
    { one: '10.0.0.0/16', other: '10.1.0.0/16', overlap: false, because: 'they are neighbours' },
    { one: '0.0.0.0/0', other: '192.0.2.1/32', overlap: true, because: 'everything lies in everything' },
    { one: '172.31.0.0/16', other: '172.31.0.0/16', overlap: true, because: 'they are the same' },
  ])('$one and $other: $overlap, because $because', ({ one, other, overlap }) => {
    expect(areOverlapping(range(one), range(other))).toBe(overlap);
    expect(areOverlapping(range(other), range(one))).toBe(overlap);
  });

  it('lie inside one another one way round', () => {
    expect(isInside(range('10.0.1.0/24'), range('10.0.0.0/16'))).toBe(true);
    expect(isInside(range('10.0.0.0/16'), range('10.0.1.0/24'))).toBe(false);
  });
});

describe('addresses that machines can have', () => {
  // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html: five of each subnet are reserved.
  it.each([
    { text: '10.0.0.0/28', usable: 11 },
    { text: '10.0.0.0/24', usable: 251 },
    { text: '10.0.0.0/32', usable: 0 },
  ])('$text has $usable', ({ text, usable }) => {
    expect(usableAddresses(range(text))).toBe(usable);
  });
});
