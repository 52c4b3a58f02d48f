import * as v from 'valibot';
import { isoTime } from '../../iso-time.ts';
import { architectureOf } from '../../architectures/architectures.ts';
import { currentResult, resultOfRun } from '../../reviews/results.ts';
import { cancelRun, type ReviewRun, reviewRun, runOf, runsOf, startRun } from '../../reviews/review-runs.ts';
import { ownedWorkload } from '../../well-architected-tool/owned-resources.ts';
import { pageOf, paged } from '../../well-architected-tool/paging.ts';
import { notFound } from '../../well-architected-tool/protocol/api-error.ts';
import { workloadOf } from '../../well-architected-tool/workloads.ts';
import { type ConsoleRoute, consoleRoute, StatusAnswer } from '../route.ts';
import { pageQuery } from './page-query.ts';

const startReview = consoleRoute({
  name: 'startReview',
  method: 'POST',
  path: '/api/v1/workloads/{workloadId}/runs',
  summary: 'Starts a review of an architecture, of the newest where none is named, in the background.',
  needs: 'contributor',
  changes: true,
  body: v.object({ architecture: v.optional(v.string()) }),
  handle: async (call) => {
    const { key: id, arn } = await ownedWorkload(call, call.input.path['workloadId'] ?? '');
    const architecture = await architectureOf(call.db, id, call.input.body.architecture);
    const run = await startRun(call, id, architecture);
    call.changed(`${arn}/run/${run.id}`, null, { architecture: architecture.id, name: architecture.name });
    return new StatusAnswer(202, runShape(run));
  },
});

const listRuns = consoleRoute({
  name: 'listRuns',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/runs',
  summary: 'The reviews of a workload, the newest first.',
  needs: 'reader',
  changes: false,
  query: pageQuery,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const list = `runs ${id}`;
    const { nextToken, maxResults } = call.input.query;
    const paging = { ...call, input: { NextToken: nextToken, MaxResults: maxResults } };
    const page = pageOf(paging, list);
    const [at, after] = page.after ?? [];
    let query = runsOf(call.db, id);
    if (at !== undefined && after !== undefined)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(Number(at), String(after))),
      );
    const rows = await query.limit(page.size + 1).execute();
    const { items, next } = paged(
      paging,
      list,
      page,
      rows,
      (row) => [row.created_at, row.id],
      (row) => runShape(reviewRun(row)),
    );
    return { runs: items, ...(next.NextToken !== undefined && { nextToken: next.NextToken }) };
  },
});

const getRun = consoleRoute({
  name: 'getRun',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/runs/{runId}',
  summary: 'How a review goes, or how it ended.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    return runShape(await runOf(call.db, id, call.input.path['runId'] ?? ''));
  },
});

const getRunResult = consoleRoute({
  name: 'getRunResult',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/runs/{runId}/result',
  summary: 'The whole outcome of a review, with what people had said when it ended: a ReviewResult.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const runId = call.input.path['runId'] ?? '';
    const result = await resultOfRun(call, id, runId);
    if (result === undefined) throw notFound('REVIEW_RUN', `${runId}/result`);
    return result;
  },
});

const getReview = consoleRoute({
  name: 'getReview',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/review',
  summary: 'What the newest review found, beside what people say now: a ReviewResult of today.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    return (await currentResult(call, id)).result;
  },
});

const cancelReview = consoleRoute({
  name: 'cancelReview',
  method: 'POST',
  path: '/api/v1/workloads/{workloadId}/runs/{runId}/cancel',
  summary: 'Cancels a review that has not ended.',
  needs: 'contributor',
  changes: true,
  handle: async (call) => {
    const { key: id, arn } = await ownedWorkload(call, call.input.path['workloadId'] ?? '');
    const run = await cancelRun(call, id, call.input.path['runId'] ?? '');
    call.changed(`${arn}/run/${run.id}`, null, { status: run.status });
    return runShape(run);
  },
});

/** A run as the console shows it. */
function runShape({
  id,
  architecture,
  architecture_name,
  status,
  progress,
  error,
  summary,
  ...rest
}: ReviewRun) {
  return {
    id,
    architecture: { id: architecture, name: architecture_name },
    status,
    ...(progress !== '' && { progress }),
    requestedBy: rest.requested_by,
    createdAt: isoTime(rest.created_at),
    ...(rest.started_at !== null && { startedAt: isoTime(rest.started_at) }),
    ...(rest.ended_at !== null && { endedAt: isoTime(rest.ended_at) }),
    ...(error !== null && { error }),
    ...(summary !== undefined && { summary }),
  };
}

export const runRoutes: readonly ConsoleRoute[] = [
  startReview,
  listRuns,
  getRun,
  getRunResult,
  getReview,
  cancelReview,
];
