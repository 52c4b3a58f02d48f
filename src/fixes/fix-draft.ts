import {
  type Architecture,
  type Companion,
  type Kind,
  propertiesAt,
  type Resource,
  referencesOf,
  type Source,
  sourcesIn,
} from '../architecture/index.ts';
import { type FixValue, forLanguage, type Setting } from '../checks/fix.ts';
import { type Edits, Refusal, type Statement, stepsIn, withEdits } from './edit.ts';
import { resourceRegion } from './resource-region.ts';
import { templateEdits, writtenId } from './template-file.ts';
import {
  type BlockName,
  blockNameOf,
  companionEdits,
  hasResource,
  isTerraformFile,
  terraformEdits,
} from './terraform-file.ts';
import { placeOfSource } from './value-source.ts';

interface DraftBasis {
  readonly architecture: Architecture;
  readonly kinds: readonly Kind[];
  readonly paths: readonly string[];
  read(path: string): string | undefined;
}

/** A resource block or a template's resource in a file. */
interface Target {
  readonly file: string;
  /** Undefined for a template. */
  readonly block: BlockName | undefined;
  readonly id: string;
  readonly type: string;
}

const OLD_PROVIDER =
  /(?:\baws\s*=|provider\s+"?aws"?)\s*\{[^{}]*\bversion\s{0,20}=\s{0,20}"\s{0,5}(?:~>|=)?\s{0,5}[0-3](?:\.|")/;

/** Some ten seconds of reading; only hundreds of fixes in one huge file come near it. */
const MOST_READ = 30_000_000;
/** Terraform's own syntax is read so many times faster than YAML. */
const FASTER = 10;
const TOO_MUCH = 'there is too much to fix in one go: name checks or resources';

/** The texts as they become while one fix after the other is made. */
export class FixDraft {
  readonly texts = new Map<string, string>();
  readonly #basis: DraftBasis;
  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly #writtenIds = new Map<string, string>();
  /** Characters parsed so far: each edit reads its file anew. */
  #read = 0;

  constructor(basis: DraftBasis) {
    this.#basis = basis;
    this.#kinds = new Map(basis.kinds.map((kind) => [kind.id, kind]));
  }

  /** What is written once for all the resources that come of it. */
  blockOf({ declared: { id, type, location } }: Resource): string {
    const block = isTerraformFile(location.file) ? blockNameOf(id, type) : undefined;
    return `${location.file} ${block === undefined ? `${location.line} ${id}` : `${type}.${block.name}`}`;
  }

  /** Makes all settings or none. The files that change, or why nothing does. */
  apply(resource: Resource, settings: readonly Setting[]): readonly string[] | Refusal {
    if (this.#read > MOST_READ) return new Refusal(TOO_MUCH);
    const scratch = new Map<string, string>();
    for (const setting of settings) {
      const refusal = this.#state(resource, setting, scratch);
      if (refusal !== undefined) return refusal;
    }
    const changed = [...scratch].filter(([file, text]) => text !== this.#textOf(file));
    if (changed.length === 0) return new Refusal('the code says already what the fix would write');
    for (const [file, text] of changed) this.texts.set(file, text);
    return changed.map(([file]) => file);
  }

  /** Where a reader finds what stands in the way: the variable that a value comes from, or the line itself. */
  placeOf(resource: Resource, { source, offset }: Refusal) {
    const { file } = resource.location;
    const place = source === undefined ? undefined : placeOfSource(source, file, this.#basis);
    if (place !== undefined) return place;
    const text = offset === undefined ? undefined : this.#textOf(file);
    return text === undefined ? undefined : { file, line: text.slice(0, offset).split('\n').length };
  }

  #targetOf({ declared, location }: Resource): Target | Refusal {
    const { id, type, language, constructPath } = declared;
    const { file, line } = location;
    if (constructPath !== undefined)
      return new Refusal(`a CDK construct makes it: change ${constructPath} at ${file}:${line}`);
    if (/(?:^|\/)\.terraform\//.test(file))
      return new Refusal('it belongs to an installed module: set it where the module is called');
    if (language === 'cloudformation')
      return {
        file,
        block: undefined,
        id: this.#writtenId(file, id.slice(id.lastIndexOf('.') + 1), line),
        type,
      };
    const block = isTerraformFile(file) ? blockNameOf(id, type) : undefined;
    if (block === undefined)
      return new Refusal('it was read from a plan: change the code that the plan was made of');
    return { file, block, id, type };
  }

  /** In the text as it was read, where lines are still those of the finding. */
  #writtenId(file: string, id: string, line: number): string {
    const key = `${file}\n${id}\n${line}`;
    const known = this.#writtenIds.get(key);
    if (known !== undefined) return known;
    const text = this.#basis.read(file);
    const isPlain = text === undefined || resourceRegion(text, id) !== undefined;
    this.#read += isPlain ? 0 : text.length;
    const found = (isPlain || this.#read > MOST_READ ? undefined : writtenId(text, id, line)) ?? id;
    this.#writtenIds.set(key, found);
    return found;
  }

  #textOf(file: string): string | undefined {
    return this.texts.get(file) ?? this.#basis.read(file);
  }

  #state(resource: Resource, setting: Setting, scratch: Map<string, string>): Refusal | undefined {
    const target = this.#targetOf(resource);
    if (target instanceof Refusal) return target;
    const sources = this.#sourcesFor(resource, setting, scratch);
    if (sources.length === 0) return new Refusal('the language has no place for it');
    const value = forLanguage<FixValue>(setting.value as FixValue, resource.declared.language);
    if (value === undefined) return new Refusal('the language has no value for it');
    for (const source of sources) {
      const refusal = this.#stateAt(resource, target, source, { setting, value }, scratch);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  #stateAt(
    resource: Resource,
    target: Target,
    source: Source,
    { setting, value }: { readonly setting: Setting; readonly value: FixValue },
    scratch: Map<string, string>,
  ): Refusal | undefined {
    const { replaces, adds, keeps, ifStated } = setting;
    const statement: Statement = {
      steps: stepsIn(typeof source === 'string' ? source : source.at),
      value,
      ...(replaces !== undefined && { replaces }),
      ...(adds !== undefined && { adds }),
      ...(keeps !== undefined && { keeps }),
      ...(ifStated !== undefined && { ifStated }),
    };
    if (typeof source === 'string') return this.#edit(target, statement, scratch);
    return this.#stateInCompanion(resource, target, source, statement, setting.by ?? 'id', scratch);
  }

  #stateInCompanion(
    resource: Resource,
    target: Target,
    companion: Companion,
    statement: Statement,
    by: string,
    scratch: Map<string, string>,
  ): Refusal | undefined {
    const [existing] = this.#companionsOf(resource, companion);
    const found = existing === undefined ? undefined : this.#targetOf(existing);
    if (found instanceof Refusal) return found;
    if (found !== undefined) return this.#edit(found, statement, scratch);
    const { block, file } = target;
    if (statement.ifStated) return undefined;
    if (block === undefined) return new Refusal(`it takes a resource ${companion.companion} of its own`);
    const made = { type: companion.companion, name: block.name };
    const text = scratch.get(file) ?? this.#textOf(file);
    if (text === undefined) return new Refusal('the file cannot be read');
    if (this.#hasResource(file, text, made)) {
      if (this.#isTaken(file, made))
        return new Refusal(`there is a resource ${made.type}.${made.name} already, for something else`);
      return this.#edit({ ...target, block: made }, statement, scratch);
    }
    if (this.#isTaken(file, made))
      return new Refusal(`there is a resource ${made.type}.${made.name} already, for something else`);
    const pinned = this.#oldProviderOf(file, made.type);
    if (pinned !== undefined) return pinned;
    const { steps, value } = statement;
    return keep(file, text, companionEdits(file, text, block, { companion, steps, value, by }), scratch);
  }

  #hasResource(file: string, text: string, made: BlockName): boolean {
    this.#read += file.endsWith('.json') ? text.length : text.length / FASTER;
    return hasResource(file, text, made);
  }

  /** Buckets got resources for their settings with version 4 of the provider. */
  #oldProviderOf(file: string, type: string): Refusal | undefined {
    if (!type.startsWith('aws_s3_bucket_')) return undefined;
    const folder = folderOf(file);
    const pin = this.#basis.paths.find(
      (path) => folderOf(path) === folder && OLD_PROVIDER.test(this.#basis.read(path) ?? ''),
    );
    return pin === undefined
      ? undefined
      : new Refusal(`${pin} keeps the AWS provider at a version that has no ${type}`);
  }

  /** Whether the module has a resource of this type and name before any fix. */
  #isTaken(file: string, { type, name }: BlockName): boolean {
    const folder = folderOf(file);
    return this.#basis.architecture.resources.some(({ declared }) => {
      if (declared.type !== type || blockNameOf(declared.id, type)?.name !== name) return false;
      return folderOf(declared.location.file) === folder;
    });
  }

  #edit(target: Target, statement: Statement, scratch: Map<string, string>): Refusal | undefined {
    const { file, block, id, type } = target;
    const text = scratch.get(file) ?? this.#textOf(file);
    if (text === undefined) return new Refusal('the file cannot be read');
    const region = block === undefined ? resourceRegion(text, id) : undefined;
    const part = region === undefined ? text.length : region.end - region.start;
    this.#read += block === undefined ? part : part / FASTER;
    if (this.#read > MOST_READ) return new Refusal(TOO_MUCH);
    const edits =
      block === undefined
        ? templateEdits(text, id, type, statement)
        : terraformEdits(file, text, block, statement);
    return keep(file, text, edits, scratch);
  }

  /**
   * Where the setting is stated already, as far as it is; else the place that the kind names first. For an attribute of
   * parts, a place in each sort of parts that the code has.
   */
  #sourcesFor(resource: Resource, setting: Setting, scratch: Map<string, string>): readonly Source[] {
    const { language } = resource.declared;
    const given = setting.at?.[language];
    if (given !== undefined) return [given];
    const kind = this.#kinds.get(resource.kind ?? '');
    const [name = '', field] = (setting.attribute ?? '').split('.');
    const attribute = kind?.attributes[name];
    if (attribute === undefined) return [];
    const sources = sourcesIn(attribute.sources, language);
    const deepest = (candidates: readonly Source[]) => {
      const depths = candidates.map((source) => this.#depthOf(resource, source, scratch));
      return candidates[depths.indexOf(Math.max(...depths))];
    };
    if (field === undefined) return [deepest(sources) ?? []].flat();
    const paths = sourcesIn(attribute.fields?.[field]?.sources ?? {}, language).filter(
      (source) => typeof source === 'string',
    );
    return sources
      .filter((source) => this.#isThere(resource, source))
      .flatMap((source) => deepest(paths.map((path) => below(source, path))) ?? []);
  }

  #isThere(resource: Resource, source: Source): boolean {
    if (typeof source === 'string') return stepsThere(resource, source) === stepsIn(source).length;
    const [companion] = this.#companionsOf(resource, source);
    return companion !== undefined && stepsThere(companion, source.at) === stepsIn(source.at).length;
  }

  /** How many steps of the way the code has already. */
  #depthOf(resource: Resource, source: Source, scratch: Map<string, string>): number {
    if (typeof source === 'string') return stepsThere(resource, source);
    const [companion] = this.#companionsOf(resource, source);
    if (companion !== undefined) return 1 + stepsThere(companion, source.at);
    const target = this.#targetOf(resource);
    if (target instanceof Refusal || target.block === undefined) return -1;
    const text = scratch.get(target.file) ?? this.texts.get(target.file);
    const made = { type: source.companion, name: target.block.name };
    return text !== undefined && this.#hasResource(target.file, text, made) ? 1 : 0;
  }

  #companionsOf(resource: Resource, companion: Companion): readonly Resource[] {
    const { architecture } = this.#basis;
    const own = nameOf(resource, this.#kinds.get(resource.kind ?? ''));
    return architecture.ofType(companion.companion).filter(({ declared }) => {
      if (declared.scope !== resource.declared.scope) return false;
      return propertiesAt(declared.properties, companion.joinedBy).some((joined) => {
        const addresses = referencesOf(joined).map(({ address }) => address);
        return (
          addresses.some((address) => isAddressOf(address, resource)) ||
          (own !== undefined && joined.value === own)
        );
      });
    });
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function keep(file: string, text: string, edits: Edits, scratch: Map<string, string>): Refusal | undefined {
  if (edits instanceof Refusal) return edits;
  scratch.set(file, withEdits(text, edits));
  return undefined;
}

function isAddressOf(address: string, { id }: Resource): boolean {
  return (
    address === id || address === id.replace(/\[[^\]]*\]$/, '') || address.replace(/\[[^\]]*\]$/, '') === id
  );
}

function nameOf(resource: Resource, kind: Kind | undefined): unknown {
  const [path] = kind?.names[resource.declared.language] ?? [];
  return path === undefined ? undefined : propertiesAt(resource.declared.properties, path)[0]?.value;
}

function stepsThere({ declared }: Resource, path: string): number {
  const names = stepsIn(path).map(({ name }) => name);
  let depth = 0;
  while (
    depth < names.length &&
    propertiesAt(declared.properties, names.slice(0, depth + 1).join('.')).length > 0
  )
    depth += 1;
  return depth;
}

function below(source: Source, path: string): Source {
  return typeof source === 'string' ? `${source}.${path}` : { ...source, at: `${source.at}.${path}` };
}
