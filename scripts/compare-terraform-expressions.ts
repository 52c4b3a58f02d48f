/**
 * Holds random expressions against Terraform: `node scripts/compare-terraform-expressions.ts [count] [seed]`. Prints each
 * expression whose value differs, and fails if there is one. What stays unresolved is counted. With `--console`, the truth
 * comes from `terraform console` instead of `terraform plan`. With `--lenient`, those are printed as well that are
 * evaluated although Terraform refuses them. With `--sample=file`, the first 200 that Terraform accepts are written to a
 * case file of test/fixtures/terraform/expressions instead.
 */
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { consoleTruths } from './terraform-console.ts';
import { expressionTruths } from './terraform-truths.ts';
import { type Property, propertiesAt, Unresolved } from '../src/architecture/index.ts';
import { readTerraform } from '../src/readers/terraform/read-terraform.ts';
import type { ExpressionTruth } from '../test/terraform-cases.ts';
import { ExpressionGrammar } from './terraform-expression-grammar.ts';

const UNRESOLVED = '\u{0}unresolved';

const words = process.argv.slice(2);
const [count = 1000, seed = Date.now() % 1_000_000] = words
  .filter((word) => !word.startsWith('--'))
  .map(Number);
const sample = words.find((word) => word.startsWith('--sample='))?.slice('--sample='.length);

const isConsole = words.includes('--console');
const truthsOf = isConsole ? consoleTruths : expressionTruths;

// The console applies: it leaves nothing unknown.
const grammar = new ExpressionGrammar(seed, sample === undefined && !isConsole);
const expressions = [...new Set(Array.from({ length: count }, () => grammar.next()))].filter(
  (text) => text.length < 400,
);

if (sample === undefined) compare();
else writeSample(sample);

function writeSample(file: string): void {
  const accepted = expressionTruths(expressions).filter(({ refused }) => !refused);
  const lines = accepted.slice(0, 200).map(({ expression }) => expression);
  writeFileSync(
    file,
    `# Made by scripts/compare-terraform-expressions.ts ${count} ${seed}.\n${lines.join('\n')}\n`,
  );
}

function compare(): void {
  const truths = truthsOf(expressions);
  const counts = new Map<string, number>();
  const early: { readonly expression: string; readonly mine: unknown }[] = [];
  for (const [index, mine] of evaluated(truths).entries()) {
    const truth = truths[index];
    if (truth === undefined) continue;
    const verdict = verdictOn(mine, truth);
    if (verdict === 'known-earlier') early.push({ expression: truth.expression, mine });
    count1(counts, verdict);
    if (verdict === 'wrong' || (verdict === 'lenient' && words.includes('--lenient'))) complain(truth, mine);
  }
  for (const [index, truth] of truthsOf(early.map(({ expression }) => asApplied(expression))).entries()) {
    const mine = early[index]?.mine;
    const isRight =
      truth.refused || isDeepStrictEqual(mine, truth.value) || (isOpen(mine) && isPartOf(mine, truth.value));
    if (!isRight) complain(truth, mine);
    count1(counts, isRight ? 'of these right when applied' : 'wrong');
  }
  process.stdout.write(`seed ${seed}: ${JSON.stringify(Object.fromEntries(counts))}\n`);
  if (counts.has('wrong')) process.exitCode = 1;
}

function count1(counts: Map<string, number>, verdict: string): void {
  counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
}

function complain(truth: ExpressionTruth, mine: unknown): void {
  process.stdout.write(`${JSON.stringify(truth)}\n  found ${JSON.stringify(mine)}\n`);
}

/** The expression with what only applying tells filled in. */
function asApplied(expression: string): string {
  return expression.replaceAll('timestamp()', '"2026-11-21T12:00:00Z"');
}

function isOpen(mine: unknown): boolean {
  return JSON.stringify(mine ?? null).includes('\\u0000unresolved');
}

/** `lenient`: Terraform refuses the whole for a part that the value does not use. */
function verdictOn(
  mine: unknown,
  truth: ExpressionTruth,
): 'right' | 'unresolved' | 'refused' | 'lenient' | 'known-earlier' | 'wrong' {
  if (truth.refused) return isOpen(mine) ? 'refused' : 'lenient';
  if (truth.unknown) return isOpen(mine) ? 'right' : 'known-earlier';
  if (isDeepStrictEqual(mine, withOneZero(truth.value))) return 'right';
  if (isOpen(mine)) return isPartOf(mine, truth.value) ? 'unresolved' : 'wrong';
  return truth.partly === undefined ? 'wrong' : 'known-earlier';
}

/** JSON has one zero only, but for the console. */
function withOneZero(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(withOneZero);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOneZero(item)]));
}

/** Whether all that is known is as in the truth. */
function isPartOf(mine: unknown, truth: unknown): boolean {
  if (mine === UNRESOLVED || truth === null) return true;
  if (typeof mine !== 'object' || mine === null) return mine === truth;
  if (typeof truth !== 'object') return false;
  if (Array.isArray(mine) && Array.isArray(truth)) return isPartOfList(mine, truth);
  const fields = truth as Readonly<Record<string, unknown>>;
  return Object.entries(mine).every(([key, item]) => isPartOf(item, fields[key] ?? null));
}

/** Open members of a set have no place in its order yet. */
function isPartOfList(mine: readonly unknown[], truth: readonly unknown[]): boolean {
  if (mine.length !== truth.length) return false;
  if (mine.every((item, index) => isPartOf(item, truth[index] ?? null))) return true;
  return mine.every(
    (item) => item === UNRESOLVED || truth.some((other) => isDeepStrictEqual(item, withOneZero(other))),
  );
}

function evaluated(truths: readonly ExpressionTruth[]): readonly unknown[] {
  const text = truths
    .map(({ expression }, index) => `resource "x_case" "c${index}" {\n  value = ${expression}\n}\n`)
    .join('');
  const { resources } = readTerraform({
    paths: ['main.tf'],
    read: (path) => (path === 'main.tf' ? text : undefined),
  });
  const byId = new Map(resources.map(({ id, properties }) => [id, properties]));
  return truths.map((_, index) => {
    const properties = byId.get(`x_case.c${index}`);
    const [property] = properties === undefined ? [] : propertiesAt(properties, 'value');
    return property === undefined ? UNRESOLVED : plainValue(property);
  });
}

function plainValue({ value }: Property): unknown {
  if (value instanceof Unresolved) return UNRESOLVED;
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [key, plainValue(item)]));
  if (Array.isArray(value)) return value.map(plainValue);
  // JSON has one zero only.
  return value === 0 ? 0 : value;
}
