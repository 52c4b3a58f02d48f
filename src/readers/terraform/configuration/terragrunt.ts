import type { ProjectFiles } from '../../project-files.ts';
import type { Body, Expression } from '../syntax/ast.ts';
import { parseHcl } from '../syntax/parse-hcl.ts';
import { folderOf, joinPath } from './folders.ts';
import { literalText } from './module-configuration.ts';

const TERRAGRUNT = /(?:^|\/)(?:terragrunt|root)\.hcl$/;

/** Which variables Terragrunt hands to the modules; their values are not evaluated. */
export class TerragruntInputs {
  readonly #files: ProjectFiles;
  readonly #paths: readonly string[];
  readonly #used = new Set<string>();
  #byFolder: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(files: ProjectFiles) {
    this.#files = files;
    this.#paths = files.paths.filter((path) => TERRAGRUNT.test(path));
  }

  /** The files that were looked at, sorted. */
  get used(): readonly string[] {
    return [...this.#used].toSorted();
  }

  /** Whether a `terragrunt.hcl` beside the module in the folder, or one that takes it as its source, names the input. */
  hasInput(folder: string, variable: string): boolean {
    this.#byFolder ??= this.#collected();
    return this.#byFolder.get(folder)?.has(variable) ?? false;
  }

  #collected(): ReadonlyMap<string, ReadonlySet<string>> {
    const bodies = new Map<string, Body>();
    for (const path of this.#paths) {
      const text = this.#files.read(path);
      if (text === undefined) continue;
      this.#used.add(path);
      bodies.set(folderOf(path), parseHcl(path, text).body);
    }
    const byFolder = new Map<string, Set<string>>();
    for (const [folder, body] of bodies) {
      const module = sourceOf(body, folder) ?? folder;
      const names = byFolder.get(module) ?? new Set<string>();
      byFolder.set(module, names);
      addInputs(body, names);
      if (!body.blocks.some(({ type }) => type === 'include')) continue;
      const parent = nearestAbove(folder, bodies);
      if (parent !== undefined) addInputs(parent, names);
    }
    return byFolder;
  }
}

function nearestAbove(folder: string, bodies: ReadonlyMap<string, Body>): Body | undefined {
  for (let current = folder; current !== '.'; ) {
    current = folderOf(current);
    const found = bodies.get(current);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The folder of the module, where the source is a way within the project. */
function sourceOf({ blocks }: Body, folder: string): string | undefined {
  const attributes = blocks.find(({ type }) => type === 'terraform')?.body.attributes;
  const source = attributes?.find(({ name }) => name === 'source')?.expression;
  const text = source && pathText(source);
  return text === undefined || /^\.\.?\//.test(text) === false
    ? undefined
    : joinPath(folder, text.replace(/\?.*$/s, ''));
}

/** The text, with `${get_terragrunt_dir()}` for the folder of the file itself. */
function pathText(source: Expression): string | undefined {
  const literal = literalText(source);
  if (literal !== undefined || source.kind !== 'template') return literal;
  const [first, ...others] = source.parts;
  const isOwnFolder =
    first?.kind === 'interpolation' &&
    first.expression.kind === 'call' &&
    first.expression.name === 'get_terragrunt_dir';
  if (!isOwnFolder || !others.every((part) => part.kind === 'text')) return undefined;
  return `.${others.map((part) => part.value).join('')}`;
}

function addInputs({ attributes }: Body, names: Set<string>): void {
  const inputs = attributes.find(({ name }) => name === 'inputs')?.expression;
  if (inputs !== undefined) addKeys(inputs, names);
}

/** The keys of an object, and of objects that are merged. */
function addKeys(expression: Expression, names: Set<string>): void {
  if (expression.kind === 'parentheses') addKeys(expression.inner, names);
  else if (expression.kind === 'call') for (const part of expression.arguments) addKeys(part, names);
  else if (expression.kind === 'object') {
    for (const { key } of expression.items) {
      const name = literalText(key);
      if (name !== undefined) names.add(name);
    }
  }
}
