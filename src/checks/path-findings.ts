import type { PathStep, Resource } from '../architecture/index.ts';
import type { Finding } from './check.ts';

/** A finding about a way through the architecture: the resources on it in the sentence, each step with its reason beside it. */
export function findingOnPath(
  verdict: Finding['verdict'],
  sentence: string,
  path: readonly PathStep[],
  at: Resource,
): Finding {
  const names = path.map(({ resource }) => resource);
  const chain = names.filter((name, index) => name !== names[index - 1]).join(' → ');
  return { verdict, message: `${sentence}: ${chain}.`, location: at.location, path };
}
