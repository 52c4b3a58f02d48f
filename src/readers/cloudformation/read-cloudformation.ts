import type { Readings } from '../../architecture/architecture.ts';
import type { Diagnostic, FileRecord } from '../../architecture/source-location.ts';
import { valueAt } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import type { ProjectFiles } from '../project-files.ts';
import { transformServerless } from '../sam/transform-serverless.ts';
import { Evaluator } from './evaluator.ts';
import { isCloudFormationTemplate } from './is-cloudformation-template.ts';
import { declareConditions, declaredResources, resourcesIn } from './resources.ts';
import { Template, type TemplateResource } from './template.ts';

export interface CloudFormationOptions {
  /** Values for parameters, before their defaults; `AWS::Region` and other pseudo parameters may be among them. */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Region the stack is deployed to, where code states one. */
  readonly region?: string;
}

/**
 * The resources of one template, YAML or JSON, with SAM's transform done. Never throws: problems become diagnostics.
 * `DeletionPolicy`, `UpdateReplacePolicy`, `UpdatePolicy`, `CreationPolicy`, `DependsOn` and `Metadata` of a resource
 * stand among its properties under those names, as no property is called so.
 */
export function readCloudFormation(
  path: string,
  text: string,
  files: ProjectFiles,
  { parameters = new Map(), region }: CloudFormationOptions = {},
): Readings {
  const { root, problems } = parseDocument(text);
  const syntax = problems.map(
    ({ message, line }): Diagnostic => ({ severity: 'error', message, file: path, line }),
  );
  if (root?.type !== 'map' || !isCloudFormationTemplate(root)) {
    const [first] = problems;
    const reason =
      first === undefined ? 'not a CloudFormation template' : `line ${first.line}: ${first.message}`;
    return { resources: [], files: [{ path, status: 'skipped', reason }], diagnostics: syntax };
  }
  const given = region === undefined ? parameters : new Map([['AWS::Region', region], ...parameters]);
  const template = new Template({ path, root, files, parameters: given });
  const evaluator = new Evaluator(template);
  declareConditions(evaluator);
  const written = resourcesIn(evaluator);
  for (const { id } of written) template.ids.add(id);
  const all = written.some(isServerless) ? transformServerless(written, evaluator) : written;
  for (const { id } of all) template.ids.add(id);
  template.hasAllIds = true;
  sayMacros(template);
  const resources = declaredResources(all, evaluator, region);
  const diagnostics = [...syntax, ...template.diagnostics];
  const record = recordOf(template, problems[0] && `line ${problems[0].line}: ${problems[0].message}`);
  return { resources, files: [record, ...includedRecords(template)], diagnostics };
}

/** Without its transform line a SAM template cannot be deployed, but what it means is plain. */
function isServerless({ node }: TemplateResource): boolean {
  const type = valueAt(node, 'Type');
  return type?.type === 'scalar' && String(type.value).startsWith('AWS::Serverless::');
}

function recordOf(template: Template, problem: string | undefined): FileRecord {
  const { path } = template;
  const reason = problem ?? (template.isIncomplete ? firstLoss(template) : undefined);
  return reason === undefined ? { path, status: 'read' } : { path, status: 'partly', reason };
}

function firstLoss({ diagnostics }: Template): string {
  const [first] = diagnostics;
  return first === undefined ? 'a part of it is left out' : `line ${first.line}: ${first.message}`;
}

function includedRecords({ included }: Template): readonly FileRecord[] {
  return [...included].map((path) => ({ path, status: 'read' }));
}

function sayMacros(template: Template): void {
  if (!template.isRewritten) return;
  const names = template.transforms.join(', ');
  template.diagnostics.push({
    severity: 'info',
    message: `The template is read as written; its macros (${names}) may change it when deployed.`,
    file: template.path,
    line: template.root.entries.find(({ key }) => key === 'Transform')?.line ?? 1,
  });
}
