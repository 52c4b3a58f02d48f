import type { Diagnostic, SourceLocation } from '../../architecture/source-location.ts';
import { type DocumentNode, type MapNode, valueAt } from '../../document/document.ts';
import type { ProjectFiles } from '../project-files.ts';
import { Budget } from './budget.ts';
import { type Parameter, parametersIn } from './parameters.ts';

/** What a value is evaluated in: its file, and the loops it stands in. */
export interface Scope {
  readonly file: string;
  readonly variables: ReadonlyMap<string, string>;
  /** How many snippets deep. */
  readonly includes: number;
}

/** A resource as the template writes it, or as a transform makes it, before its values are evaluated. */
export interface TemplateResource {
  readonly id: string;
  readonly node: MapNode;
  readonly location: SourceLocation;
  readonly scope: Scope;
}

interface Declared {
  readonly node: DocumentNode;
  readonly scope: Scope;
}

export type Mapping = ReadonlyMap<string, ReadonlyMap<string, DocumentNode>>;

export interface TemplateInputs {
  readonly path: string;
  readonly root: MapNode;
  readonly files: ProjectFiles;
  readonly parameters: ReadonlyMap<string, string>;
  readonly budget?: Budget;
}

/** One template: its sections as far as values refer to them, and what there is to say about it. */
export class Template {
  readonly path: string;
  readonly root: MapNode;
  readonly scope: Scope;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Given values of `AWS::Region` and the like. */
  readonly pseudoParameters: ReadonlyMap<string, string>;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly conditions = new Map<string, Declared>();
  /** Logical ids of resources, those that transforms make included. */
  readonly ids = new Set<string>();
  /** Names under which templates may refer to what a transform makes, e.g. `Function.Alias`, with the logical id. */
  readonly generatedIds = new Map<string, string>();
  readonly transforms: readonly string[];
  readonly diagnostics: Diagnostic[] = [];
  /** Paths of the snippets that the template includes. */
  readonly included = new Set<string>();
  /** Whether `ids` holds what transforms make, too. */
  hasAllIds = false;
  /** Whether something of the template could not be read. */
  isIncomplete = false;
  readonly budget: Budget;
  readonly #files: ProjectFiles;
  readonly #said = new Set<string>();

  constructor({ path, root, files, parameters, budget = new Budget() }: TemplateInputs) {
    this.path = path;
    this.root = root;
    this.#files = files;
    this.scope = { file: path, variables: new Map(), includes: 0 };
    this.budget = budget;
    this.parameters = parametersIn(
      root,
      { texts: parameters, passed: new Map() },
      { file: path, prefix: '' },
    );
    this.pseudoParameters = new Map([...parameters].filter(([name]) => name.startsWith('AWS::')));
    this.mappings = mappingsIn(valueAt(root, 'Mappings'));
    this.transforms = transformsIn(valueAt(root, 'Transform'));
  }

  /** Whether names may exist that the template does not show: a macro may make them, or what is left out. */
  get hasHiddenNames(): boolean {
    return !this.hasAllIds || this.isIncomplete || this.isRewritten;
  }

  /** Whether a macro that is not run here may add, change or remove anything. */
  get isRewritten(): boolean {
    return this.transforms.some((name) => !UNDERSTOOD_TRANSFORMS.has(name));
  }

  read(path: string): string | undefined {
    return this.#files.read(path);
  }

  /** `loses`: a part of the template is left out. The same thing at the same place is said once. */
  warn(message: string, { file, line }: SourceLocation, effect?: 'loses'): void {
    if (effect === 'loses') this.isIncomplete = true;
    const key = `${file}:${line} ${message}`;
    if (this.#said.has(key) || this.#said.size >= MOST_DIAGNOSTICS) return;
    this.#said.add(key);
    this.diagnostics.push({ severity: 'warning', message, file, line });
  }
}

const UNDERSTOOD_TRANSFORMS = new Set([
  'AWS::LanguageExtensions',
  'AWS::Serverless-2016-10-31',
  'AWS::CodeDeployBlueGreen',
]);

const MOST_DIAGNOSTICS = 200;

function mappingsIn(section: DocumentNode | undefined): ReadonlyMap<string, Mapping> {
  const mappings = new Map<string, Mapping>();
  for (const { key, value } of entriesIn(section)) {
    mappings.set(
      key,
      new Map(
        entriesIn(value).map((row) => [
          row.key,
          new Map(entriesIn(row.value).map((cell) => [cell.key, cell.value])),
        ]),
      ),
    );
  }
  return mappings;
}

function entriesIn(node: DocumentNode | undefined): MapNode['entries'] {
  return node?.type === 'map' ? node.entries : [];
}

function transformsIn(node: DocumentNode | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.type === 'list') return node.items.flatMap(transformsIn);
  const name = node.type === 'map' ? valueAt(node, 'Name') : node;
  return name?.type === 'scalar' ? [String(name.value)] : [];
}
