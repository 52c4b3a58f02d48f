import type { FileRecord, Readings } from '../../architecture/index.ts';
import type { ProjectFiles } from '../project-files.ts';
import { folderOf } from './configuration/folders.ts';
import { type ModuleConfiguration, moduleConfiguration } from './configuration/module-configuration.ts';
import { foldersUsedBy, rootModules } from './configuration/root-modules.ts';
import { givenVariables, isLoadedByItself, variableFilesOf } from './configuration/variable-files.ts';
import { Meter } from './evaluation/meter.ts';
import { declareResources } from './modules/declared-resources.ts';
import { ModuleInstance } from './modules/module-instance.ts';
import { Reading } from './modules/reading.ts';
import type { ParsedFile } from './syntax/ast.ts';
import { parseHcl } from './syntax/parse-hcl.ts';
import { parseTerraformJson } from './syntax/parse-terraform-json.ts';

export interface TerraformOptions {
  /** Folders to review as root modules, instead of those found. */
  readonly roots?: readonly string[];
  /** Values of variables of the root modules, as `-var` takes them. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Variable files, as `-var-file` takes them, relative to the project. */
  readonly variableFiles?: readonly string[];
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

class TerraformProject {
  readonly #files: ProjectFiles;
  readonly #options: TerraformOptions;
  readonly #parsed = new Map<string, ParsedFile | undefined>();
  readonly #configurations = new Map<string, ModuleConfiguration>();
  readonly #reading: Reading;
  readonly #usedVariableFiles = new Set<string>();

  constructor(files: ProjectFiles, options: TerraformOptions) {
    this.#files = files;
    this.#options = options;
    this.#reading = new Reading({ meter: new Meter(), files }, (folder) => this.#configurations.get(folder));
  }

  read(): Readings {
    this.#configureAll();
    const roots = this.#options.roots ?? rootModules(this.#configurations);
    for (const folder of foldersUsedBy(roots, this.#configurations)) this.#reading.visited.add(folder);
    for (const root of roots) this.#readRoot(root);
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
    for (const { message, offset } of parsed?.problems ?? []) {
      if (parsed !== undefined) this.#reading.reportAt('error', message, parsed, offset);
    }
    return parsed;
  }

  #readRoot(folder: string): void {
    const configuration = this.#configurations.get(folder);
    if (configuration === undefined) return;
    const paths = variableFilesOf(folder, this.#files, this.#options.variableFiles ?? []);
    for (const path of paths) this.#usedVariableFiles.add(path);
    const parsed = paths.map((path) => this.#parse(path)).filter((file) => file !== undefined);
    const given = givenVariables(configuration, parsed, this.#options.variables ?? new Map(), this.#reading);
    const module = new ModuleInstance(this.#reading, configuration, {
      address: '',
      rootFolder: folder,
      folders: [],
      providers: new Map(),
      uncertain: undefined,
      given: (variable) => given.get(variable),
      reasonForMissing: (variable) => `variable "${variable}" has no value`,
    });
    declareResources(module, folder);
  }

  #records(): readonly FileRecord[] {
    const records: FileRecord[] = [];
    for (const path of this.#files.paths) {
      const record = VARIABLES.test(path) ? this.#recordOfVariables(path) : this.#recordOfConfiguration(path);
      if (record !== undefined) records.push(record);
    }
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
