import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import { workloadArn } from '../well-architected-tool/workloads.ts';

interface Orphan {
  readonly row: string;
  readonly of: string;
}

/** Rows of something that is gone, where the database has no foreign key because it may be one of several things. */
export async function* referenceProblems(db: Db): AsyncGenerator<string> {
  const subject = sql`(select id from workload union all select arn from review_template)`;
  yield* orphans(db, 'answer', sql`subject || ' ' || lens || ' ' || question`, sql`subject`, subject);
  yield* orphans(db, 'lens_review', sql`subject || ' ' || lens`, sql`subject`, subject);
  yield* orphans(
    db,
    'share',
    sql`id`,
    sql`resource`,
    sql`(select id from workload union all select arn from review_template
      union all select arn from lens union all select arn from profile)`,
  );
  const reviewed = sql`(select id from workload union all select arn from agent_profile)`;
  for (const table of ['architecture', 'review_run'])
    yield* orphans(db, table, sql`id`, sql`subject`, reviewed);
  yield* tagsOfNothing(db);
}

async function* orphans(
  db: Db,
  table: string,
  name: RawBuilder<unknown>,
  refers: RawBuilder<unknown>,
  known: RawBuilder<unknown>,
): AsyncGenerator<string> {
  const { rows } = await sql<Orphan>`
    select ${name} as "row", ${refers} as "of" from ${sql.table(table)} where ${refers} not in ${known} order by 1`.execute(
    db,
  );
  for (const { row, of } of rows) yield `${table} ${row}: it belongs to ${of}, which is not there`;
}

async function* tagsOfNothing(db: Db): AsyncGenerator<string> {
  const workloads = await db.selectFrom('workload').select(['id', 'account', 'region']).execute();
  const { rows: others } = await sql<{ arn: string }>`select arn from review_template union all
    select arn from lens union all select arn from profile union all select arn from agent_profile`.execute(
    db,
  );
  const known = new Set([...workloads.map((row) => workloadArn(row)), ...others.map(({ arn }) => arn)]);
  const tags = await db.selectFrom('tag').select('resource').distinct().orderBy('resource').execute();
  for (const { resource } of tags)
    if (!known.has(resource)) yield `tag of ${resource}: the resource is not there`;
}
