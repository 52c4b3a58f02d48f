import type { DeclaredResource, Readings } from '../../architecture/index.ts';
import type { ProjectFiles } from '../project-files.ts';
import { CodeBeside } from './code-beside.ts';
import { EvaluatedCode } from './evaluated-code.ts';
import { listOf, member, objectOf, textOf } from './json.ts';
import { PlanConfiguration } from './plan-configuration.ts';
import { PlanReferences } from './plan-references.ts';
import { linesOfAddresses } from './plan-lines.ts';
import { type PlannedResource, plannedResources } from './planned-resources.ts';
import { PlannedProperties } from './planned-property.ts';

/** What a plan or a state states. */
export interface PlanReadings extends Readings {
  readonly sort: 'plan' | 'state';
  /** The folder of the code it was made from, where that is among the files. */
  readonly rootFolder?: string;
}

/**
 * Reads what `terraform show -json` writes of a plan or a state: every managed resource as it will be, or is.
 * What only applying will tell is unresolved, with the resources it comes from; sensitive texts and collections are
 * unresolved too, while sensitive numbers and truth values are kept, because settings are made of them and secrets are not.
 * Where `files` has the code, in the folder of the plan or one around it, every place is a place in that code, links go
 * through its locals and `dynamic` blocks, which a plan does not keep, and of what the plan leaves unknown the parts are
 * known that the code knows: the statements of a policy with one unknown name in it.
 */
export function readTerraformPlan(path: string, text: string, files?: ProjectFiles): PlanReadings {
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch (error) {
    return nothingFrom(
      path,
      `not JSON: ${error instanceof Error ? error.message : String(error)}`,
      lineOfError(error, text),
    );
  }
  const values = member(plan, 'planned_values') ?? member(plan, 'values');
  const root = member(values, 'root_module');
  if (member(plan, 'format_version') === undefined || (root === undefined && !isEmpty(plan, values))) {
    return nothingFrom(path, 'neither a plan nor a state as "terraform show -json" writes them', 1);
  }
  if (root !== undefined && objectOf(root) === undefined) {
    return nothingFrom(path, 'its root module is not an object', 1);
  }
  const { resources: planned, unread } = plannedResources(root);
  const code = files === undefined ? undefined : CodeBeside.find(path, planned, files);
  const problem = problemOf(plan, unread);
  return {
    sort: member(plan, 'planned_values') === undefined ? 'state' : 'plan',
    ...(code === undefined ? {} : { rootFolder: code.rootFolder }),
    resources: new PlanReading({ path, text, plan, planned, code, files }).resources(),
    files: [problem === undefined ? { path, status: 'read' } : { path, status: 'partly', reason: problem }],
    diagnostics:
      problem === undefined
        ? []
        : [{ severity: 'warning', message: `Read in part: ${problem}.`, file: path, line: 1 }],
  };
}

/** A plan or state without resources has no values at all. */
function isEmpty(plan: unknown, values: unknown): boolean {
  if (values !== undefined && values !== null) return objectOf(values) !== undefined;
  const keys = Object.keys(objectOf(plan) ?? {});
  return (
    keys.every((key) => ['format_version', 'terraform_version', 'checks', 'timestamp'].includes(key)) ||
    keys.includes('resource_changes')
  );
}

function problemOf(plan: unknown, unread: number): string | undefined {
  const version = textOf(member(plan, 'format_version')) ?? '';
  if (!/^[01]\./.test(version))
    return `its format version ${version.slice(0, 20)} is newer than what is known here`;
  if (member(plan, 'errored') === true) return 'Terraform could not finish this plan';
  if (unread > 0)
    return `${unread} ${unread === 1 ? 'entry is' : 'entries are'} no resource or module as Terraform writes them`;
  return undefined;
}

function nothingFrom(path: string, reason: string, line: number): PlanReadings {
  return {
    sort: 'plan',
    resources: [],
    files: [{ path, status: 'skipped', reason }],
    diagnostics: [{ severity: 'error', message: `Not read: ${reason}.`, file: path, line }],
  };
}

/** Line of the position that the error names. */
function lineOfError(error: unknown, text: string): number {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < Number(position); at = text.indexOf('\n', at + 1))
    line++;
  return line;
}

interface PlanInputs {
  readonly path: string;
  readonly text: string;
  readonly plan: unknown;
  readonly planned: readonly PlannedResource[];
  readonly code: CodeBeside | undefined;
  readonly files: ProjectFiles | undefined;
}

class PlanReading {
  readonly #path: string;
  readonly #planned: readonly PlannedResource[];
  readonly #configuration: PlanConfiguration;
  readonly #references: PlanReferences;
  readonly #code: CodeBeside | undefined;
  readonly #evaluated: EvaluatedCode | undefined;
  readonly #lines: ReadonlyMap<string, number>;
  /** What is unknown of each resource, by address. */
  readonly #unknown = new Map<string, unknown>();

  constructor({ path, text, plan, planned, code, files }: PlanInputs) {
    this.#path = path;
    this.#planned = planned;
    this.#configuration = new PlanConfiguration(plan, code);
    this.#references = new PlanReferences(this.#configuration, planned, code);
    this.#code = code;
    if (code !== undefined && files !== undefined) this.#evaluated = new EvaluatedCode(plan, code, files);
    this.#lines = linesOfAddresses(text);
    for (const change of listOf(member(plan, 'resource_changes'))) {
      const address = textOf(member(change, 'address'));
      if (address !== undefined && member(change, 'deposed') === undefined) {
        this.#unknown.set(address, member(member(change, 'change'), 'after_unknown'));
      }
    }
  }

  resources(): readonly DeclaredResource[] {
    return this.#planned.map((planned) => this.#resource(planned));
  }

  #resource(planned: PlannedResource): DeclaredResource {
    const { address, type, values, sensitive } = planned;
    const written = this.#code?.resource(planned);
    const location = written?.location ??
      this.#code?.callOf(planned) ?? { file: this.#path, line: this.#lines.get(address) ?? 1 };
    const configured = this.#configuration.resource(planned);
    const properties = new PlannedProperties(location, (references) =>
      this.#references.follow(references, planned),
    ).resource({ values, unknown: this.#unknown.get(address), sensitive, configured, written });
    const region =
      textOf(member(values, 'region')) ?? this.#configuration.regionOf(planned) ?? regionOfArn(values);
    const resource = {
      id: address,
      scope: this.#path,
      type,
      language: 'terraform',
      properties: this.#evaluated?.completed(address, properties) ?? properties,
      location,
    } as const;
    return region === undefined ? resource : { ...resource, region };
  }
}

/** The region in the ARN of a resource that exists. */
function regionOfArn(values: unknown): string | undefined {
  const region = textOf(member(values, 'arn'))?.split(':')[3];
  return region === '' ? undefined : region;
}
