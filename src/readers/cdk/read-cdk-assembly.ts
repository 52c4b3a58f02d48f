import { posix } from 'node:path';
import type { Readings } from '../../architecture/architecture.ts';
import { isPropertyList, isPropertyMap, type Property, Unresolved } from '../../architecture/property.ts';
import type { DeclaredResource } from '../../architecture/resource.ts';
import type { Diagnostic, FileRecord, SourceLocation } from '../../architecture/source-location.ts';
import { type DocumentNode, valueAt } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { readCloudFormation } from '../cloudformation/read-cloudformation.ts';
import type { ProjectFiles } from '../project-files.ts';
import { type Construct, Constructs } from './constructs.ts';
import { type Frame, SourcePlaces } from './source-places.ts';
import { textIn } from './text-in.ts';

/** Stages within stages. */
const DEEPEST_STAGES = 10;

/** Whether a document is the manifest of a CDK assembly. */
export function isCdkManifest(root: DocumentNode | undefined): boolean {
  return valueAt(root, 'version')?.type === 'scalar' && valueAt(root, 'artifacts')?.type === 'map';
}

/**
 * The stacks of a synthesized CDK app (`cdk.out/manifest.json`), with its stages and nested stacks. Ids are logical ids,
 * the scope is the template of the outermost stack; `constructPath` leads back to the construct. Where the assembly says
 * which line of the app's source made a construct, and the project has that file, everything about the resource is placed
 * at that line; otherwise it keeps its lines in the template. The manifest of a stage gives nothing by
 * itself where the app's own manifest lists it, so that no stack is read twice. Templates beside a manifest that lists them
 * nowhere are of an earlier synthesis, and skipped. Never throws.
 */
export function readCdkAssembly(manifestPath: string, files: ProjectFiles): Readings {
  if (isListedAbove(manifestPath, files)) return { resources: [], files: [], diagnostics: [] };
  const assembly = new AssemblyReading(files);
  assembly.readManifest(manifestPath, 0);
  assembly.skipLeftovers();
  return assembly.readings();
}

/** Where a stack goes, as far as its environment says. */
interface Target {
  readonly region: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

class AssemblyReading {
  readonly files: FileRecord[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #project: ProjectFiles;
  readonly #done = new Set<string>();
  /** Folders of the manifests that were read, and what their asset manifests name. */
  readonly #folders = new Set<string>();
  readonly #assets = new Set<string>();
  readonly #found: { readonly resource: DeclaredResource; readonly construct: Construct | undefined }[] = [];
  readonly #traces: (readonly Frame[])[] = [];

  constructor(project: ProjectFiles) {
    this.#project = project;
  }

  readManifest(path: string, depth: number): void {
    if (this.#done.has(path)) return;
    this.#done.add(path);
    const text = this.#project.read(path);
    const { root, problems } = parseDocument(text ?? '');
    for (const { message, line } of problems) this.#say('error', message, path, line);
    if (!isCdkManifest(root)) {
      const reason = text === undefined ? 'it cannot be read' : 'not the manifest of a CDK assembly';
      this.files.push({ path, status: 'skipped', reason });
      return;
    }
    this.#folders.add(posix.dirname(path));
    let missing: string | undefined;
    const artifacts = valueAt(root, 'artifacts');
    for (const { value: artifact, line } of artifacts?.type === 'map' ? artifacts.entries : []) {
      const referred = this.#readArtifact(artifact, artifacts, posix.dirname(path), depth);
      if (referred === undefined) continue;
      missing ??= `line ${line}: "${referred}" cannot be read`;
      this.#say('error', `The assembly's "${referred}" cannot be read.`, path, line);
    }
    this.files.push(
      missing === undefined ? { path, status: 'read' } : { path, status: 'partly', reason: missing },
    );
  }

  /** Templates of stacks that the app does not have any more: synthesis leaves them where they are. */
  skipLeftovers(): void {
    for (const path of this.#project.paths) {
      if (!path.endsWith('.template.json') || !this.#folders.has(posix.dirname(path))) continue;
      if (this.#done.has(path) || this.#assets.has(path)) continue;
      const reason = 'the manifest of the assembly does not list it; an earlier synthesis left it';
      this.files.push({ path, status: 'skipped', reason });
      this.#say('info', `Not read: ${reason}.`, path, 1);
    }
  }

  /** Reads what the artifact names; the answer is the path of what is missing, if anything. */
  #readArtifact(
    artifact: DocumentNode,
    artifacts: DocumentNode | undefined,
    folder: string,
    depth: number,
  ): string | undefined {
    const properties = valueAt(artifact, 'properties');
    switch (textIn(artifact, 'type')) {
      case 'aws:cloudformation:stack': {
        const template = pathIn(folder, textIn(properties, 'templateFile'));
        return template === undefined ? undefined : this.#readStack(template, artifact, artifacts, folder);
      }
      case 'cdk:cloud-assembly': {
        const directory = pathIn(folder, textIn(properties, 'directoryName'));
        if (directory === undefined) return undefined;
        const manifest = posix.join(directory, 'manifest.json');
        if (depth >= DEEPEST_STAGES || this.#project.read(manifest) === undefined) return manifest;
        this.readManifest(manifest, depth + 1);
        return undefined;
      }
      default:
        return undefined;
    }
  }

  #readStack(
    template: string,
    artifact: DocumentNode,
    artifacts: DocumentNode | undefined,
    folder: string,
  ): string | undefined {
    const target = targetOf(artifact);
    const metadataFile = pathIn(folder, textIn(artifact, 'additionalMetadataFile'));
    const metadata = metadataFile === undefined ? undefined : this.#project.read(metadataFile);
    const constructs = new Constructs([
      valueAt(artifact, 'metadata'),
      metadata === undefined ? undefined : parseDocument(metadata).root,
    ]);
    for (const trace of constructs.traces()) this.#traces.push(trace);
    const nested = this.#nestedTemplates(artifact, artifacts, folder);
    const isRead = this.#readTemplate(template, target, constructs, nested);
    for (const path of nested.values()) {
      this.#readTemplate(path, pseudoParametersOf(target), constructs, nested);
    }
    return isRead ? undefined : template;
  }

  /** Templates of nested stacks by the key they are uploaded under, as the stack's asset manifests list them. */
  #nestedTemplates(
    artifact: DocumentNode,
    artifacts: DocumentNode | undefined,
    folder: string,
  ): ReadonlyMap<string, string> {
    const templates = new Map<string, string>();
    const dependencies = valueAt(artifact, 'dependencies');
    for (const item of dependencies?.type === 'list' ? dependencies.items : []) {
      const manifest = item.type === 'scalar' ? valueAt(artifacts, String(item.value)) : undefined;
      if (textIn(manifest, 'type') !== 'cdk:asset-manifest') continue;
      const path = pathIn(folder, textIn(valueAt(manifest, 'properties'), 'file'));
      const text = path === undefined ? undefined : this.#project.read(path);
      const files = text === undefined ? undefined : valueAt(parseDocument(text).root, 'files');
      for (const { key, value } of files?.type === 'map' ? files.entries : []) {
        const source = textIn(valueAt(value, 'source'), 'path');
        if (source !== undefined) this.#assets.add(posix.join(folder, source));
        if (source?.endsWith('.nested.template.json'))
          templates.set(`${key}.json`, posix.join(folder, source));
      }
    }
    return templates;
  }

  #readTemplate(
    path: string,
    { region, parameters }: Target,
    constructs: Constructs,
    uploaded: ReadonlyMap<string, string>,
  ): boolean {
    if (this.#done.has(path)) return true;
    this.#done.add(path);
    const text = this.#project.read(path);
    if (text === undefined) return false;
    const options = { parameters, uploaded, ...(region === undefined ? {} : { region }) };
    const readings = readCloudFormation(path, text, this.#project, options);
    for (const resource of readings.resources)
      this.#found.push({ resource, construct: constructs.of(resource) });
    for (const file of readings.files) {
      this.#done.add(file.path);
      this.files.push(file);
    }
    for (const diagnostic of readings.diagnostics) this.diagnostics.push(diagnostic);
    return true;
  }

  /** What was read, each resource with its construct and the place in the app's source that made it. */
  readings(): Readings {
    const places = new SourcePlaces(this.#project.paths, this.#traces);
    const resources = this.#found.map(({ resource, construct }) =>
      withConstruct(resource, construct, places),
    );
    return { resources, files: this.files, diagnostics: this.diagnostics };
  }

  #say(severity: Diagnostic['severity'], message: string, file: string, line: number): void {
    this.diagnostics.push({ severity, message, file, line });
  }
}

/** `aws://123456789012/eu-west-1`; `unknown-account` and `unknown-region` stand for what the app leaves open. */
function targetOf(artifact: DocumentNode): Target {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(textIn(artifact, 'environment') ?? '') ?? [];
  const parameters = new Map<string, string>();
  if (account !== undefined && account !== 'unknown-account') parameters.set('AWS::AccountId', account);
  const properties = valueAt(artifact, 'properties');
  const stackName = textIn(properties, 'stackName');
  if (stackName !== undefined) parameters.set('AWS::StackName', stackName);
  const given = valueAt(properties, 'parameters');
  for (const { key, value } of given?.type === 'map' ? given.entries : []) {
    if (value.type === 'scalar') parameters.set(key, String(value.value));
  }
  return { region: region === 'unknown-region' ? undefined : region, parameters };
}

/** What a nested stack shares with its parent. */
function pseudoParametersOf({ region, parameters }: Target): Target {
  return {
    region,
    parameters: new Map(
      [...parameters].filter(([name]) => name.startsWith('AWS::') && name !== 'AWS::StackName'),
    ),
  };
}

function withConstruct(
  resource: DeclaredResource,
  construct: Construct | undefined,
  places: SourcePlaces,
): DeclaredResource {
  if (construct === undefined) return resource;
  const constructPath = resource.constructPath ?? construct.path;
  const location = places.of(construct.trace);
  if (location === undefined) return { ...resource, constructPath };
  return { ...resource, constructPath, location, properties: placedAt(resource.properties, location) };
}

/** The template is made, so whoever reads a finding looks for the line that made it. */
function placedAt({ value, references }: Property, location: SourceLocation): Property {
  const placed = { value: valuePlacedAt(value, location), location };
  return references === undefined ? placed : { ...placed, references };
}

function valuePlacedAt(value: Property['value'], location: SourceLocation): Property['value'] {
  if (isPropertyList(value)) return value.map((item) => placedAt(item, location));
  if (isPropertyMap(value)) return new Map([...value].map(([key, item]) => [key, placedAt(item, location)]));
  if (!(value instanceof Unresolved) || value.document === undefined) return value;
  const { reason, references, text, document } = value;
  return new Unresolved(reason, { references, text, document: placedAt(document, location) });
}

/** Whether the manifest one folder up lists this one's folder as a stage. */
function isListedAbove(manifestPath: string, files: ProjectFiles): boolean {
  const folder = posix.dirname(manifestPath);
  if (folder === '.') return false;
  const above = posix.join(posix.dirname(folder), 'manifest.json');
  const text = files.read(above);
  if (text === undefined || !text.includes('cdk:cloud-assembly')) return false;
  const artifacts = valueAt(parseDocument(text).root, 'artifacts');
  return (artifacts?.type === 'map' ? artifacts.entries : []).some(
    ({ value }) =>
      textIn(value, 'type') === 'cdk:cloud-assembly' &&
      textIn(valueAt(value, 'properties'), 'directoryName') === posix.basename(folder),
  );
}

/** A path within the assembly; `..` leads nowhere the project does not know. */
function pathIn(folder: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : posix.normalize(posix.join(folder, name));
}
