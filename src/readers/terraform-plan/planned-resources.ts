import { listOf, member, objectOf, textOf } from './json.ts';
import { withoutKeys } from './reference-path.ts';

/** A resource instance as the plan or state lists it. */
export interface PlannedResource {
  readonly address: string;
  /** Address of the module instance it is in; empty for the root module. */
  readonly module: string;
  /** Address of the module in configuration: without instance keys. */
  readonly modulePath: string;
  /** Its address within its module, without instance key: `aws_subnet.private`. */
  readonly name: string;
  readonly type: string;
  /** The key of the instance, as in the address: `[0]`, `["a"]`, or empty. */
  readonly key: string;
  readonly values: unknown;
  readonly sensitive: unknown;
}

/** Modules inside one another that no configuration has. */
const DEEPEST_MODULES = 100;

/** The resources of a plan or state. */
export interface ResourceList {
  readonly resources: readonly PlannedResource[];
  /** How many entries are no resources as Terraform writes them, or stand too deep. */
  readonly unread: number;
}

/** The managed resources of a module and of those inside it, in the order of the file. */
export function plannedResources(rootModule: unknown): ResourceList {
  const resources: PlannedResource[] = [];
  let unread = 0;
  const itemsOf = (module: unknown, key: string): readonly unknown[] => {
    const list = member(module, key);
    if (list !== undefined && list !== null && !Array.isArray(list)) unread++;
    return listOf(list);
  };
  const visit = (module: unknown, address: string, depth: number): void => {
    const path = withoutKeys(address);
    for (const item of itemsOf(module, 'resources')) {
      const resource = plannedResource(item, address, path);
      if (resource !== undefined) resources.push(resource);
      else if (!isDataSource(item)) unread++;
    }
    for (const child of itemsOf(module, 'child_modules')) {
      if (depth === DEEPEST_MODULES || objectOf(child) === undefined) unread++;
      else visit(child, textOf(member(child, 'address')) ?? address, depth + 1);
    }
  };
  visit(rootModule, '', 0);
  return { resources, unread };
}

function isDataSource(item: unknown): boolean {
  return textOf(member(item, 'address')) !== undefined && member(item, 'mode') === 'data';
}

function plannedResource(item: unknown, module: string, modulePath: string): PlannedResource | undefined {
  const address = textOf(member(item, 'address'));
  const type = textOf(member(item, 'type'));
  if (address === undefined || type === undefined || member(item, 'mode') !== 'managed') return undefined;
  const written = module === '' ? address : address.slice(module.length + 1);
  const bracket = written.indexOf('[');
  const name = bracket === -1 ? written : written.slice(0, bracket);
  return {
    address,
    module,
    modulePath,
    name,
    type,
    key: written.slice(name.length),
    values: member(item, 'values'),
    sensitive: member(item, 'sensitive_values'),
  };
}
