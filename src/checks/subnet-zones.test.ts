import { describe, expect, it } from 'vitest';
import { distinctZones, zonesInWords } from './subnet-zones.ts';

const LIST = 'data.aws_availability_zones.all.names';

describe('zones that are surely not the same', () => {
  it.each([
    { zones: ['eu-west-1a', 'eu-west-1b'], distinct: 2, because: 'their names differ' },
    { zones: ['${AWS::Region}a', '${AWS::Region}b'], distinct: 2, because: 'only the Region is open' },
    {
      zones: [`\${${LIST}[0]}`, `\${${LIST}[1]}`],
      distinct: 2,
      because: 'they stand at two places of one list',
    },
    { zones: ['${var.a}a', '${var.b}b'], distinct: 1, because: 'the open parts may make up the difference' },
    { zones: ['${var.region}a', 'eu-west-1b'], distinct: 1, because: 'nobody knows the Region' },
    { zones: ['${other[0]}', `\${${LIST}[1]}`], distinct: 1, because: 'the lists are not the same' },
    { zones: ['${…}a', '${…}b'], distinct: 0, because: 'the open parts have no name' },
    { zones: [], distinct: 0, because: 'there are none' },
  ])('are $distinct of $zones, because $because', ({ zones, distinct }) => {
    expect(distinctZones(zones)).toHaveLength(distinct);
  });
});

describe('zones in words', () => {
  it.each([
    { zones: ['eu-west-1a'], words: 'eu-west-1a' },
    { zones: ['${AvailabilityZones[0]}'], words: 'zone 1 of the Region' },
    { zones: [`\${${LIST}[0]}`, `\${${LIST}[2]}`], words: 'zone 1, zone 3 of the Region' },
  ])('$zones are $words', ({ zones, words }) => {
    expect(zonesInWords(zones)).toBe(words);
  });
});
