import type { Call } from './operation.ts';
import type { LensReviewView } from './reviews.ts';

/** Says of a question whether the workload's profile makes it a priority; undefined where the workload has no profile. */
export type Priorities = (question: string) => 'PRIORITIZED' | 'NON_PRIORITIZED';

export async function priorities(
  _call: Pick<Call, 'db' | 'services'>,
  _view: LensReviewView,
): Promise<Priorities | undefined> {
  return undefined;
}
