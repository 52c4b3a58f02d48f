import type { Architecture, Kind, Resource } from '../architecture/index.ts';
import { propertiesAt } from '../architecture/path.ts';

/** What a finding says of the resource it is about. */
export interface Mentioned {
  /** Terraform address, `AWS::S3::Bucket.Logical`, logical id, ARN or name. */
  readonly resource?: string;
  readonly resourceType?: string;
  /** Place in the reviewed folder. */
  readonly file?: string;
  readonly line?: number;
}

/** One finding on a module that is used often is about every instance of it; a bound against hostile files. */
const MOST_INSTANCES = 50;

/** Finds the resources of the code that findings of other tools speak of. */
export class ResourceMatcher {
  readonly #byAddress = new Map<string, Resource[]>();
  readonly #byFile: ReadonlyMap<string, readonly Resource[]>;
  readonly #byName = new Map<string, Set<Resource>>();
  readonly #kinds: ReadonlyMap<string, Kind>;

  constructor({ resources }: Architecture, kinds: readonly Kind[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind.id, kind]));
    this.#byFile = Map.groupBy(resources, ({ location }) => location.file);
    for (const resource of resources) {
      for (const address of new Set([resource.id, withoutKeys(resource.id)])) {
        const found = this.#byAddress.get(address);
        if (found === undefined) this.#byAddress.set(address, [resource]);
        else found.push(resource);
      }
      for (const name of this.#namesOf(resource)) {
        const found = this.#byName.get(name);
        if (found === undefined) this.#byName.set(name, new Set([resource]));
        else found.add(resource);
      }
    }
  }

  /** Nothing where the code does not have the resource, or where several could be meant. */
  find(mentioned: Mentioned): readonly Resource[] {
    const { resource, file } = mentioned;
    if (file === undefined) return resource === undefined ? [] : this.#deployed(resource, mentioned);
    const here = this.#byFile.get(file) ?? [];
    const addressed = resource === undefined ? [] : this.#addressed(resource);
    const inFile = addressed.filter(({ location }) => location.file === file);
    const found = inFile.length > 0 ? inFile : aroundLine(here, mentioned.line ?? 1);
    return (found.length > 0 ? found : onlyOne(addressed)).slice(0, MOST_INSTANCES);
  }

  #addressed(given: string): readonly Resource[] {
    const logicalId = /^AWS::[A-Za-z0-9:]+\.(.+)$/.exec(given)?.[1];
    return this.#byAddress.get(given) ?? this.#byAddress.get(logicalId ?? '') ?? [];
  }

  /** By the name that the code gives the resource and that its ARN ends with. */
  #deployed(given: string, { resourceType }: Mentioned): readonly Resource[] {
    const service = /^arn:[^:]*:([^:]*):/.exec(given)?.[1];
    const names = new Set([
      given,
      given.slice(given.lastIndexOf('/') + 1),
      given.slice(given.lastIndexOf(':') + 1),
    ]);
    for (const name of names) {
      const fitting = [...(this.#byName.get(name) ?? [])].filter((resource) =>
        service === undefined ? this.#isOfType(resource, resourceType) : isOfService(resource, service),
      );
      if (fitting.length > 0) return onlyOne(fitting);
    }
    return [];
  }

  #isOfType({ kind, declared }: Resource, type: string | undefined): boolean {
    if (type === undefined) return false;
    const types = this.#kinds.get(kind ?? '')?.types.cloudformation ?? [];
    return declared.type === type || types.includes(type);
  }

  #namesOf({ kind, declared }: Resource): readonly string[] {
    const paths = this.#kinds.get(kind ?? '')?.names[declared.language] ?? [];
    return paths.flatMap((path) =>
      propertiesAt(declared.properties, path).flatMap(({ value }) =>
        typeof value === 'string' ? [value] : [],
      ),
    );
  }
}

/** Services whose kinds are named otherwise than their ARNs. */
const KIND_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['elasticloadbalancing', 'elb'],
  ['es', 'opensearch'],
  ['states', 'stepfunctions'],
  ['kafka', 'msk'],
  ['elasticfilesystem', 'efs'],
  ['events', 'eventbridge'],
]);

function isOfService({ kind, declared }: Resource, service: string): boolean {
  const prefix = KIND_PREFIXES.get(service) ?? service;
  return kind?.startsWith(`${prefix}-`) === true || declared.type.startsWith(`aws_${service}_`);
}

/** The resources of the innermost block around a line: several where a module is used more than once. */
function aroundLine(resources: readonly Resource[], line: number): readonly Resource[] {
  const around = resources.filter(
    ({ location }) => location.line <= line && line <= (location.endLine ?? location.line),
  );
  const start = around.reduce((latest, { location }) => Math.max(latest, location.line), 0);
  return around.filter(({ location }) => location.line === start);
}

function onlyOne(resources: readonly Resource[]): readonly Resource[] {
  const places = new Set(resources.map(({ location: { file, line } }) => `${file}:${line}`));
  return places.size === 1 ? resources : [];
}

function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"[^"]*")\]/g, '');
}
