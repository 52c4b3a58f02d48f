import { tableOfVariable, type TruthTable } from './truth-table.ts';

/** A set of assignments: bit i of `care` says whether variable i is fixed, and then bit i of `value` to what. */
export interface Cube {
  readonly care: number;
  readonly value: number;
}

/**
 * Cubes that together hold under exactly the assignments of the table, none of which can be left out. They may overlap, and
 * a smaller cover may exist. Minato's irredundant sum of products (S. Minato, SASIMI 1992).
 */
export function irredundantCover(table: TruthTable, variables: number): readonly Cube[] {
  if (variables < 5) {
    const all = 2 ** (2 ** variables) - 1;
    return coverInWord(table[0]! & all, table[0]! & all, variables, all).cubes;
  }
  return coverBetween(table, table, variables).cubes;
}

interface Cover<T> {
  readonly cubes: readonly Cube[];
  /** Under which assignments they hold. */
  readonly table: T;
}

/** A cover of all of `least` and of nothing outside `most`. */
function coverBetween(least: TruthTable, most: TruthTable, variables: number): Cover<TruthTable> {
  if (least.every((word) => word === 0)) return { cubes: [], table: new Uint32Array(least.length) };
  if (most.every((word) => word === 0xffffffff)) return { cubes: [{ care: 0, value: 0 }], table: most };
  if (variables <= 5) {
    const { cubes, table } = coverInWord(least[0]!, most[0]!, variables, 0xffffffff);
    return { cubes, table: Uint32Array.of(table) };
  }
  const top = variables - 1;
  const half = least.length / 2;
  const [least0, least1] = [least.subarray(0, half), least.subarray(half)];
  const [most0, most1] = [most.subarray(0, half), most.subarray(half)];
  const only0 = coverBetween(without(least0, most1), most0, top);
  const only1 = coverBetween(without(least1, most0), most1, top);
  const rest = least0.map(
    (word, index) => (word & ~only0.table[index]!) | (least1[index]! & ~only1.table[index]!),
  );
  const both = coverBetween(
    rest,
    most0.map((word, index) => word & most1[index]!),
    top,
  );
  const table = new Uint32Array(least.length);
  for (let index = 0; index < half; index += 1) {
    table[index] = only0.table[index]! | both.table[index]!;
    table[index + half] = only1.table[index]! | both.table[index]!;
  }
  return { cubes: joined(only0.cubes, only1.cubes, both.cubes, top), table };
}

/** The same within one word. `all`: the bits that count. */
function coverInWord(least: number, most: number, variables: number, all: number): Cover<number> {
  if (least === 0) return { cubes: [], table: 0 };
  if ((~most & all) === 0) return { cubes: [{ care: 0, value: 0 }], table: all };
  const top = variables - 1;
  const where1 = tableOfVariable(top, 5)[0]! & all;
  const where0 = ~where1 & all;
  const shift = 2 ** top;
  const spread0 = (word: number) => (word & where0) | ((word & where0) << shift);
  const spread1 = (word: number) => (word & where1) | ((word & where1) >>> shift);
  const [least0, least1] = [spread0(least), spread1(least)];
  const [most0, most1] = [spread0(most), spread1(most)];
  const only0 = coverInWord(least0 & ~most1, most0, top, all);
  const only1 = coverInWord(least1 & ~most0, most1, top, all);
  const rest = (least0 & ~only0.table) | (least1 & ~only1.table);
  const both = coverInWord(rest, most0 & most1, top, all);
  const table = (only0.table & where0) | (only1.table & where1) | both.table;
  return { cubes: joined(only0.cubes, only1.cubes, both.cubes, top), table };
}

function without(table: TruthTable, other: TruthTable): TruthTable {
  return table.map((word, index) => word & ~other[index]!);
}

function joined(
  only0: readonly Cube[],
  only1: readonly Cube[],
  both: readonly Cube[],
  variable: number,
): readonly Cube[] {
  const bit = 2 ** variable;
  return [
    ...only0.map(({ care, value }) => ({ care: care | bit, value })),
    ...only1.map(({ care, value }) => ({ care: care | bit, value: value | bit })),
    ...both,
  ];
}
