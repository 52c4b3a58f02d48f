import {
  isPropertyList,
  isPropertyMap,
  type Property,
  type PropertyMap,
  Unresolved,
} from '../../architecture/index.ts';
import type { ProjectFiles } from '../project-files.ts';
import { folderOf } from '../terraform/configuration/folders.ts';
import { readTerraform } from '../terraform/read-terraform.ts';
import type { CodeBeside } from './code-beside.ts';
import { member, objectOf } from './json.ts';

const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/;

/** Holds the values of variables for the evaluation; no project has such a file. */
const VARIABLES_FILE = '\0plan.tfvars.json';

/** What the code beside a plan comes to with the plan's variables, evaluated when it is first asked for. */
export class EvaluatedCode {
  readonly #evaluate: () => ReadonlyMap<string, Property>;
  #properties: ReadonlyMap<string, Property> | undefined;

  constructor(plan: unknown, code: CodeBeside, files: ProjectFiles) {
    this.#evaluate = () => {
      const variables = variablesOf(plan);
      const { resources } = readTerraform(filesFor(code, files, variables), {
        roots: [code.rootFolder],
        variableArguments: [{ file: VARIABLES_FILE }],
      });
      return new Map(resources.map(({ id, properties }) => [id, properties]));
    };
  }

  /**
   * The planned properties of a resource with what is known of their open parts: the plan says of a policy with one unknown
   * name in it that all of it is unknown, and the code says which part.
   */
  completed(address: string, planned: Property): Property {
    if (!hasOpenPart(planned)) return planned;
    this.#properties ??= this.#evaluate();
    const evaluated = this.#properties.get(address);
    return evaluated === undefined ? planned : completedBy(planned, evaluated);
  }
}

function variablesOf(plan: unknown): string {
  const given = Object.entries(objectOf(member(plan, 'variables')) ?? {}).flatMap(([name, variable]) => {
    const value = member(variable, 'value');
    return value === undefined ? [] : [[name, value] as const];
  });
  try {
    return JSON.stringify(Object.fromEntries(given));
  } catch {
    return '{}'; // nested more deeply than anything can be written
  }
}

/** The files of the project but for configurations that the root module does not use. */
function filesFor(code: CodeBeside, files: ProjectFiles, variables: string): ProjectFiles {
  const used = code.folders();
  const isUsed = (path: string): boolean =>
    !CONFIGURATION.test(path) || used.has(folderOf(path)) || path.includes('.terraform/');
  return {
    paths: [...files.paths.filter(isUsed), VARIABLES_FILE],
    read: (path) => (path === VARIABLES_FILE ? variables : files.read(path)),
  };
}

/** What only applying tells; a sensitive value stays closed. */
export const AFTER_APPLY = 'known only after apply';

/** The open value of a property that only applying tells. */
function openValue({ value }: Property): Unresolved | undefined {
  return value instanceof Unresolved && value.reason === AFTER_APPLY ? value : undefined;
}

function hasOpenPart(property: Property): boolean {
  const { value } = property;
  if (isPropertyList(value)) return value.some(hasOpenPart);
  if (!isPropertyMap(value)) return openValue(property) !== undefined;
  for (const part of value.values()) if (hasOpenPart(part)) return true;
  return false;
}

function completedBy(planned: Property, evaluated: Property | undefined): Property {
  if (evaluated === undefined) return planned;
  const { value, location } = planned;
  const open = openValue(planned);
  if (open !== undefined) return opened(planned, open, evaluated);
  const known = evaluated.value;
  if (isPropertyMap(value) && isPropertyMap(known)) return { ...planned, value: mapBy(value, known) };
  if (!isPropertyList(value) || !isPropertyList(known)) return planned;
  const isOne = value.length === 1 && known.length === 1;
  const list = value.map((item) => completedBy(item, isOne ? known[0] : itemAt(item, known)));
  return { ...planned, value: list, location };
}

function mapBy(planned: PropertyMap, evaluated: PropertyMap): PropertyMap {
  return new Map([...planned].map(([key, part]) => [key, completedBy(part, evaluated.get(key))]));
}

/** The one item that the same place in the code makes: sets have an order of their own. */
function itemAt({ location }: Property, items: readonly Property[]): Property | undefined {
  const { file, line, column } = location;
  const same = items.filter(
    (item) => item.location.file === file && item.location.line === line && item.location.column === column,
  );
  return same.length === 1 ? same[0] : undefined;
}

/** An open value with what the code knows of it; the plan says which resources it comes from. */
function opened(planned: Property, open: Unresolved, evaluated: Property): Property {
  if (!isKnownInPart(evaluated)) return planned;
  const { location } = planned;
  const { value } = evaluated;
  const references = open.references.length === 0 ? undefined : open.references;
  if (!(value instanceof Unresolved))
    return references === undefined ? { value, location } : { value, location, references };
  const { text, document } = value;
  const all = references ?? value.references;
  return { value: new Unresolved(open.reason, { references: all, text, document }), location };
}

function isKnownInPart({ value }: Property): boolean {
  if (value === null) return false;
  if (value instanceof Unresolved) return value.text !== undefined || value.document !== undefined;
  if (isPropertyList(value)) return value.some(isKnownInPart);
  return !isPropertyMap(value) || [...value.values()].some(isKnownInPart);
}
