/**
 * Times what people with many workloads ask for: ListWorkloads in pages of 50 of 100,000 workloads, and the consolidated report
 * over 1,000 workloads with 57 answers each, as JSON and as PDF. Needs a build.
 *
 *   npx node scripts/load-portfolio.ts [--rounds 20]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import {
  answerTo,
  type Key,
  type LoadedServer,
  makeWorkload,
  memoryMb,
  newKey,
  percentile,
  startServer,
} from './loaded-server.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const ROUNDS = Number(values.rounds);
const [LISTED, REPORTED] = [100_000, 1_000];
const [LARGE_ACCOUNT, REPORT_ACCOUNT] = ['111122223333', '444455556666'];
const AT_ONCE = 16;

const folder = mkdtempSync(join(tmpdir(), 'hexastyle-portfolio-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const large = newKey(folder, LARGE_ACCOUNT);
const reporting = newKey(folder, REPORT_ACCOUNT);
const server = await startServer(folder);
try {
  await answerAll(server, reporting);
  await multiply(server, large);
  await list(server, large);
  await report(server, reporting, 'JSON');
  await report(server, reporting, 'PDF');
} finally {
  server.process.kill('SIGTERM');
}

/** 1,000 workloads with an answer to every question, as clients would make them. */
async function answerAll(to: LoadedServer, key: Key): Promise<void> {
  const first = await makeWorkload(to, key, 'reported 0');
  const choices = await firstChoices(to, key, first);
  const names = Array.from({ length: REPORTED - 1 }, (_, number) => `reported ${number + 1}`);
  const ids = [first, ...(await inTurns(names, (name) => makeWorkload(to, key, name)))];
  const writes = ids.flatMap((id) => choices.map((choice) => ({ id, ...choice })));
  await inTurns(writes, ({ id, question, choice }) =>
    answerTo(to, key, {
      method: 'PATCH',
      path: `/workloads/${id}/lensReviews/wellarchitected/answers/${question}`,
      body: { SelectedChoices: [choice] },
    }),
  );
}

async function firstChoices(to: LoadedServer, key: Key, workload: string) {
  const found: { question: string; choice: string }[] = [];
  for (let token = ''; ; ) {
    const page = (await jsonOf(to, key, {
      path: `/workloads/${workload}/lensReviews/wellarchitected/answers?MaxResults=50${token}`,
    })) as { AnswerSummaries: { QuestionId: string; Choices: { ChoiceId: string }[] }[]; NextToken?: string };
    for (const { QuestionId, Choices } of page.AnswerSummaries)
      found.push({ question: QuestionId, choice: Choices[0]!.ChoiceId });
    if (page.NextToken === undefined) return found;
    token = `&NextToken=${encodeURIComponent(page.NextToken)}`;
  }
}

/** Copies one workload in the database itself: quotas and 100,000 requests are not what is timed. */
async function multiply(to: LoadedServer, key: Key): Promise<void> {
  const pattern = await makeWorkload(to, key, 'listed 0');
  const database = new Database(join(folder, 'hexastyle.db'), { timeout: 5000 });
  const id = `printf('%032x', n.value)`;
  database.exec(`
    create temp table n as
      with recursive counted(value) as (select 1 union all select value + 1 from counted where value < ${LISTED - 1})
      select value from counted;
    insert into workload
      select ${id}, account, region, 'listed ' || n.value, 'listed' || n.value, body, profile, profile_version,
        created_at, updated_at, revision from workload, n where id = '${pattern}';
    insert into lens_review
      select ${id}, lens, version, position, body, updated_at from lens_review, n where subject = '${pattern}';
  `);
  database.close();
}

async function list(to: LoadedServer, key: Key): Promise<void> {
  const times: number[] = [];
  let shown = 0;
  for (let token = ''; ; ) {
    const body = { MaxResults: 50, ...(token !== '' && { NextToken: token }) };
    const begun = performance.now();
    const page = (await jsonOf(to, key, { method: 'POST', path: '/workloadsSummaries', body })) as {
      WorkloadSummaries: unknown[];
      NextToken?: string;
    };
    times.push(performance.now() - begun);
    shown += page.WorkloadSummaries.length;
    if (page.NextToken === undefined) break;
    token = page.NextToken;
  }
  if (shown !== LISTED) throw new Error(`${shown} workloads were listed, not ${LISTED}`);
  say(`ListWorkloads, ${times.length} pages of 50`, times);
}

async function report(to: LoadedServer, key: Key, format: 'JSON' | 'PDF'): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    let shown = 0;
    for (let token = ''; ; ) {
      const page = (await jsonOf(to, key, { path: `/consolidatedReport?Format=${format}${token}` })) as {
        Metrics?: unknown[];
        NextToken?: string;
      };
      shown += page.Metrics?.length ?? 0;
      if (page.NextToken === undefined) break;
      token = `&NextToken=${encodeURIComponent(page.NextToken)}`;
    }
    if (format === 'JSON' && shown !== REPORTED) throw new Error(`${shown} workloads were reported`);
    times.push(performance.now() - begun);
  }
  say(`consolidated report as ${format}, ${ROUNDS} times`, times);
}

async function jsonOf(
  to: LoadedServer,
  key: Key,
  wanted: { readonly method?: 'POST'; readonly path: string; readonly body?: object },
): Promise<unknown> {
  return JSON.parse((await answerTo(to, key, { method: 'GET', ...wanted })).toString());
}

async function inTurns<T, U>(items: readonly T[], run: (item: T) => Promise<U>): Promise<readonly U[]> {
  const results: U[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await run(items[index]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

function say(what: string, times: readonly number[]): void {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)].map(Math.round);
  process.stdout.write(
    `${what.padEnd(42)} p50 ${p50} ms, p95 ${p95} ms, server ${Math.round(memoryMb(server.process.pid!))} MB\n`,
  );
}
