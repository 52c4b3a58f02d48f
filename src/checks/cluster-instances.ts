import type { Resource } from '../architecture/index.ts';
import type { Finding } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

/** A cluster has two instances for certain, so that one can take over. */
export function expectSeveralInstances(cluster: Resource, instances: readonly Resource[]): Finding {
  const certain = instances.filter(({ declared }) => declared.uncertain === undefined);
  if (certain.length >= 2) return supports(`The cluster has ${certain.length} instances.`, cluster);
  const [uncertain] = instances.flatMap(({ declared }) => declared.uncertain ?? []);
  if (uncertain !== undefined)
    return inconclusive(`The number of instances is not known: ${uncertain}.`, cluster);
  const [only] = instances;
  return only === undefined
    ? inconclusive('No instance of the cluster is in this code.', cluster)
    : contradicts('The cluster has a single instance.', only);
}
