import { readFileSync } from 'node:fs';
import {
  type Fields,
  isCompanion,
  type Kind,
  type Language,
  type Source,
  sourcesIn,
} from '../src/architecture/index.ts';

/** A list of data/schemas: the attribute paths of resource types, `*` for any key of a map. */
export interface SchemaList {
  readonly source: string;
  readonly version: string;
  readonly types: Readonly<Record<string, readonly string[]>>;
}

const FILES: Readonly<Record<Language, string>> = {
  terraform: 'terraform-aws.json',
  cloudformation: 'cloudformation.json',
};

export function schemaList(language: Language): SchemaList {
  const place = new URL(`../data/schemas/${FILES[language]}`, import.meta.url);
  return JSON.parse(readFileSync(place, 'utf8')) as SchemaList;
}

/** A path that no schema knows but a kind may name all the same. */
export interface Exception {
  /** Resource types; all types of the language where none are named. */
  readonly types?: readonly string[];
  /** Paths as kinds write them, from the top of the resource. */
  readonly paths: readonly string[];
  readonly because: string;
}

/** What the schemas say against the paths of kinds. */
export class SchemaPaths {
  readonly problems: string[] = [];
  readonly usedExceptions = new Set<string>();
  readonly #language: Language;
  readonly #known = new Map<string, ReadonlySet<string>>();
  readonly #excepted: readonly Exception[];

  constructor(language: Language, list: SchemaList, excepted: readonly Exception[]) {
    this.#language = language;
    this.#excepted = excepted;
    for (const [type, paths] of Object.entries(list.types)) this.#known.set(type, new Set(paths));
  }

  /** Tags are given to every kind, whether its types can have some or not: they are not looked at here. */
  examine(kind: Kind): void {
    const types = kind.types[this.#language] ?? [];
    for (const type of types) {
      if (!this.#known.has(type)) this.#say(kind, `there is no type ${type} in data/schemas`);
    }
    if (types.length === 0) return;
    const places = types.map((type) => ({ type, path: '' }));
    for (const path of kind.names[this.#language] ?? []) this.#found(kind, 'names', places, path);
    this.#fields(kind, '', kind.attributes, places);
  }

  #fields(kind: Kind, before: string, fields: Fields, places: readonly Place[]): void {
    for (const [name, attribute] of Object.entries(fields)) {
      const label = before + name;
      const sources = sourcesIn(attribute.sources, this.#language);
      if (label === 'tags') continue;
      const inside = sources.flatMap((source) => this.#source(kind, label, places, source));
      if (attribute.fields === undefined) continue;
      for (const place of inside) {
        if (!this.#hasParts(place)) this.#say(kind, `${label}: ${written(place)} has no parts`);
      }
      this.#fields(kind, `${label}.`, attribute.fields, inside);
    }
  }

  #source(kind: Kind, label: string, places: readonly Place[], source: Source): readonly Place[] {
    if (!isCompanion(source)) return this.#found(kind, label, places, source);
    const { companion: type, joinedBy, at, where = {} } = source;
    if (label.includes('.')) this.#say(kind, `${label}: parts of a resource have no companions`);
    if (!this.#known.has(type)) this.#say(kind, `${label}: there is no type ${type} in data/schemas`);
    const whole = [{ type, path: '' }];
    for (const path of [joinedBy, ...Object.keys(where)]) this.#found(kind, label, whole, path);
    return at === '' ? whole : this.#found(kind, label, whole, at);
  }

  /** The places that have the path; at least one of the types of a kind must. */
  #found(kind: Kind, label: string, places: readonly Place[], path: string): readonly Place[] {
    const found = places
      .map((place) => ({ type: place.type, path: joined(place.path, path) }))
      .filter((place) => this.#exists(place));
    if (found.length === 0)
      this.#say(
        kind,
        `${label}: ${places.map(({ type }) => type).join(', ')} has no ${joined(places[0]?.path ?? '', path)}`,
      );
    return found;
  }

  #exists(place: Place): boolean {
    return place.path === '' || this.#isKnown(place) || this.#isException(place);
  }

  #isKnown({ type, path }: Place): boolean {
    const paths = this.#known.get(type);
    if (paths === undefined) return false;
    const above = path.slice(0, path.lastIndexOf('.') + 1);
    return paths.has(path) || paths.has(`${above}*`);
  }

  #hasParts({ type, path }: Place): boolean {
    if (path === '' || this.#isException({ type, path: `${path}.` })) return true;
    return [...(this.#known.get(type) ?? [])].some((other) => other.startsWith(`${path}.`));
  }

  #isException({ type, path }: Place): boolean {
    const exception = this.#excepted.find(
      ({ types, paths }) =>
        (types === undefined || types.includes(type)) &&
        paths.some((other) => (path.endsWith('.') ? other.startsWith(path) : other === path)),
    );
    if (exception !== undefined) this.usedExceptions.add(path);
    return exception !== undefined;
  }

  #say({ id }: Kind, message: string): void {
    this.problems.push(`${id}: ${message}`);
  }
}

interface Place {
  readonly type: string;
  readonly path: string;
}

function joined(before: string, path: string): string {
  if (path === '') return before;
  return before === '' ? path : `${before}.${path}`;
}

function written({ type, path }: Place): string {
  return `${type}.${path}`;
}
