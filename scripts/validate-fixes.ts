/**
 * Lets Terraform judge the fixes of the catalogue: `node scripts/validate-fixes.ts`. Every Terraform example that contradicts
 * becomes a module, as it stands and as the fix leaves it; `terraform validate` may find no error in the second that it does
 * not find in the first, and `terraform fmt` nothing to do where it had nothing to do before. Needs `terraform` and a
 * mirror of the AWS provider (`TF_CLI_CONFIG_FILE`).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kinds } from '../src/architecture/kinds/index.ts';
import { checks } from '../src/checks/index.ts';
import { fixedExample } from '../src/fixes/fixed-example.ts';

interface Judged {
  /** Errors by example. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
  /** Examples that are not formatted. */
  readonly unformatted: ReadonlySet<string>;
}

const examples = checks.flatMap((check) => {
  const text = check.examples.terraform?.contradicts?.trim();
  if (check.fix === undefined || text === undefined) return [];
  const fixed = fixedExample(check, kinds, 'terraform', `${text}\n`);
  return fixed.plan.fixed.length === 0 ? [] : [{ id: check.id, before: `${text}\n`, after: fixed.text }];
});

const before = judged(new Map(examples.map(({ id, before }) => [id, before])));
const after = judged(new Map(examples.map(({ id, after }) => [id, after])));
const worse = examples.flatMap(({ id }) => {
  const known = before.errors.get(id) ?? [];
  const added = (after.errors.get(id) ?? []).filter((error) => !known.includes(error));
  const isDisordered = after.unformatted.has(id) && !before.unformatted.has(id);
  return [...added, ...(isDisordered ? ['terraform fmt would change it'] : [])].map((why) => `${id}: ${why}`);
});
for (const line of worse) process.stdout.write(`${line}\n`);
const sound = examples.filter(({ id }) => (before.errors.get(id) ?? []).length === 0).length;
process.stdout.write(
  `${examples.length} fixed examples, ${sound} of them valid before the fix; ${worse.length} complaints about fixes.\n`,
);
process.exitCode = worse.length > 0 ? 1 : 0;

function judged(texts: ReadonlyMap<string, string>): Judged {
  const folder = mkdtempSync(join(tmpdir(), 'validate-fixes-'));
  try {
    const calls = [...texts].map(([id, text]) => {
      mkdirSync(join(folder, id));
      writeFileSync(join(folder, id, 'main.tf'), text);
      return `module "${id}" {\n  source = "./${id}"\n}\n`;
    });
    writeFileSync(join(folder, 'main.tf'), calls.join('\n'));
    run(folder, ['init', '-backend=false', '-input=false', '-no-color']);
    const { diagnostics } = JSON.parse(run(folder, ['validate', '-json'])) as {
      readonly diagnostics: readonly {
        readonly severity: string;
        readonly summary: string;
        readonly detail?: string;
        readonly range?: { readonly filename: string };
      }[];
    };
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const byExample = Map.groupBy(errors, ({ range }) => range?.filename.split('/')[0] ?? '');
    const list = run(folder, ['fmt', '-check', '-recursive', '-list=true']);
    return {
      errors: new Map(
        [...byExample].map(([id, found]) => [
          id,
          found.map(({ summary, detail = '' }) => `${summary}: ${detail.replaceAll(/\s+/g, ' ')}`),
        ]),
      ),
      unformatted: new Set(list.split('\n').map((path) => path.split('/')[0] ?? '')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder: string, words: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync('terraform', words, { cwd: folder, encoding: 'utf8' });
  if (status === null || (status !== 0 && words[0] === 'init')) throw new Error(`${stdout}\n${stderr}`);
  return stdout;
}
