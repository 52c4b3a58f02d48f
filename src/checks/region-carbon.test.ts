import { describe, expect, it } from 'vitest';
import { gridGramsPerKwh, regionOfZone } from './region-carbon.ts';

describe('the Region of a zone', () => {
  it.each([
    ['eu-west-1a', 'eu-west-1'],
    ['us-gov-west-1b', 'us-gov-west-1'],
    ['ap-southeast-2c', 'ap-southeast-2'],
    ['euw1-az2', undefined],
    ['eu-west-1', undefined],
    ['', undefined],
  ])('%s is %s', (zone, region) => {
    expect(regionOfZone(zone)).toBe(region);
  });
});

describe('the grid of a Region', () => {
  it('is cleaner in Stockholm than in Mumbai', () => {
    expect(gridGramsPerKwh('eu-north-1')).toBe(8.8);
    expect(gridGramsPerKwh('ap-south-1')).toBe(708.2);
  });

  it('is not known where the source is silent', () => {
    expect(gridGramsPerKwh('ap-east-2')).toBeUndefined();
  });
});
