import { describe, expect, it } from 'vitest';
import { familyOf, gravitonSibling, isGraviton, isPreviousGeneration } from './instance-types.ts';

describe('an instance type', () => {
  it.each([
    't4g.nano',
    'm7gd.large',
    'c7gn.xlarge',
    'x2gd.medium',
    'im4gn.large',
    'g5g.xlarge',
    'a1.large',
    'hpc7g.16xlarge',
  ])('%s runs on Graviton', (type) => {
    expect(isGraviton(type)).toBe(true);
    expect(gravitonSibling(type)).toBeUndefined();
  });

  it.each([
    ['t3.micro', 't4g'],
    ['t3a.micro', 't4g'],
    ['m5.large', 'm7g'],
    ['c6i.large', 'c7g'],
    ['r5dn.large', 'r7g'],
  ])('%s has the sibling %s on Graviton', (type, sibling) => {
    expect(isGraviton(type)).toBe(false);
    expect(gravitonSibling(type)).toBe(sibling);
  });

  it.each(['g4dn.xlarge', 'p4d.24xlarge', 'mac1.metal', 'trn1.2xlarge', 'i3.large', 'u-6tb1.metal'])(
    '%s has no sibling of general use on Graviton',
    (type) => {
      expect(isGraviton(type)).toBe(false);
      expect(gravitonSibling(type)).toBeUndefined();
    },
  );

  it('belongs to a previous generation by its family', () => {
    expect(['m3.large', 'r4.large', 'c3.large', 't1.micro'].every(isPreviousGeneration)).toBe(true);
    expect(['m5.large', 't2.micro', 'r7g.large'].some(isPreviousGeneration)).toBe(false);
    expect(familyOf('m5.large')).toBe('m5');
  });
});
