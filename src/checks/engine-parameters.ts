import { known, type ResourceOf, type Stated } from '../architecture/index.ts';
import type { docdbParameterGroup } from '../architecture/kinds/docdb.ts';
import type { elasticacheParameterGroup } from '../architecture/kinds/elasticache.ts';
import type { neptuneParameterGroup } from '../architecture/kinds/neptune.ts';
import type { rdsParameterGroup } from '../architecture/kinds/rds-groups.ts';
import type { redshiftParameterGroup } from '../architecture/kinds/redshift.ts';

type Group =
  | ResourceOf<typeof rdsParameterGroup>
  | ResourceOf<typeof docdbParameterGroup>
  | ResourceOf<typeof neptuneParameterGroup>
  | ResourceOf<typeof elasticacheParameterGroup>
  | ResourceOf<typeof redshiftParameterGroup>;

/**
 * What a parameter group sets a parameter of the engine to, in lower case; absent where it leaves it as it is.
 * Unresolved where further parameters are known only at deployment.
 */
export function engineParameter(group: Group, name: string): Stated<string> {
  const { listedParameters: list } = group;
  const map = 'mappedParameters' in group ? group.mappedParameters : undefined;
  if (list.state === 'unresolved') return list;
  if (map?.state === 'unresolved') return map;
  const mapped = map?.state === 'known' ? map.value.get(name) : undefined;
  if (mapped !== undefined) return lowerCase(mapped);
  if (list.state === 'absent') return { state: 'absent', location: group.location };
  const item = list.value.items.find((each) => each.name.state === 'known' && each.name.value === name);
  if (item !== undefined) return lowerCase(item.value);
  const [open] = [
    ...list.value.open,
    ...list.value.items.flatMap((each) => (each.name.state === 'unresolved' ? [each.name.reason] : [])),
  ];
  return open === undefined
    ? { state: 'absent', location: group.location }
    : { state: 'unresolved', reason: open, location: list.location };
}

function lowerCase(stated: Stated<string>): Stated<string> {
  return stated.state === 'known' ? known(stated.value.toLowerCase(), stated.location) : stated;
}
