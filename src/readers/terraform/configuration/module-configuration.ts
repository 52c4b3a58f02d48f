import type { Diagnostic } from '../../../architecture/index.ts';
import type { Attribute, Block, Body, ParsedFile } from '../syntax/ast.ts';

export interface PlacedAttribute {
  readonly attribute: Attribute;
  readonly file: ParsedFile;
}

export interface PlacedBlock {
  readonly block: Block;
  readonly file: ParsedFile;
}

/** A top-level block with what override files changed in it. */
export interface Declaration extends PlacedBlock {
  readonly attributes: ReadonlyMap<string, PlacedAttribute>;
  readonly blocks: readonly PlacedBlock[];
}

/** What the files of one folder declare, by name. Resources and data stand under `type.name`. */
export interface ModuleConfiguration {
  readonly folder: string;
  readonly files: readonly ParsedFile[];
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, PlacedAttribute>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  readonly resources: ReadonlyMap<string, Declaration>;
  readonly data: ReadonlyMap<string, Declaration>;
  readonly modules: ReadonlyMap<string, Declaration>;
  /** Under `aws`, or `aws.west` for the alias. */
  readonly providers: ReadonlyMap<string, Declaration>;
  /** Whether a file was read only in part, so that declarations may be missing. */
  readonly partial: boolean;
}

type Report = (diagnostic: Diagnostic) => void;

/** Whether a file changes what other files declare, instead of declaring by itself. */
export function isOverrideFile(path: string): boolean {
  return /(?:^|\/|_)override\.(?:tf|tofu)(?:\.json)?$/.test(path);
}

/** The configuration of a module from its files, override files applied in order of their names. */
export function moduleConfiguration(
  folder: string,
  files: readonly ParsedFile[],
  report: Report,
): ModuleConfiguration {
  const collector = new Collector(report);
  for (const file of files) if (!isOverrideFile(file.path)) collector.addFile(file, false);
  for (const file of files) if (isOverrideFile(file.path)) collector.addFile(file, true);
  collector.applyOverrides();
  return { folder, files, ...collector.tables, partial: files.some(({ problems }) => problems.length > 0) };
}

/** The name under which a block of each type is declared. */
const KEYS: ReadonlyMap<string, { table: TableName; labels: number }> = new Map([
  ['variable', { table: 'variables', labels: 1 }],
  ['output', { table: 'outputs', labels: 1 }],
  ['resource', { table: 'resources', labels: 2 }],
  ['data', { table: 'data', labels: 2 }],
  ['module', { table: 'modules', labels: 1 }],
  ['provider', { table: 'providers', labels: 1 }],
]);

type TableName = 'variables' | 'outputs' | 'resources' | 'data' | 'modules' | 'providers';

class Collector {
  readonly #report: Report;
  readonly #changes = new Map<Map<string, Declaration>, Map<string, Declaration[]>>();
  readonly tables = {
    variables: new Map<string, Declaration>(),
    outputs: new Map<string, Declaration>(),
    resources: new Map<string, Declaration>(),
    data: new Map<string, Declaration>(),
    modules: new Map<string, Declaration>(),
    providers: new Map<string, Declaration>(),
    locals: new Map<string, PlacedAttribute>(),
  };

  constructor(report: Report) {
    this.#report = report;
  }

  addFile(file: ParsedFile, isOverride: boolean): void {
    for (const block of file.body.blocks) {
      if (block.type === 'locals') this.#addLocals(block, file, isOverride);
      const key = KEYS.get(block.type);
      if (key !== undefined && block.labels.length === key.labels)
        this.#add(key.table, block, file, isOverride);
    }
  }

  #addLocals(block: Block, file: ParsedFile, isOverride: boolean): void {
    for (const attribute of block.body.attributes) {
      const before = this.tables.locals.get(attribute.name);
      if (before === undefined || isOverride) this.tables.locals.set(attribute.name, { attribute, file });
      else
        this.#duplicate(
          `local.${attribute.name}`,
          attribute.span.start,
          file,
          before.file,
          before.attribute.span.start,
        );
    }
  }

  #add(table: TableName, block: Block, file: ParsedFile, isOverride: boolean): void {
    const declarations = this.tables[table];
    const name = block.labels.join('.');
    const alias = table === 'providers' ? aliasOf(block.body) : undefined;
    const key = alias === undefined ? name : `${name}.${alias}`;
    const before = declarations.get(key);
    if (before === undefined) declarations.set(key, declaration(block, file));
    else if (isOverride) this.#override(declarations, key, declaration(block, file));
    else
      this.#duplicate(`${block.type} ${key}`, block.span.start, file, before.file, before.block.span.start);
  }

  #override(declarations: Map<string, Declaration>, key: string, change: Declaration): void {
    const ofTable = this.#changes.get(declarations) ?? new Map<string, Declaration[]>();
    this.#changes.set(declarations, ofTable);
    const changes = ofTable.get(key);
    if (changes === undefined) ofTable.set(key, [change]);
    else changes.push(change);
  }

  applyOverrides(): void {
    for (const [declarations, ofTable] of this.#changes) {
      for (const [key, changes] of ofTable) {
        const before = declarations.get(key);
        if (before !== undefined) declarations.set(key, overridden(before, changes));
      }
    }
  }

  #duplicate(what: string, offset: number, file: ParsedFile, first: ParsedFile, firstOffset: number): void {
    const place = `${first.path}:${first.lineOf(firstOffset)}`;
    this.#report({
      severity: 'error',
      message: `${what} is declared a second time; the declaration in ${place} counts.`,
      file: file.path,
      line: file.lineOf(offset),
    });
  }
}

function declaration(block: Block, file: ParsedFile): Declaration {
  const attributes = new Map<string, PlacedAttribute>();
  for (const attribute of block.body.attributes) attributes.set(attribute.name, { attribute, file });
  return { block, file, attributes, blocks: block.body.blocks.map((nested) => ({ block: nested, file })) };
}

/** Attributes are replaced one by one, nested blocks by type all at once; the later changes win. */
function overridden(before: Declaration, changes: readonly Declaration[]): Declaration {
  const attributes = new Map(before.attributes);
  const blocks = new Map<string, readonly PlacedBlock[]>(byType(before.blocks));
  for (const change of changes) {
    for (const [name, placed] of change.attributes) attributes.set(name, placed);
    for (const [type, placed] of byType(change.blocks)) {
      blocks.delete(type);
      blocks.set(type, placed);
    }
  }
  return { block: before.block, file: before.file, attributes, blocks: [...blocks.values()].flat() };
}

function byType(blocks: readonly PlacedBlock[]): ReadonlyMap<string, readonly PlacedBlock[]> {
  const found = new Map<string, PlacedBlock[]>();
  for (const placed of blocks) {
    const type = blockType(placed.block);
    const others = found.get(type);
    if (others === undefined) found.set(type, [placed]);
    else others.push(placed);
  }
  return found;
}

/** The type of the blocks that a block or a `dynamic` block makes. */
export function blockType(block: Block): string {
  return block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type;
}

function aliasOf(body: Body): string | undefined {
  const alias = body.attributes.find(({ name }) => name === 'alias');
  return alias === undefined ? undefined : literalText(alias.expression);
}

/** The text of an expression that is nothing but a text. */
export function literalText(expression: Attribute['expression']): string | undefined {
  if (expression.kind === 'literal' && typeof expression.value === 'string') return expression.value;
  if (expression.kind === 'parentheses') return literalText(expression.inner);
  if (expression.kind !== 'template') return undefined;
  let text = '';
  for (const part of expression.parts) {
    if (part.kind !== 'text') return undefined;
    text += part.value;
  }
  return text;
}
