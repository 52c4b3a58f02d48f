import type { ReviewResult } from '../../review/index.ts';
import type { Db } from '../../store/store.ts';
import { recommend } from '../well-architected-tool/agent/agent-recommendations.ts';
import { FRAMEWORK_ARN, type LensCatalog, type LensContent } from '../well-architected-tool/lens-catalog.ts';
import type { ReviewRun } from './review-runs.ts';
import { laterStatements, saidOf, type SavedStatements } from './statements.ts';

/** What a run is told by what it runs for, and what becomes of its result. */
export interface RunSubject {
  /** The lenses to review with. */
  readonly lenses: readonly LensContent[];
  readonly environment?: 'PRODUCTION' | 'PREPRODUCTION';
  /** What people have said by now, which is kept with the run. */
  statements?(db: Db): Promise<SavedStatements>;
  /** Follows from a result, in the transaction that stores it. */
  finished?(db: Db, run: ReviewRun, result: ReviewResult, now: number): Promise<void>;
}

/** What a run runs for: a workload by its id, or an agent profile by its ARN. Undefined where it is gone. */
export async function subjectOf(
  db: Db,
  catalog: LensCatalog,
  subject: string,
): Promise<RunSubject | undefined> {
  return subject.startsWith('arn:')
    ? { lenses: [await catalog.applied(db, FRAMEWORK_ARN, '')], finished: recommend }
    : await workloadSubject(db, catalog, subject);
}

async function workloadSubject(db: Db, catalog: LensCatalog, id: string): Promise<RunSubject | undefined> {
  const said = await saidOf(db, id);
  if (said === undefined) return undefined;
  const { lenses } = await laterStatements(db, catalog, said);
  const { environment } = said.workload;
  return {
    lenses: lenses.map(({ content }) => content),
    ...(environment !== undefined && { environment }),
    statements: async (later) => (await saidOf(later, id)) ?? said,
  };
}
