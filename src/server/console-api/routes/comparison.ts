import * as v from 'valibot';
import { isoTime } from '../../iso-time.ts';
import { type Compared, compareSnapshots } from '../../comparison/compare-snapshots.ts';
import type { LensContent } from '../../well-architected-tool/lens-catalog.ts';
import { milestoneOf, snapshotNow } from '../../well-architected-tool/milestones.ts';
import type { Call } from '../../well-architected-tool/operation.ts';
import type { Snapshot } from '../../well-architected-tool/reviews.ts';
import { type Workload, workloadOf } from '../../well-architected-tool/workloads.ts';
import { type ConsoleRoute, consoleRoute } from '../route.ts';

const moment = v.pipe(
  v.string(),
  v.regex(/^(?:now|[1-9]\d{0,3})$/, 'expected the number of a milestone, or now'),
);

const compareMilestones = consoleRoute({
  name: 'compareMilestones',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/comparison',
  summary: 'What became of a workload between two milestones, or between one and now, to the choice.',
  needs: 'reader',
  changes: false,
  query: v.object({ from: moment, to: v.optional(moment, 'now') }),
  handle: async (call) => {
    const workload = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const { from, to } = call.input.query;
    const before = await momentOf(call, workload, from);
    const after = await momentOf(call, workload, to);
    return { from: before.shape, to: after.shape, ...compareSnapshots(before.compared, after.compared) };
  },
});

async function momentOf(call: Pick<Call, 'db' | 'services' | 'now'>, workload: Workload, named: string) {
  if (named === 'now') {
    const compared = await comparedOf(call, await snapshotNow(call, workload));
    return { shape: { at: isoTime(call.now), ...runOf(compared) }, compared };
  }
  const { number, name, recorded_at, snapshot } = await milestoneOf(call.db, workload.id, Number(named));
  const compared = await comparedOf(call, snapshot);
  return { shape: { milestone: number, name, at: isoTime(recorded_at), ...runOf(compared) }, compared };
}

function runOf({ snapshot }: Compared) {
  if (snapshot.evidence?.run === undefined) return {};
  const { id, ...run } = snapshot.evidence.run;
  return { evidenceFrom: { run: id, ...run } };
}

async function comparedOf(
  { db, services }: Pick<Call, 'db' | 'services'>,
  snapshot: Snapshot,
): Promise<Compared> {
  const lenses = new Map<string, LensContent>();
  for (const { lens, version } of snapshot.reviews)
    lenses.set(lens, await services.lenses.applied(db, lens, version));
  return { snapshot, lenses };
}

export const comparisonRoutes: readonly ConsoleRoute[] = [compareMilestones];
