import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  Architecture,
  type Diagnostic,
  type Environment,
  type Evidence,
  type Kind,
  type Requirements,
} from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import type { Check } from '../checks/check.ts';
import { gatherEvidence } from '../checks/gather-evidence.ts';
import { CHECK_IDS, loadChecks } from '../checks/load-checks.ts';
import type { OutsideRule } from '../outside-evidence/index.ts';
import { readProject } from '../readers/read-project.ts';
import { maskedCode } from '../reports/masked-code.ts';
import {
  type ArchitectureSummary,
  architectureSummary,
  parseReviewFile,
  review,
  type ReviewFile,
  type ReviewResult,
} from '../review/index.ts';
import { codeInputs, type InputOptions } from './code-inputs.ts';
import type { ProgramData } from './load-data.ts';
import { type EvidenceOptions, loadOutsideEvidence } from './load-outside-evidence.ts';
import { loadOwnChecks, type OwnCheckOptions } from './load-own-checks.ts';
import { expected } from './outputs.ts';
import type { Progress } from './progress.ts';
import { readReviewFile, type Statements } from './read-review-file.ts';
import { UsageError } from './usage-error.ts';

export interface ReviewInputs extends InputOptions, OwnCheckOptions, EvidenceOptions {
  /** Path of the review file; the folder's own where none is given; false to look at the code alone. */
  readonly config?: string | false;
  /** Lenses besides those of the review file: aliases or paths. */
  readonly lens?: readonly string[];
  /** Production or preproduction, whatever the review file says. */
  readonly environment?: string;
  /** ISO date. */
  readonly date: string;
  /** Texts that are read instead of those on the disk, by path. */
  readonly texts?: ReadonlyMap<string, string>;
}

export interface ReviewedPath {
  /** The folder that all paths of the result are relative to. */
  readonly root: string;
  readonly architecture: Architecture;
  /** The checks that had something to look at. */
  readonly checks: readonly Check[];
  /** What other tools' rules are about, with the checks that look at the same things. */
  readonly rules: readonly OutsideRule[];
  /** Kinds of the resources at hand. */
  readonly kinds: readonly Kind[];
  /** All that the checks found, suppressed or not. */
  readonly evidence: readonly Evidence[];
  /** What people say, its names resolved. */
  readonly file?: ReviewFile;
  readonly result: ReviewResult;
}

/** The whole way from a path to a result. Throws a `UsageError` where nothing could be read. */
export async function reviewPath(
  path: string,
  inputs: ReviewInputs,
  data: ProgramData,
  progress: Progress,
): Promise<ReviewedPath> {
  if (!existsSync(path))
    throw new UsageError(`there is no ${path}; name a folder or file with infrastructure code`);
  const place = statSync(path);
  if (!place.isDirectory() && !place.isFile()) throw new UsageError(`${path} is neither a folder nor a file`);
  progress.show('reading');
  const project = readProject(path, {
    ...codeInputs(path, inputs),
    ...(inputs.texts !== undefined && { texts: inputs.texts }),
  });
  const { lenses, pack, ...statements }: Statements =
    inputs.config === false
      ? { lenses: [data.framework], pack: data.pack }
      : readReviewFile(project.root, inputs.config, data, inputs.lens);
  const file = inEnvironment(statements.file, inputs.environment);
  const architecture = new Architecture(project, kinds);
  if (!architecture.files.some(({ status }) => status !== 'skipped'))
    throw nothingReadable(path, architecture);
  const own = await loadOwnChecks(project.root, file, inputs, { lenses, pack });
  const checks = [...(await loadChecks(kindsIn(architecture))), ...own.checks];
  progress.show(`examining ${architecture.resources.length} resources`);
  const ownIds = new Set(own.checks.map(({ id }) => id));
  const evidence = gatherEvidence(architecture, checks, requirementsOf(file)).map((item) =>
    ownIds.has(item.check) ? withoutSecrets(item) : item,
  );
  const { root } = project;
  const outside = await loadOutsideEvidence(
    { root, architecture, kinds, pack: own.pack, own: evidence, checks, date: inputs.date },
    inputs,
  );
  const result = review({
    lenses,
    pack: outside?.pack ?? own.pack,
    checks: [...checks, ...(outside?.rules ?? []).map(ruleWithoutSecrets)],
    checkIds: [...CHECK_IDS, ...own.checks.map(({ id }) => id)],
    evidence: [...evidence, ...(outside?.evidence ?? []).map(withoutSecrets)],
    ...(outside !== undefined && { outside: { account: outside.account, ruleIds: outside.ruleIds } }),
    suppressions: suppressionsIn(architecture),
    file,
    architecture: withDiagnostics(
      architectureSummary(architecture, requirementsOf(file)),
      outside?.diagnostics ?? [],
    ),
    priorityFacts: data.priorityFacts,
    name: basename(project.root),
    date: inputs.date,
  });
  return {
    root,
    architecture,
    checks,
    rules: outside?.rules ?? [],
    kinds,
    evidence,
    ...(file !== undefined && { file }),
    result,
  };
}

function withDiagnostics(
  summary: ArchitectureSummary,
  diagnostics: readonly Diagnostic[],
): ArchitectureSummary {
  if (diagnostics.length === 0) return summary;
  return { ...summary, diagnostics: [...summary.diagnostics, ...diagnostics] };
}

function kindsIn({ resources }: Architecture): ReadonlySet<string> {
  return new Set(resources.flatMap(({ kind }) => kind ?? []));
}

function suppressionsIn({ resources }: Architecture) {
  return resources.flatMap(({ id, declared: { scope, suppressions = [] } }) =>
    suppressions.map((suppression) => ({ ...suppression, resource: id, scope })),
  );
}

/** Messages that others compose may quote any value of the code. */
function withoutSecrets(item: Evidence): Evidence {
  return { ...item, message: maskedCode(item.message) };
}

/** Nor are the titles of other tools' rules our own. */
function ruleWithoutSecrets(rule: OutsideRule): OutsideRule {
  return { ...rule, title: maskedCode(rule.title), remediation: maskedCode(rule.remediation) };
}

/** What the review file states that checks measure code against. */
function requirementsOf(file: Statements['file']): Requirements {
  if (file === undefined) return {};
  const { objectives, dataClasses, workload } = file;
  return { objectives, dataClasses, environment: workload.environment };
}

/** The review file with the environment that the command line names. */
function inEnvironment(file: Statements['file'], given: string | undefined): Statements['file'] {
  if (given === undefined) return file;
  const environment = ENVIRONMENTS.get(given);
  if (environment === undefined)
    throw new UsageError(`unknown --environment "${given}"; ${expected(given, [...ENVIRONMENTS.keys()])}`);
  const stated = file ?? parseReviewFile('', '').file;
  return { ...stated, workload: { ...stated.workload, environment } };
}

const ENVIRONMENTS: ReadonlyMap<string, Environment> = new Map([
  ['production', 'PRODUCTION'],
  ['preproduction', 'PREPRODUCTION'],
]);

/** Today in UTC, as an ISO date. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function nothingReadable(path: string, { files }: Architecture): UsageError {
  const shown = files.slice(0, 10).map((file) => `${file.path}: ${file.reason}`);
  const more = files.length > 10 ? [`and ${files.length - 10} more`] : [];
  return new UsageError(
    `nothing to review in ${path}: looked for Terraform (.tf, .tf.json), Terraform plans (terraform show -json), ` +
      `CloudFormation and SAM templates (.yaml, .yml, .json, .template) and CDK assemblies (cdk.out).` +
      (files.length > 0 ? ' Skipped:' : ''),
    [...shown, ...more],
  );
}
