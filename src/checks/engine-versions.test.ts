import { describe, expect, it } from 'vitest';
import { hasLeftStandardSupport } from './engine-versions.ts';

describe('standard support', () => {
  it.each([
    ['postgres', '12.20'],
    ['postgres', '9.6.24'],
    ['postgres', '13'],
    ['mysql', '5.7.44'],
    ['mysql', '8.0'],
    ['mariadb', '10.5.27'],
    ['mariadb', '10.6.21'],
    ['aurora', '5.6.10a'],
    ['aurora-mysql', '5.7.mysql_aurora.2.11.2'],
    ['aurora-postgresql', '11.9'],
  ])('has ended for %s %s', (engine, version) => {
    expect(hasLeftStandardSupport(engine, version)).toBe(true);
  });

  it.each([
    ['postgres', '14.17'],
    ['postgres', '17'],
    ['mysql', '8.4.5'],
    ['mariadb', '10.11.11'],
    ['mariadb', '11.4'],
    ['aurora-mysql', '8.0.mysql_aurora.3.08.0'],
    ['aurora-postgresql', '16.6'],
    ['oracle-ee', '19'],
  ])('lasts for %s %s', (engine, version) => {
    expect(hasLeftStandardSupport(engine, version)).toBe(false);
  });
});
