/**
 * Writes what Terraform itself makes of the cases in test/fixtures/terraform, beside them. The tests read only what is
 * written here. Needs `terraform` 1.11 on the PATH and, for the plan cases, the AWS provider in a folder that
 * TF_PLUGIN_MIRROR names (`terraform providers mirror` makes one).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expressionsIn } from '../test/terraform-cases.ts';
import { expressionTruths, planTruth } from './terraform-truths.ts';

const FIXTURES = join(import.meta.dirname, '..', 'test', 'fixtures', 'terraform');
const [only] = process.argv.slice(2);

for (const file of readdirSync(join(FIXTURES, 'expressions'))) {
  if (file.endsWith('.txt') && (only === undefined || only === file)) makeExpressionTruths(file);
}
for (const name of readdirSync(join(FIXTURES, 'plans'))) {
  if (only === undefined || only === name) makePlanTruth(name);
}

function makeExpressionTruths(file: string): void {
  const folder = join(FIXTURES, 'expressions');
  const expressions = expressionsIn(readFileSync(join(folder, file), 'utf8'));
  write(join(folder, file.replace('.txt', '.json')), expressionTruths(expressions, folder));
}

function makePlanTruth(name: string): void {
  const folder = join(FIXTURES, 'plans', name);
  write(join(folder, 'expected.json'), planTruth(folder));
}

function write(path: string, data: unknown): void {
  writeFileSync(path, `${JSON.stringify(data, null, 1)}\n`);
  process.stdout.write(`${path}\n`);
}
