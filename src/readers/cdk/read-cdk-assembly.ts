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
      const referred = this.#readArtifact(artifact, posix.dirname(path), depth);
      if (referred === undefined) continue;
      missing ??= `line ${line}: "${referred}" cannot be read`;
      this.#say('error', `The assembly's "${referred}" cannot be read.`, path, line);
    }
    this.files.push(
      missing === undefined ? { path, status: 'read' } : { path, status: 'partly', reason: missing },
    );
  }

  /** Reads what the artifact names; the answer is the path of what is missing, if anything. */
  #readArtifact(artifact: DocumentNode, folder: string, depth: number): string | undefined {
    const properties = valueAt(artifact, 'properties');
    switch (textIn(artifact, 'type')) {
      case 'aws:cloudformation:stack': {
        const template = pathIn(folder, textIn(properties, 'templateFile'));
        if (template !== undefined)
          return this.#readTemplate(template, targetOf(artifact)) ? undefined : template;
        return undefined;
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

  #readTemplate(path: string, target: Target): boolean {
    if (this.#done.has(path)) return true;
    this.#done.add(path);
    const text = this.#project.read(path);
    if (text === undefined) return false;
    const { region, parameters } = target;
    const options = region === undefined ? { parameters } : { parameters, region };
    const readings = readCloudFormation(path, text, this.#project, options);
    for (const resource of readings.resources) this.resources.push(resource);
    for (const file of readings.files) this.files.push(file);
    for (const diagnostic of readings.diagnostics) this.diagnostics.push(diagnostic);
    const nested = {
      region,
      parameters: new Map([...parameters].filter(([name]) => name.startsWith('AWS::'))),
    };
    for (const resource of readings.resources) {
      const asset = nestedTemplateIn(resource);
      const nestedPath = asset === undefined ? undefined : pathIn(posix.dirname(path), asset);
      if (nestedPath !== undefined) this.#readTemplate(nestedPath, nested);
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
