import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Db } from './store.ts';

/**
 * A query that is built once for each database and then run with other values: building a query costs several times what
 * SQLite takes to run it. `build` gets a stand-in for each value and must not look at it.
 */
export function preparedQuery<Values extends readonly string[], Row>(
  count: Values['length'],
  build: (db: Db, values: Values) => Compilable<Row>,
): (db: Db, values: Values) => Promise<readonly Row[]> {
  const standIns = Array.from({ length: count }, (_, index) => `\u0000value ${index}`);
  const built = new WeakMap<
    object,
    { readonly query: CompiledQuery<Row>; readonly places: readonly number[] }
  >();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let known = built.get(adapter);
    if (known === undefined) {
      const query = build(db, standIns as unknown as Values).compile() as CompiledQuery<Row>;
      known = { query, places: query.parameters.map((parameter) => standIns.indexOf(parameter as string)) };
      built.set(adapter, known);
    }
    const { query, places } = known;
    const parameters = places.map((place, index) => (place < 0 ? query.parameters[index] : values[place]));
    const { rows }: QueryResult<Row> = await db.executeQuery({ ...query, parameters });
    return rows;
  };
}
