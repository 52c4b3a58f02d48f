import type { FileRecord, Readings } from '../../architecture/index.ts';
import type { ProjectFiles } from '../project-files.ts';
import { folderOf, joinPath } from './configuration/folders.ts';
import { type ModuleConfiguration, moduleConfiguration } from './configuration/module-configuration.ts';
import { foldersUsedBy, rootModules } from './configuration/root-modules.ts';
import { TerragruntInputs } from './configuration/terragrunt.ts';
import {
  givenVariables,
  isLoadedByItself,
  type NamedValue,
  reportUndeclared,
  type VariableSource,
  variableFilesByFolder,
} from './configuration/variable-files.ts';
import { Meter } from './evaluation/meter.ts';
import { declareResources } from './modules/declared-resources.ts';
import { ModuleInstance } from './modules/module-instance.ts';
import { Reading } from './modules/reading.ts';
import type { ParsedFile } from './syntax/ast.ts';
import { parseHcl } from './syntax/parse-hcl.ts';
import { parseTerraformJson } from './syntax/parse-terraform-json.ts';

/** One `--var` or `--var-file`; paths are relative to the project. */
export type VariableArgument =
  | { readonly variable: string; readonly value: string }
  | { readonly file: string };

export interface TerraformOptions {
  /** Folders to review as root modules, instead of those found. */
  readonly roots?: readonly string[];
  /** As `-var` and `-var-file` take them, in the order of the command line: the later win. */
  readonly variableArguments?: readonly VariableArgument[];
  /** The workspace; left open where none is given. */
  readonly workspace?: string;
  /** The environment: its `TF_VAR_name` give values to variables, and lose against all others. */
  readonly environment?: ReadonlyMap<string, string>;
}

const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/;
const VARIABLES = /\.tfvars(?:\.json)?$/;

/**
 * All managed resources that the Terraform code of a project declares, evaluated as far as the code allows.
 * Which folders are root modules, `rootModules` says. Each root is a scope by the name of its folder.
 */
export function readTerraform(files: ProjectFiles, options: TerraformOptions = {}): Readings {
  return new TerraformProject(files, options).read();
}

interface NamedSources {
  readonly ofEnvironment: readonly VariableSource[];
  readonly ofCommandLine: readonly VariableSource[];
}

class TerraformProject {
  readonly #files: ProjectFiles;
  readonly #options: TerraformOptions;
  readonly #parsed = new Map<string, ParsedFile | undefined>();
  readonly #configurations = new Map<string, ModuleConfiguration>();
  readonly #reading: Reading;
  readonly #variableFiles: ReadonlyMap<string, readonly string[]>;
  readonly #usedVariableFiles = new Set<string>();
  readonly #terragrunt: TerragruntInputs;

  constructor(files: ProjectFiles, options: TerraformOptions) {
    this.#files = files;
    this.#options = options;
    this.#variableFiles = variableFilesByFolder(files);
    this.#terragrunt = new TerragruntInputs(files);
    this.#reading = new Reading(
      { meter: new Meter(), files },
      (folder) => this.#configurations.get(folder),
      options.workspace,
    );
  }

  read(): Readings {
    this.#configureAll();
    const roots = this.#roots();
    for (const folder of foldersUsedBy(roots, this.#configurations)) this.#reading.visited.add(folder);
    this.#reportProblems();
    const named = this.#namedSources(roots);
    for (const root of roots) this.#readRoot(root, named);
    const { resources, diagnostics, context } = this.#reading;
    const files = this.#records();
    if (context.meter.exhausted) this.#reportExhaustion();
    return { resources, files, diagnostics };
  }

  #configureAll(): void {
    const byFolder = new Map<string, ParsedFile[]>();
    const stems = new Set(this.#files.paths);
    for (const path of this.#files.paths) {
      const replacement = replacementOf(path);
      if (!CONFIGURATION.test(path) || (replacement !== undefined && stems.has(replacement))) continue;
      const parsed = this.#parse(path);
      if (parsed === undefined) continue;
      const folder = folderOf(path);
      const others = byFolder.get(folder);
      if (others === undefined) byFolder.set(folder, [parsed]);
      else others.push(parsed);
    }
    for (const [folder, parsed] of byFolder) {
      this.#configurations.set(
        folder,
        moduleConfiguration(folder, parsed, (found) => this.#reading.report(found)),
      );
    }
  }

  #parse(path: string): ParsedFile | undefined {
    if (this.#parsed.has(path)) return this.#parsed.get(path);
    const text = this.#files.read(path);
    const parse = path.endsWith('.json') ? parseTerraformJson : parseHcl;
    const parsed = text === undefined ? undefined : parse(path, text);
    this.#parsed.set(path, parsed);
    return parsed;
  }

  #roots(): readonly string[] {
    const { roots } = this.#options;
    if (roots === undefined) return rootModules(this.#configurations);
    const folders = new Set<string>();
    for (const root of roots) {
      const folder = joinPath('.', root);
      if (folder !== undefined && this.#configurations.has(folder)) folders.add(folder);
      else this.#reportAtNoFile('error', `The root module ${root} has no Terraform files.`, root);
    }
    return [...folders].toSorted();
  }

  #reportProblems(): void {
    for (const parsed of this.#parsed.values()) {
      if (parsed !== undefined && this.#reading.visited.has(folderOf(parsed.path)))
        this.#reportProblemsOf(parsed);
    }
  }

  #reportProblemsOf(parsed: ParsedFile): void {
    for (const { message, offset } of parsed.problems)
      this.#reading.reportAt('error', message, parsed, offset);
  }

  /** Reports what concerns no file that was read: an option, or a file that is not there. */
  #reportAtNoFile(severity: 'error' | 'warning', message: string, file: string): void {
    this.#reading.report({ severity, message, file, line: 1 });
  }

  /** What command line and environment give, the environment first. */
  #namedSources(roots: readonly string[]): NamedSources {
    const { variableArguments = [], environment = new Map() } = this.#options;
    const modules = roots
      .map((root) => this.#configurations.get(root))
      .filter((configuration) => configuration !== undefined);
    const ofEnvironment: NamedValue[] = [];
    for (const [name, text] of environment) {
      if (name.startsWith('TF_VAR_')) ofEnvironment.push({ name: name.slice('TF_VAR_'.length), text });
    }
    const ofCommandLine: VariableSource[] = [];
    for (const argument of variableArguments) {
      const source =
        'file' in argument
          ? this.#variableFile(argument.file)
          : { name: argument.variable, text: argument.value };
      if (source === undefined) continue;
      ofCommandLine.push(source);
      if (!('name' in source)) reportUndeclared(source, modules, this.#reading);
      else if (!modules.some(({ variables: declared, partial }) => partial || declared.has(source.name)))
        this.#reportUnknownVariable(source.name, roots);
    }
    return { ofEnvironment, ofCommandLine };
  }

  #variableFile(path: string): ParsedFile | undefined {
    const parsed = this.#parse(path);
    if (parsed === undefined) {
      this.#reportAtNoFile('error', `The variable file ${path} is not there, or cannot be read.`, path);
      return undefined;
    }
    if (!this.#usedVariableFiles.has(path)) this.#reportProblemsOf(parsed);
    this.#usedVariableFiles.add(path);
    return parsed;
  }

  #reportUnknownVariable(name: string, [root]: readonly string[]): void {
    const file = root === undefined ? undefined : this.#configurations.get(root)?.files[0];
    const message = `A value is given for the variable "${name}", but no reviewed root module declares it.`;
    this.#reportAtNoFile('error', message, file?.path ?? '.');
  }

  #readRoot(folder: string, { ofEnvironment, ofCommandLine }: NamedSources): void {
    const configuration = this.#configurations.get(folder);
    if (configuration === undefined) return;
    const own: ParsedFile[] = [];
    for (const path of this.#variableFiles.get(folder) ?? []) {
      const file = this.#variableFile(path);
      if (file === undefined) continue;
      own.push(file);
      reportUndeclared(file, [configuration], this.#reading);
    }
    const sources = [...ofEnvironment, ...own, ...ofCommandLine];
    const given = givenVariables(configuration, sources, this.#reading);
    const isByItself = this.#isModuleByItself(configuration, given);
    const module = new ModuleInstance(this.#reading, configuration, {
      address: '',
      rootFolder: folder,
      folders: [],
      providers: new Map(),
      uncertain: undefined,
      given: (variable) => given.get(variable),
      reasonForMissing: (variable) =>
        `variable "${variable}" has no value${this.#why(variable, folder, isByItself)}`,
    });
    declareResources(module, folder);
  }

  #why(variable: string, folder: string, isByItself: boolean): string {
    if (this.#terragrunt.hasInput(folder, variable)) return ': Terragrunt hands it in';
    return isByItself ? ': nothing that is reviewed calls the module' : '';
  }

  /** Whether a folder is made to be called, and reviewed with open inputs because nothing calls it. */
  #isModuleByItself(
    { folder, variables, files: [file] }: ModuleConfiguration,
    given: ReadonlyMap<string, unknown>,
  ): boolean {
    if (file === undefined || this.#options.roots !== undefined || !/(?:^|\/)modules\//.test(folder))
      return false;
    const open = [...variables].filter(
      ([name, { attributes }]) => !attributes.has('default') && !given.has(name),
    );
    if (open.length === 0 || open.some(([name]) => this.#terragrunt.hasInput(folder, name))) return false;
    const variable = open.length === 1 ? 'one variable' : `${open.length} variables`;
    const message = `Nothing that is reviewed calls the module ${folder}: it is reviewed by itself, with ${variable} left open.`;
    this.#reading.reportAt('info', message, file, 0);
    return true;
  }

  #records(): readonly FileRecord[] {
    const records: FileRecord[] = [];
    for (const path of this.#files.paths) {
      const record = VARIABLES.test(path) ? this.#recordOfVariables(path) : this.#recordOfConfiguration(path);
      if (record !== undefined) records.push(record);
    }
    for (const path of this.#terragrunt.used) records.push({ path, status: 'read' });
    return records;
  }

  #recordOfConfiguration(path: string): FileRecord | undefined {
    if (!CONFIGURATION.test(path)) return undefined;
    if (!this.#parsed.has(path)) {
      return { path, status: 'skipped', reason: `${replacementOf(path)} stands in its place` };
    }
    const parsed = this.#parsed.get(path);
    if (parsed === undefined) return undefined;
    if (!this.#reading.visited.has(folderOf(path))) {
      return { path, status: 'skipped', reason: 'no reviewed root module uses its folder' };
    }
    return recordOf(parsed);
  }

  #recordOfVariables(path: string): FileRecord | undefined {
    if (this.#usedVariableFiles.has(path)) {
      const parsed = this.#parsed.get(path);
      return parsed && recordOf(parsed);
    }
    const reason = isLoadedByItself(path)
      ? 'its folder is not a root module'
      : 'Terraform does not load it by itself; name it as a variable file to use it';
    return { path, status: 'skipped', reason };
  }

  #reportExhaustion(): void {
    const file = [...this.#parsed.values()].find((parsed) => parsed !== undefined);
    if (file === undefined) return;
    this.#reading.reportAt(
      'warning',
      'The code takes too many steps to evaluate; part of it stays unresolved.',
      file,
      0,
    );
  }
}

function recordOf({ path, problems }: ParsedFile): FileRecord {
  const [first, ...others] = problems;
  if (first === undefined) return { path, status: 'read' };
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return { path, status: 'partly', reason: `${first.message}${more}` };
}

/** OpenTofu reads `main.tofu` instead of `main.tf`. */
function replacementOf(path: string): string | undefined {
  return /\.tf(?:\.json)?$/.test(path) ? path.replace(/\.tf(\.json)?$/, '.tofu$1') : undefined;
}
