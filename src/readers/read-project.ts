import { openSync, readSync, closeSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { DeclaredResource, Diagnostic, FileRecord, Readings } from '../architecture/index.ts';
import { readCdkAssembly } from './cdk/read-cdk-assembly.ts';
import { readCloudFormationTemplates } from './cloudformation/read-templates.ts';
import { findFiles, folderOf, LARGEST_SOURCE_BYTES, type ReadText, readText } from './find-files.ts';
import type { ProjectFiles } from './project-files.ts';
import { type FileSort, isCandidate, isPlanBeginning, recognise } from './recognise.ts';
import { withSuppressions } from './suppressions.ts';
import { readTerraform, type VariableArgument } from './terraform/read-terraform.ts';
import { plansBesideCode } from './terraform-plan/plans-beside-code.ts';
import { type PlanReadings, readTerraformPlan } from './terraform-plan/read-terraform-plan.ts';

/** Largest plan that fits into one JavaScript string. */
const LARGEST_PLAN_BYTES = 512 * 1024 * 1024;

const EMPTY = 'empty';
const SERVERLESS_FRAMEWORK =
  'the Serverless Framework makes a template of it: run "serverless package" and review the folder .serverless';
const NOTHING: Readings = { resources: [], files: [], diagnostics: [] };

export interface Inputs {
  /** Values of Terraform variables and files with them, in the order of the command line; the later win. */
  readonly variableArguments?: readonly VariableArgument[];
  /** The environment, for its `TF_VAR_name`. */
  readonly environment?: ReadonlyMap<string, string>;
  /** The Terraform workspace; left open where none is given. */
  readonly workspace?: string;
  /** Folders to review as root modules, relative to the project, instead of those found. */
  readonly roots?: readonly string[];
  /** Values for CloudFormation parameters. */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Texts that are read instead of those on the disk, by path. */
  readonly texts?: ReadonlyMap<string, string>;
}

export interface Project extends Readings {
  /** The folder that all paths are relative to. */
  readonly root: string;
}

/**
 * Reads a folder, or one file, whatever mix of languages it holds.
 * Never throws on what files contain; throws only where the path itself cannot be opened.
 */
export function readProject(path: string, inputs: Inputs = {}): Project {
  const place = resolve(path);
  const isFile = statSync(place).isFile();
  const root = isFile ? dirname(place) : place;
  const found = isFile ? { paths: [basename(place)], skipped: [], diagnostics: [] } : findFiles(root);
  const variableArguments = (inputs.variableArguments ?? []).map((argument) =>
    'file' in argument ? { file: pathIn(root, argument.file) } : argument,
  );
  const variableFiles = variableArguments.flatMap((argument) => ('file' in argument ? [argument.file] : []));
  const paths = [...new Set([...found.paths, ...variableFiles])].toSorted();
  const project = new ProjectReading(root, paths, inputs.texts);
  project.files.push(...found.skipped);
  project.diagnostics.push(...found.diagnostics);
  project.readAll({ ...inputs, variableArguments });
  const { resources, diagnostics } = withSuppressions(project.resources, (path) => project.read(path));
  return {
    root,
    resources,
    files: oneRecordEach(project.files),
    diagnostics: [...project.diagnostics, ...diagnostics],
  };
}

function pathIn(root: string, file: string): string {
  return relative(root, resolve(root, file)).split(sep).join('/');
}

/** One record a file, by path; what was read only in part by one reader counts as such. */
function oneRecordEach(records: readonly FileRecord[]): readonly FileRecord[] {
  const byPath = new Map<string, FileRecord>();
  for (const record of records) {
    const earlier = byPath.get(record.path);
    if (earlier === undefined || (earlier.status !== 'partly' && record.status !== 'skipped'))
      byPath.set(record.path, record);
  }
  return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

class ProjectReading implements ProjectFiles {
  readonly root: string;
  readonly paths: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly resources: DeclaredResource[] = [];
  readonly files: FileRecord[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #texts = new Map<string, string | undefined>();
  readonly #instead: ReadonlyMap<string, string>;
  /** Documents that no reader wants, with the reason. */
  readonly #others = new Map<string, string>();

  constructor(root: string, paths: readonly string[], instead: ReadonlyMap<string, string> = new Map()) {
    this.root = root;
    this.#instead = instead;
    this.paths = paths;
    this.#known = new Set(paths);
  }

  read(path: string): string | undefined {
    if (!this.#texts.has(path)) {
      this.#texts.set(path, this.#known.has(path) ? this.#readText(path).text : undefined);
    }
    return this.#texts.get(path);
  }

  #readText(path: string): ReadText {
    const text = this.#instead.get(path);
    return text === undefined ? readText(this.root, path) : { text };
  }

  readAll(inputs: Inputs): void {
    const sorts = this.#recogniseAll();
    const assemblies = sorts.get('cdk-assembly') ?? [];
    const code = sorts.has('terraform') ? readTerraform(this, inputs) : NOTHING;
    const plans = (sorts.get('terraform-plan') ?? []).flatMap((path) => this.#readPlan(path));
    this.#add(plans.length === 0 ? code : plansBesideCode(code, plans));
    const ofAssemblies = new Set<string>();
    for (const path of assemblies) {
      const readings = readCdkAssembly(path, this);
      for (const file of readings.files) ofAssemblies.add(file.path);
      this.#add(readings);
    }
    const templates = (sorts.get('cloudformation') ?? []).filter((path) => !ofAssemblies.has(path));
    this.#add(readCloudFormationTemplates(templates, this, inputs));
    this.#recordOthers();
  }

  /** Other documents are nobody's loss, unless one is empty or nothing else was there. */
  #recordOthers(): void {
    const isNothingRead = this.files.every(({ status }) => status === 'skipped');
    for (const [path, reason] of this.#others) {
      if (isNothingRead || reason === EMPTY) this.files.push({ path, status: 'skipped', reason });
    }
  }

  #recogniseAll(): ReadonlyMap<FileSort, readonly string[]> {
    const sorts = new Map<FileSort, string[]>();
    for (const path of this.paths) {
      if (isAssetOfAssembly(path) || isListOfModules(path)) continue;
      const sort = this.#recogniseOne(path);
      if (sort === undefined) continue;
      const others = sorts.get(sort);
      if (others === undefined) sorts.set(sort, [path]);
      else others.push(path);
    }
    return sorts;
  }

  /** Which reader wants the file; undefined where none does. */
  #recogniseOne(path: string): FileSort | undefined {
    if (!isCandidate(path)) {
      if (this.paths.length === 1)
        this.#skip(path, 'its name is not that of a template, plan or Terraform file');
      return undefined;
    }
    const { text, reason } = this.#readText(path);
    if (text === undefined) {
      if (path.endsWith('.json') && isPlanBeginning(beginningOf(join(this.root, path))))
        return 'terraform-plan';
      this.#skip(path, reason ?? 'it cannot be read');
      return undefined;
    }
    const sort = recognise(path, text);
    if (sort === 'serverless-framework') {
      this.#skip(path, SERVERLESS_FRAMEWORK);
      return undefined;
    }
    if (sort === 'other-document') {
      this.#others.set(path, text.trim() === '' ? EMPTY : 'not a template, plan or CDK assembly');
      return undefined;
    }
    this.#texts.set(path, text);
    return sort;
  }

  #readPlan(path: string): readonly PlanReadings[] {
    const text = this.#texts.get(path) ?? readText(this.root, path, LARGEST_PLAN_BYTES).text;
    this.#texts.delete(path);
    if (text !== undefined) return [readTerraformPlan(path, text, this.#codeBeside())];
    this.#skip(path, `larger than ${LARGEST_PLAN_BYTES / 1024 / 1024} MB`);
    return [];
  }

  /** The code around a plan, also where the plan alone is reviewed: findings then point at its lines. */
  #codeBeside(): ProjectFiles {
    return this.paths.length > 1 ? this : new ProjectReading(this.root, findFiles(this.root).paths);
  }

  #skip(path: string, reason: string): void {
    this.files.push({ path, status: 'skipped', reason });
    this.diagnostics.push({ severity: 'warning', message: `Not read: ${reason}.`, file: path, line: 1 });
  }

  #add(readings: Readings): void {
    for (const resource of readings.resources) this.resources.push(resource);
    for (const file of readings.files) this.files.push(file);
    for (const diagnostic of readings.diagnostics) this.diagnostics.push(diagnostic);
  }
}

/** What `terraform init` writes beside installed modules; the Terraform reader asks for it. */
function isListOfModules(path: string): boolean {
  return path.endsWith('.terraform/modules/modules.json');
}

function isAssetOfAssembly(path: string): boolean {
  return /(?:^|\/)asset\.[0-9a-f]{16,}/.test(folderOf(path));
}

function beginningOf(place: string): string {
  if (statSync(place).size <= LARGEST_SOURCE_BYTES) return '';
  const handle = openSync(place, 'r');
  try {
    const bytes = Buffer.alloc(4096);
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(handle);
  }
}
