import { posix } from 'node:path';
import type { Readings } from '../../architecture/architecture.ts';
import type { DeclaredResource } from '../../architecture/resource.ts';
import type { Diagnostic, FileRecord } from '../../architecture/source-location.ts';
import { type DocumentNode, valueAt } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { readCloudFormation } from '../cloudformation/read-cloudformation.ts';
import type { ProjectFiles } from '../project-files.ts';

/** Stages within stages. */
const DEEPEST_STAGES = 10;

/** Whether a document is the manifest of a CDK assembly. */
export function isCdkManifest(root: DocumentNode | undefined): boolean {
  return valueAt(root, 'version')?.type === 'scalar' && valueAt(root, 'artifacts')?.type === 'map';
}

/**
 * The stacks of a synthesized CDK app (`cdk.out/manifest.json`), with its stages and nested stacks. Ids are logical ids,
 * the scope is the template; `constructPath` leads back to the construct. The manifest of a stage gives nothing by
 * itself where the app's own manifest lists it, so that no stack is read twice. Never throws.
 */
export function readCdkAssembly(manifestPath: string, files: ProjectFiles): Readings {
  if (isListedAbove(manifestPath, files)) return { resources: [], files: [], diagnostics: [] };
  const assembly = new AssemblyReading(files);
  assembly.readManifest(manifestPath, 0);
  return assembly;
}

/** Where a stack goes, as far as its environment says. */
interface Target {
  readonly region: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

class AssemblyReading implements Readings {
  readonly resources: DeclaredResource[] = [];
  readonly files: FileRecord[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #project: ProjectFiles;
  readonly #done = new Set<string>();

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
    const constructs = this.#constructsOf(artifact, folder);
    const isRead = this.#readTemplate(template, target, constructs);
    for (const nested of this.#nestedTemplates(artifact, artifacts, folder)) {
      this.#readTemplate(nested, pseudoParametersOf(target), constructs);
    }
    return isRead ? undefined : template;
  }

  /** Construct paths by logical id, from the metadata of the stack or the file that holds it; ids of two stacks have none. */
  #constructsOf(artifact: DocumentNode, folder: string): ReadonlyMap<string, string> {
    const constructs = new Map<string, string>();
    const ambiguous = new Set<string>();
    const file = pathIn(folder, textIn(artifact, 'additionalMetadataFile'));
    const further = file === undefined ? undefined : this.#project.read(file);
    for (const metadata of [valueAt(artifact, 'metadata'), further && parseDocument(further).root]) {
      if (typeof metadata !== 'object' || metadata.type !== 'map') continue;
      for (const { key, value } of metadata.entries) {
        for (const item of value.type === 'list' ? value.items : []) {
          const id = textIn(item, 'type') === 'aws:cdk:logicalId' ? textIn(item, 'data') : undefined;
          if (id === undefined) continue;
          if (constructs.has(id)) ambiguous.add(id);
          constructs.set(id, key.replace(/^\//, ''));
        }
      }
    }
    for (const id of ambiguous) constructs.delete(id);
    return constructs;
  }

  /** Templates of nested stacks, as the asset manifests that the stack depends on list them. */
  #nestedTemplates(
    artifact: DocumentNode,
    artifacts: DocumentNode | undefined,
    folder: string,
  ): readonly string[] {
    const dependencies = valueAt(artifact, 'dependencies');
    const items = dependencies?.type === 'list' ? dependencies.items : [];
    return items.flatMap((item) => {
      const manifest = item.type === 'scalar' ? valueAt(artifacts, String(item.value)) : undefined;
      if (textIn(manifest, 'type') !== 'cdk:asset-manifest') return [];
      const path = pathIn(folder, textIn(valueAt(manifest, 'properties'), 'file'));
      const text = path === undefined ? undefined : this.#project.read(path);
      const files = text === undefined ? undefined : valueAt(parseDocument(text).root, 'files');
      return (files?.type === 'map' ? files.entries : []).flatMap(({ value }) => {
        const source = textIn(valueAt(value, 'source'), 'path');
        return source?.endsWith('.nested.template.json') ? [posix.join(folder, source)] : [];
      });
    });
  }

  #readTemplate(path: string, target: Target, constructs: ReadonlyMap<string, string>): boolean {
    if (this.#done.has(path)) return true;
    this.#done.add(path);
    const text = this.#project.read(path);
    if (text === undefined) return false;
    const { region, parameters } = target;
    const options = region === undefined ? { parameters } : { parameters, region };
    const readings = readCloudFormation(path, text, this.#project, options);
    for (const resource of readings.resources) this.resources.push(withConstruct(resource, constructs));
    for (const file of readings.files) this.files.push(file);
    for (const diagnostic of readings.diagnostics) this.diagnostics.push(diagnostic);
    for (const resource of readings.resources) {
      const nested = pathIn(posix.dirname(path), nestedTemplateIn(resource));
      if (nested !== undefined) this.#readTemplate(nested, pseudoParametersOf(target), constructs);
    }
    return true;
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
  constructs: ReadonlyMap<string, string>,
): DeclaredResource {
  const constructPath = resource.constructPath ?? constructs.get(resource.id);
  return constructPath === undefined ? resource : { ...resource, constructPath };
}

/** The template of a nested stack lies in the assembly; the CDK notes its name. */
function nestedTemplateIn({ type, properties }: DeclaredResource): string | undefined {
  if (type !== 'AWS::CloudFormation::Stack' || !(properties.value instanceof Map)) return undefined;
  const metadata = properties.value.get('Metadata')?.value;
  const asset = metadata instanceof Map ? metadata.get('aws:asset:path')?.value : undefined;
  return typeof asset === 'string' && asset.endsWith('.json') ? asset : undefined;
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

function textIn(node: DocumentNode | undefined, key: string): string | undefined {
  const value = valueAt(node, key);
  return value?.type === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** A path within the assembly; `..` leads nowhere the project does not know. */
function pathIn(folder: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : posix.normalize(posix.join(folder, name));
}
