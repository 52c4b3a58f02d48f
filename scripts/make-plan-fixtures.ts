/**
 * Makes the plans and the state in test/fixtures/terraform-plan anew from the configurations and the state beside them,
 * with the real Terraform and AWS provider, without an account or a network.
 * Usage: node scripts/make-plan-fixtures.ts <folder with a mirror of the providers>
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

interface ResourceChange {
  readonly address: string;
  readonly change: { readonly actions: readonly string[]; readonly after_unknown: unknown };
}

const mirror = process.argv[2];
if (mirror === undefined) {
  process.stderr.write('usage: node scripts/make-plan-fixtures.ts <folder with a mirror of the providers>\n');
  process.exit(2);
}

const fixtures = fileURLToPath(new URL('../test/fixtures/terraform-plan/', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'plan-fixtures-'));
try {
  make(resolve(mirror));
} finally {
  rmSync(place, { recursive: true });
}

function make(providers: string): void {
  cpSync(fixtures, place, { recursive: true });
  writeFileSync(join(place, 'orders.zip'), '');
  const settings = join(place, 'settings.tfrc');
  writeFileSync(
    settings,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(providers)}\n  }\n}\n`,
  );
  makePlan('.', settings);
  makePlan('beside-code', settings);
  makePlan('unknown-parts', settings, '-var-file=production.tfvars');
  write('state.json', JSON.parse(terraformIn('.', settings)('show', '-json', 'queue.tfstate')));
}

function makePlan(folder: string, settings: string, ...options: readonly string[]): void {
  const terraform = terraformIn(folder, settings);
  terraform('init', '-no-color');
  terraform('plan', '-no-color', '-out=plan', ...options);
  const plan = trimmed(JSON.parse(terraform('show', '-json', 'plan')) as Record<string, unknown>);
  write(join(folder, 'plan.json'), plan);
}

function terraformIn(folder: string, settings: string): (...words: string[]) => string {
  return (...words) =>
    execFileSync('terraform', words, {
      cwd: join(place, folder),
      env: { ...process.env, TF_CLI_CONFIG_FILE: settings },
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
}

/** Without what changes from run to run, and without what is said twice. */
function trimmed(plan: Record<string, unknown>): Record<string, unknown> {
  const { timestamp: _timestamp, relevant_attributes: _attributes, ...rest } = plan;
  const changes = plan['resource_changes'] as readonly ResourceChange[];
  return {
    ...rest,
    resource_changes: changes.map(({ address, change: { actions, after_unknown } }) => ({
      address,
      change: { actions, after_unknown },
    })),
  };
}

function write(name: string, content: unknown): void {
  writeFileSync(join(fixtures, name), `${JSON.stringify(content, null, 1)}\n`);
}
