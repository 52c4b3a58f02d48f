/** GiB of the `large` size of a family; other sizes are multiples of it. Source: the instance types of Amazon RDS. */
const LARGE_GIB: readonly (readonly [family: RegExp, gib: number])[] = [
  [/^t\d/, 8],
  [/^m\d/, 8],
  [/^r\d/, 16],
  [/^x2g/, 32],
];

const SIZES: ReadonlyMap<string, number> = new Map([
  ['micro', 1 / 8],
  ['small', 1 / 4],
  ['medium', 1 / 2],
  ['large', 1],
  ['xlarge', 2],
]);

const BYTES_PER_GIB = 2 ** 30;

/** Memory of an instance class such as `db.t4g.micro`, in bytes; undefined for families not listed. */
export function memoryBytes(instanceClass: string): number | undefined {
  const [, family = '', many = '', size = ''] =
    /^db\.([a-z]\w{1,8})\.(\d{0,2})(micro|small|medium|large|xlarge)$/.exec(instanceClass) ?? [];
  const large = LARGE_GIB.find(([pattern]) => pattern.test(family))?.[1];
  const share = SIZES.get(size);
  if (large === undefined || share === undefined) return undefined;
  return large * share * (many === '' ? 1 : Number(many)) * BYTES_PER_GIB;
}

/**
 * The most connections a database takes at its default settings, a little more than in truth, for the memory that the
 * engine counts is a little less than the machine's. Source: "Maximum number of database connections", RDS User Guide.
 */
export function defaultMaximumConnections(engine: string, memory: number): number | undefined {
  if (engine === 'postgres' || engine === 'aurora-postgresql') {
    return Math.min(Math.floor(memory / 9_531_392), 5000);
  }
  if (engine === 'mysql' || engine === 'mariadb') return Math.floor(memory / 12_582_880);
  return undefined;
}
