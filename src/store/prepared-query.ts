import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import { EmbeddedAdapter } from './embedded-adapter.ts';
import type { Db } from './store.ts';

/** What stands in a query for a value. */
type Value = string | number | null;

/**
 * A query that is built once for each database and then run with other values: building a query costs several times what
 * SQLite takes to run it, and so does the way through Kysely, which is left out where nobody's transaction is in the way.
 * `build` gets a stand-in for each value and must not look at it.
 */
export function preparedQuery<Values extends readonly Value[], Row>(
  count: Values['length'],
  build: (db: Db, values: Values) => Compilable<Row>,
): (db: Db, values: Values) => Promise<readonly Row[]> {
  const run = prepared(count, build);
  return async (db, values) => (await run(db, values)).rows;
}

/** The same for a statement that writes; gives the number of rows that it wrote. */
export function preparedWrite<Values extends readonly Value[]>(
  count: Values['length'],
  build: (db: Db, values: Values) => Compilable,
): (db: Db, values: Values) => Promise<number> {
  const run = prepared(count, build);
  return async (db, values) => Number((await run(db, values)).numAffectedRows ?? 0n);
}

function prepared<Values extends readonly Value[], Row>(
  count: number,
  build: (db: Db, values: Values) => Compilable<Row>,
): (db: Db, values: Values) => Promise<QueryResult<Row>> {
  const standIns = Array.from({ length: count }, (_, index) => `\u0000value ${index}`);
  const built = new WeakMap<
    object,
    { readonly query: CompiledQuery<Row>; readonly places: readonly number[] }
  >();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let known = built.get(adapter);
    if (known === undefined) {
      const query = build(db, standIns as unknown as Values).compile();
      known = { query, places: query.parameters.map((parameter) => standIns.indexOf(parameter as string)) };
      built.set(adapter, known);
    }
    const { query, places } = known;
    const parameters = places.map((place, index) => (place < 0 ? query.parameters[index] : values[place]));
    if (adapter instanceof EmbeddedAdapter && (db.isTransaction || !adapter.isBusy))
      return adapter.run(query.sql, parameters);
    return await db.executeQuery<Row>({ ...query, parameters });
  };
}
