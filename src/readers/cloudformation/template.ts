import type { SourceLocation } from '../../architecture/source-location.ts';
import { type DocumentNode, type MapNode, valueAt } from '../../document/document.ts';
import type { Budget } from './budget.ts';
import type { NestedStacks } from './nested-stacks.ts';
import { type GivenParameters, type Parameter, parametersIn } from './parameters.ts';
import type { ReadingSession } from './reading-session.ts';

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
  readonly parameters: GivenParameters;
  readonly session: ReadingSession;
  /** Of a nested template: the template that calls it, and under which logical id. */
  readonly call?: { readonly parent: Template; readonly id: string };
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
  /** The resources by logical id, once all of them are known. */
  resources: ReadonlyMap<string, TemplateResource> = new Map();
  /** Attributes that are being looked up among the properties of their resources: two may repeat each other. */
  readonly repeating = new Set<string>();
  /** Logical ids of resources, those that transforms make included. */
  readonly ids = new Set<string>();
  /** Names under which templates may refer to what a transform makes, e.g. `Function.Alias`, with the logical id. */
  readonly generatedIds = new Map<string, string>();
  readonly transforms: readonly string[];
  /** Whether `ids` holds what transforms make, too. */
  hasAllIds = false;
  /** Whether something of the template could not be read. */
  isIncomplete = false;
  readonly session: ReadingSession;
  /** Paths of the templates that lead here, this one last. */
  readonly callers: readonly string[];
  /** The templates that it calls; undefined until all of its resources are known. */
  nestedStacks: NestedStacks | undefined;
  readonly #prefix: string;

  constructor({ path, root, parameters, session, call }: TemplateInputs) {
    this.path = path;
    this.root = root;
    this.session = session;
    this.callers = [...(call?.parent.callers ?? []), path];
    this.#prefix = call === undefined ? '' : `${call.parent.qualified(call.id)}.`;
    this.scope = { file: path, variables: new Map(), includes: 0 };
    this.parameters = parametersIn(root, parameters, { file: path, prefix: this.#prefix });
    this.pseudoParameters = new Map([...parameters.texts].filter(([name]) => name.startsWith('AWS::')));
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

  get budget(): Budget {
    return this.session.budget;
  }

  /** The template that all others are called from, whose path is the scope of what all of them declare. */
  get scopePath(): string {
    return this.callers[0] ?? this.path;
  }

  /** A name of this template as the whole of nested templates knows it: `Network.Vpc`. */
  qualified(name: string): string {
    return `${this.#prefix}${name}`;
  }

  read(path: string): string | undefined {
    return this.session.read(path);
  }

  /** `loses`: a part of the template is left out. */
  warn(message: string, location: SourceLocation, effect?: 'loses'): void {
    if (effect === 'loses') {
      this.isIncomplete = true;
      this.session.record(this.path, `line ${location.line}: ${message}`);
    }
    this.session.warn(message, location);
  }
}

const UNDERSTOOD_TRANSFORMS = new Set([
  'AWS::LanguageExtensions',
  'AWS::Serverless-2016-10-31',
  'AWS::CodeDeployBlueGreen',
]);

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
