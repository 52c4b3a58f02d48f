import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExpressionTruth, PlanTruth } from '../test/terraform-cases.ts';

/** Every expression as an output of one plan; those that Terraform refuses are taken out one after the other. */
export function expressionTruths(
  expressions: readonly string[],
  folder?: string,
): readonly ExpressionTruth[] {
  const refused = new Set<number>();
  return inScratchFolder(folder, (scratch) => {
    for (let isRefused = true; isRefused; ) {
      const lines = writeOutputs(scratch, expressions, refused);
      const failed = failuresIn(scratch);
      isRefused = failed.length > 0;
      const before = refused.size;
      for (const { line, output } of failed) {
        const index = output ?? lines[line - 1];
        if (index !== undefined) refused.add(index);
      }
      if (isRefused && refused.size === before)
        throw new Error('Terraform refuses it for no expression of its own');
    }
    const outputs = plannedOutputs(scratch);
    if (outputs === undefined) return truthsOfHalves(expressions, folder);
    return expressions.map((expression, index): ExpressionTruth => {
      const output = outputs[`c${index}`];
      if (refused.has(index)) return { expression, refused: true };
      if (output?.after_unknown === true) return { expression, unknown: true };
      const truth = { expression, value: output?.after ?? null };
      const partly = output?.after_unknown;
      return typeof partly === 'object' && JSON.stringify(partly).includes('true')
        ? { ...truth, partly }
        : truth;
    });
  });
}

/** Undefined where a value has no form in JSON, as an infinite number inside a list. */
function plannedOutputs(scratch: string): Plan['output_changes'] {
  try {
    return plan(scratch, []).output_changes ?? {};
  } catch {
    return undefined;
  }
}

function truthsOfHalves(
  expressions: readonly string[],
  folder: string | undefined,
): readonly ExpressionTruth[] {
  const [only] = expressions;
  if (expressions.length === 1 && only !== undefined) return [{ expression: only, refused: true }];
  const middle = Math.ceil(expressions.length / 2);
  return [expressions.slice(0, middle), expressions.slice(middle)].flatMap((half) =>
    expressionTruths(half, folder),
  );
}

/** Writes the outputs, and tells for each line of the file which expression stands there. */
function writeOutputs(
  scratch: string,
  expressions: readonly string[],
  refused: ReadonlySet<number>,
): number[] {
  const lines: number[] = [];
  let text = '';
  for (const [index, expression] of expressions.entries()) {
    if (refused.has(index)) continue;
    const block = `output "c${index}" {\n  sensitive = true\n  value = ${expression}\n}\n`;
    for (let line = block.split('\n').length - 1; line > 0; line--) lines.push(index);
    text += block;
  }
  writeFileSync(join(scratch, 'main.tf'), text);
  return lines;
}

interface Failure {
  readonly line: number;
  /** The number of the output; infinite numbers fail only when the plan is written, and without a line. */
  readonly output: number | undefined;
}

interface Message {
  readonly diagnostic?: {
    readonly severity: string;
    readonly detail: string;
    readonly range?: { readonly start: { readonly line: number } };
  };
}

function failuresIn(scratch: string): readonly Failure[] {
  return run(['plan', '-json', '-out=plan.bin'], scratch, true)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line): readonly Failure[] => {
      const { diagnostic } = JSON.parse(line) as Message;
      if (diagnostic?.severity !== 'error') return [];
      const outputs = [...diagnostic.detail.matchAll(/serializing output value "c(\d+)"/g)];
      if (outputs.length > 0) return outputs.map(([, output]) => ({ line: 0, output: Number(output) }));
      return [{ line: diagnostic.range?.start.line ?? 0, output: undefined }];
    });
}

interface PlannedModule {
  readonly resources?: readonly { address: string; mode: string; values: Record<string, unknown> }[];
  readonly child_modules?: readonly PlannedModule[];
}

interface Plan {
  readonly output_changes?: Record<string, { after?: unknown; after_unknown?: unknown }>;
  readonly planned_values?: { readonly root_module?: PlannedModule };
}

function plan(folder: string, options: readonly string[]): Plan {
  run(['plan', '-out=plan.bin', ...options], folder, false);
  return JSON.parse(run(['show', '-json', 'plan.bin'], folder, false)) as Plan;
}

/** The managed resources that Terraform plans for the folder. */
export function planTruth(folder: string): PlanTruth {
  const optionsFile = join(folder, 'options.json');
  const options = existsSync(optionsFile) ? (JSON.parse(readFileSync(optionsFile, 'utf8')) as string[]) : [];
  return inScratchFolder(folder, (scratch) => {
    run(['init', '-backend=false'], scratch, false);
    const { planned_values: planned } = plan(scratch, options);
    return { resources: resourcesIn(planned?.root_module ?? {}) };
  });
}

function resourcesIn({
  resources = [],
  child_modules: children = [],
}: PlannedModule): PlanTruth['resources'] {
  const own = resources
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, values }) => ({ address, values: withoutNulls(values) as Record<string, unknown> }));
  return [...own, ...children.flatMap(resourcesIn)].toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNulls(item)]])),
  );
}

function inScratchFolder<T>(from: string | undefined, use: (scratch: string) => T): T {
  const scratch = mkdtempSync(join(tmpdir(), 'terraform-truths-'));
  try {
    if (from !== undefined) cpSync(from, scratch, { recursive: true });
    return use(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(commandArguments: readonly string[], folder: string, mayFail: boolean): string {
  const configuration = join(folder, 'terraform.rc');
  const mirror = process.env['TF_PLUGIN_MIRROR'];
  writeFileSync(
    configuration,
    mirror === undefined
      ? ''
      : `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`,
  );
  try {
    return execFileSync(
      'terraform',
      [...commandArguments.slice(0, 1), '-no-color', ...commandArguments.slice(1)],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, TF_CLI_CONFIG_FILE: configuration, TF_IN_AUTOMATION: '1' },
        stdio: ['ignore', 'pipe', mayFail ? 'ignore' : 'inherit'],
        maxBuffer: 256 * 1024 * 1024,
      },
    );
  } catch (error) {
    if (mayFail && error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}
