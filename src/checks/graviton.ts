import type { Stated } from '../architecture/index.ts';
import type { Examination } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';
import { instanceFamily, isGraviton } from './instance-families.ts';

/** The node, given by its type, runs on AWS Graviton. Types without a family, such as serverless ones, have none to judge. */
export function expectGraviton(nodeType: Stated<string>): Examination {
  if (nodeType.state === 'absent') return 'not-applicable';
  if (nodeType.state === 'unresolved') return inconclusive(nodeType.reason, nodeType.location);
  const family = instanceFamily(nodeType.value);
  if (family === undefined) return 'not-applicable';
  return isGraviton(family)
    ? supports(`${nodeType.value} runs on Graviton.`, nodeType.location)
    : contradicts(`${nodeType.value} does not run on Graviton.`, nodeType.location);
}
