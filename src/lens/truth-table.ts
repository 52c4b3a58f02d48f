import type { Condition } from './lens.ts';

/**
 * A truth table over n variables: bit a of the table (bit a % 32 of word a / 32) is the value under assignment a, in which
 * variable i has the value of bit i of a. With fewer than five variables only the low 2^n bits of the one word count.
 */
export type TruthTable = Uint32Array;

/** Most variables a table is made for: 2^20 bits are 128 KiB. */
export const MAX_VARIABLES = 20;

/** The values of variables 0 to 4 under assignments 0 to 31. */
const FIRST_VARIABLES = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000];

function wordsFor(variables: number): number {
  return variables <= 5 ? 1 : 2 ** (variables - 5);
}

/** The table that is true under every assignment, and clear in the bits that do not count. */
export function tableOfAll(variables: number): TruthTable {
  return new Uint32Array(wordsFor(variables)).fill(variables < 5 ? 2 ** (2 ** variables) - 1 : 0xffffffff);
}

/** The table that is true under the one assignment where every variable is false. */
export function tableOfNoneSet(variables: number): TruthTable {
  const table = new Uint32Array(wordsFor(variables));
  table[0] = 1;
  return table;
}

export function tableOfVariable(variable: number, variables: number): TruthTable {
  const table = new Uint32Array(wordsFor(variables));
  const pattern = FIRST_VARIABLES[variable];
  if (pattern !== undefined) return table.fill(pattern);
  for (let word = 0; word < table.length; word += 1) {
    if ((word >>> (variable - 5)) & 1) table[word] = 0xffffffff;
  }
  return table;
}

export function tableOfConstant(value: boolean, variables: number): TruthTable {
  return new Uint32Array(wordsFor(variables)).fill(value ? 0xffffffff : 0);
}

/** The table of a condition, given the table of each choice. Bits that do not count may hold anything. */
export function tableOfCondition(
  condition: Condition,
  tableOfChoice: (id: string) => TruthTable,
  variables: number,
): TruthTable {
  switch (condition.op) {
    case 'default':
      return tableOfConstant(true, variables);
    case 'choice':
      return tableOfChoice(condition.id);
    case 'not':
      return tableOfCondition(condition.operand, tableOfChoice, variables).map((word) => ~word);
    case 'and':
    case 'or': {
      const isAnd = condition.op === 'and';
      const result = tableOfConstant(isAnd, variables);
      for (const operand of condition.operands) {
        const table = tableOfCondition(operand, tableOfChoice, variables);
        if (isAnd) keepCommon(result, table);
        else addAll(result, table);
      }
      return result;
    }
  }
}

function keepCommon(result: TruthTable, table: TruthTable): void {
  for (let word = 0; word < result.length; word += 1) result[word]! &= table[word]!;
}

function addAll(result: TruthTable, table: TruthTable): void {
  for (let word = 0; word < result.length; word += 1) result[word]! |= table[word]!;
}

export function conjunction(a: TruthTable, b: TruthTable): TruthTable {
  const result = a.slice();
  keepCommon(result, b);
  return result;
}

export function complement(table: TruthTable): TruthTable {
  return table.map((word) => ~word);
}

/** How many bits are set both in the table and in the mask. */
export function countCommon(table: TruthTable, mask: TruthTable): number {
  let count = 0;
  for (let word = 0; word < table.length; word += 1) count += bitCount(table[word]! & mask[word]!);
  return count;
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Whether the table differs, under some assignment, between the variable being true and being false. */
export function dependsOn(table: TruthTable, variable: number): boolean {
  if (variable >= 5) {
    const step = 2 ** (variable - 5);
    return table.some((word, index) => (index & step) === 0 && word !== table[index + step]);
  }
  const shift = 2 ** variable;
  const whereFalse = ~FIRST_VARIABLES[variable]!;
  return table.some((word) => ((word ^ (word >>> shift)) & whereFalse) !== 0);
}

/** Whether no bit is set both in the table and in the mask. */
export function isEmptyWithin(table: TruthTable, mask: TruthTable): boolean {
  return table.every((word, index) => (word & mask[index]!) === 0);
}

/** The lowest assignment whose bit is set both in the table and in the mask. */
export function firstCommon(table: TruthTable, mask: TruthTable): number | undefined {
  for (let word = 0; word < table.length; word += 1) {
    const common = table[word]! & mask[word]!;
    if (common !== 0) return word * 32 + 31 - Math.clz32(common & -common);
  }
  return undefined;
}

/** The table whose value, whatever the variable is, is the value that the given one has where the variable is true. */
export function withVariableSet(table: TruthTable, variable: number): TruthTable {
  if (variable >= 5) {
    const step = 2 ** (variable - 5);
    return table.map((_, index) => table[index | step]!);
  }
  const shift = 2 ** variable;
  const whereTrue = FIRST_VARIABLES[variable]!;
  return table.map((word) => {
    const set = word & whereTrue;
    return set | (set >>> shift);
  });
}
