import type { SourceLocation } from '../../architecture/index.ts';
import type { ProjectFiles } from '../project-files.ts';
import { folderOf, joinPath } from '../terraform/configuration/folders.ts';
import {
  type Declaration,
  literalText,
  type ModuleConfiguration,
  moduleConfiguration,
} from '../terraform/configuration/module-configuration.ts';
import { locationOf } from '../terraform/modules/to-property.ts';
import type { Expression } from '../terraform/syntax/ast.ts';
import { parseHcl } from '../terraform/syntax/parse-hcl.ts';
import { parseTerraformJson } from '../terraform/syntax/parse-terraform-json.ts';
import { referencesIn } from './expression-references.ts';
import type { PlannedResource } from './planned-resources.ts';
import { type Step, stepsOf, withoutKeys } from './reference-path.ts';
import { WrittenBody } from './written-code.ts';

const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/;

/** The Terraform code that a plan or state was made from, where it lies in the same project. */
export class CodeBeside {
  /** The folder of the root module. */
  readonly rootFolder: string;
  readonly #folders: Folders;
  /** By module path without keys; the call where its folder is not part of the project. */
  readonly #modules = new Map<string, ModuleConfiguration | SourceLocation | undefined>();
  readonly #bodies = new Map<string, WrittenBody | undefined>();

  private constructor(rootFolder: string, folders: Folders) {
    this.rootFolder = rootFolder;
    this.#folders = folders;
    this.#modules.set('', folders.configuration(rootFolder));
  }

  /**
   * Looks in the folder of the plan and in those around it, up to the top of the project. The first that declares at least
   * half of what stands in the root module is it: code may have changed since.
   */
  static find(
    path: string,
    planned: readonly PlannedResource[],
    files: ProjectFiles,
  ): CodeBeside | undefined {
    const folders = new Folders(files);
    const resources = new Set<string>();
    const calls = new Set<string>();
    for (const { modulePath, name } of planned) {
      if (modulePath === '') resources.add(name);
      else calls.add(modulePath.split('.', 2)[1] ?? '');
    }
    for (const folder of foldersAround(path)) {
      const configuration = folders.configuration(folder);
      if (configuration === undefined) continue;
      const declared =
        [...resources].filter((name) => configuration.resources.has(name)).length +
        [...calls].filter((name) => configuration.modules.has(name)).length;
      if (declared > 0 && 2 * declared >= resources.size + calls.size) return new CodeBeside(folder, folders);
    }
    return undefined;
  }

  /** The block of a resource; undefined where the code does not have it. */
  resource({ modulePath: path, name }: PlannedResource): WrittenBody | undefined {
    const key = path === '' ? name : `${path}.${name}`;
    if (this.#bodies.has(key)) return this.#bodies.get(key);
    const declared = this.#configuration(path)?.resources.get(name);
    const body = declared === undefined ? undefined : bodyOf(declared);
    this.#bodies.set(key, body);
    return body;
  }

  /** The folders of the root module and of all modules that it calls by a local path. */
  folders(): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [this.rootFolder];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      const configuration = found.has(folder) ? undefined : this.#folders.configuration(folder);
      if (configuration === undefined) continue;
      found.add(folder);
      for (const call of configuration.modules.values()) {
        const called = localFolder(configuration, call);
        if (called !== undefined) open.push(called);
      }
    }
    return found;
  }

  /** The call of the module that a resource is in, or of the one around it, that the project does not have the code of. */
  callOf({ modulePath }: PlannedResource): SourceLocation | undefined {
    const found = this.#module(modulePath);
    return found === undefined || 'resources' in found ? undefined : found;
  }

  /** References in a local value of a module, of the part that the steps behind `local` lead to. */
  local(module: string, steps: readonly Step[]): readonly string[] {
    const [name, ...names] = namesIn(steps);
    const placed = this.#configuration(withoutKeys(module))?.locals.get(name ?? '');
    return placed === undefined ? [] : referencesIn(partAt(placed.attribute.expression, names));
  }

  /** References in what a module call gives to a variable. */
  argument(module: string, call: string, variable: string): readonly string[] {
    return this.#references(this.#configuration(withoutKeys(module))?.modules.get(call), variable);
  }

  /** References in an output of a module. */
  output(module: string, name: string): readonly string[] {
    return this.#references(this.#configuration(withoutKeys(module))?.outputs.get(name), 'value');
  }

  forEach({ modulePath, name }: PlannedResource): readonly string[] {
    return this.#references(this.#configuration(modulePath)?.resources.get(name), 'for_each');
  }

  #references(declared: Declaration | undefined, attribute: string): readonly string[] {
    const placed = declared?.attributes.get(attribute);
    return placed === undefined ? [] : referencesIn(placed.attribute.expression);
  }

  #configuration(path: string): ModuleConfiguration | undefined {
    const found = this.#module(path);
    return found !== undefined && 'resources' in found ? found : undefined;
  }

  #module(path: string): ModuleConfiguration | SourceLocation | undefined {
    if (this.#modules.has(path)) return this.#modules.get(path);
    const steps = stepsOf(path);
    const around = this.#module(
      steps
        .slice(0, -2)
        .map(({ name }) => name)
        .join('.'),
    );
    const found =
      around === undefined || !('resources' in around)
        ? around
        : this.#called(around, steps.at(-1)?.name ?? '');
    this.#modules.set(path, found);
    return found;
  }

  #called(around: ModuleConfiguration, name: string): ModuleConfiguration | SourceLocation | undefined {
    const call = around.modules.get(name);
    if (call === undefined) return undefined;
    const folder = localFolder(around, call);
    const configuration = folder === undefined ? undefined : this.#folders.configuration(folder);
    return configuration ?? headOf(call);
  }
}

/** The folder of a called module, where its source is a path. */
function localFolder({ folder }: ModuleConfiguration, call: Declaration): string | undefined {
  const source = call.attributes.get('source')?.attribute.expression;
  const text = source && literalText(source);
  return text !== undefined && /^\.\.?(?:\/|$)/.test(text) ? joinPath(folder, text) : undefined;
}

/** The configurations of a project, parsed when first asked for. */
class Folders {
  readonly #files: ProjectFiles;
  readonly #paths = new Map<string, string[]>();
  readonly #configurations = new Map<string, ModuleConfiguration | undefined>();

  constructor(files: ProjectFiles) {
    this.#files = files;
    const all = new Set(files.paths);
    for (const path of files.paths) {
      const isReplaced = path.endsWith('.tf') && all.has(path.replace(/\.tf$/, '.tofu'));
      if (!CONFIGURATION.test(path) || isReplaced) continue;
      const folder = folderOf(path);
      const others = this.#paths.get(folder);
      if (others === undefined) this.#paths.set(folder, [path]);
      else others.push(path);
    }
  }

  configuration(folder: string): ModuleConfiguration | undefined {
    if (this.#configurations.has(folder)) return this.#configurations.get(folder);
    const parsed = (this.#paths.get(folder) ?? []).flatMap((path) => {
      const text = this.#files.read(path);
      if (text === undefined) return [];
      return [path.endsWith('.json') ? parseTerraformJson(path, text) : parseHcl(path, text)];
    });
    // What is wrong with the code, the reader of code reports.
    const configuration = parsed.length === 0 ? undefined : moduleConfiguration(folder, parsed, () => {});
    this.#configurations.set(folder, configuration);
    return configuration;
  }
}

/** The folder of a path and those around it, up to the top. */
function foldersAround(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== '.'; folder = folderOf(folder)) folders.push(folder);
  return [...folders, '.'];
}

function bodyOf(declared: Declaration): WrittenBody {
  return new WrittenBody({
    location: headOf(declared),
    attributes: declared.attributes,
    blocks: declared.blocks,
  });
}

function headOf({ file, block }: Declaration): SourceLocation {
  return locationOf(file, block.span);
}

/** The part of an object that names lead to, as far as it is written out. */
function partAt(expression: Expression, names: readonly string[]): Expression {
  let part = expression;
  for (const name of names) {
    while (part.kind === 'parentheses') part = part.inner;
    const items = part.kind === 'object' ? part.items : [];
    const item = items.find(({ key }) => literalText(key) === name);
    if (item === undefined) return part;
    part = item.value;
  }
  return part;
}

/** The names that steps go through, up to the first key that is a number. */
function namesIn(steps: readonly Step[]): readonly string[] {
  const names: string[] = [];
  for (const { name, key } of steps) {
    names.push(name);
    if (key === '') continue;
    const text = /^\["([^"\\]*)"\]$/.exec(key)?.[1];
    if (text === undefined) break;
    names.push(text);
  }
  return names;
}
