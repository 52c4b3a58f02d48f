import type { Readings } from '../../architecture/architecture.ts';
import { type MapNode, valueAt } from '../../document/document.ts';
import type { ProjectFiles } from '../project-files.ts';
import { transformServerless } from '../sam/transform-serverless.ts';
import { Evaluator } from './evaluator.ts';
import { isCloudFormationTemplate } from './is-cloudformation-template.ts';
import { NestedStacks } from './nested-stacks.ts';
import { ReadingSession } from './reading-session.ts';
import { declareConditions, declaredResources, type EvaluatedTemplate, resourcesIn } from './resources.ts';
import { Template, type TemplateInputs, type TemplateResource } from './template.ts';

export interface CloudFormationOptions {
  /** Values for parameters, before their defaults; `AWS::Region` and other pseudo parameters may be among them. */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Region the stack is deployed to, where code states one. */
  readonly region?: string;
  /** Paths of local templates by the last part of the URL that nested stacks call them by. */
  readonly uploaded?: ReadonlyMap<string, string>;
}

/**
 * The resources of one template, YAML or JSON, with SAM's transform done. Never throws: problems become diagnostics.
 * `DeletionPolicy`, `UpdateReplacePolicy`, `UpdatePolicy`, `CreationPolicy`, `DependsOn` and `Metadata` of a resource
 * stand among its properties under those names, as no property is called so.
 *
 * Nested stacks whose templates lie in the project are read with the parameters that they are given. Their resources
 * belong to the scope of the outermost template and are called by the way that leads to them, e.g. `Network.Vpc`,
 * so that references hold in both directions.
 */
export function readCloudFormation(
  path: string,
  text: string,
  files: ProjectFiles,
  { parameters = new Map(), region, uploaded }: CloudFormationOptions = {},
): Readings {
  const session = new ReadingSession({ files, region, uploaded });
  const root = session.parse(path, text);
  const { diagnostics } = session;
  if (root?.type !== 'map' || !isCloudFormationTemplate(root)) {
    const reason = session.files[0]?.reason ?? 'not a CloudFormation template';
    return { resources: [], files: [{ path, status: 'skipped', reason }], diagnostics };
  }
  const texts = region === undefined ? parameters : new Map([['AWS::Region', region], ...parameters]);
  const reading = new StackReading();
  const whole = reading.evaluate({ path, root, session, parameters: { texts, passed: new Map() } });
  const resources = declaredResources(whole, (stack) => reading.templates.get(stack));
  return { resources, files: session.files, diagnostics };
}

/** A template and those that it calls, evaluated as they are needed. */
class StackReading {
  readonly templates = new Map<Evaluator, EvaluatedTemplate>();

  evaluate(inputs: TemplateInputs): EvaluatedTemplate {
    const template = new Template(inputs);
    const evaluator = new Evaluator(template);
    declareConditions(evaluator);
    const written = resourcesIn(evaluator);
    for (const { id } of written) template.ids.add(id);
    const isSam = template.transforms.includes('AWS::Serverless-2016-10-31') || written.some(isServerless);
    const resources = isSam ? transformServerless(written, evaluator) : written;
    for (const { id } of resources) template.ids.add(id);
    template.resources = new Map(resources.map((resource) => [resource.id, resource]));
    template.hasAllIds = true;
    sayMacros(template);
    template.session.record(template.path);
    template.nestedStacks = new NestedStacks(
      evaluator,
      resources,
      ({ id, path, root, parameters }, { template: parent }) => {
        return this.evaluate({ path, root, parameters, session: parent.session, call: { parent, id } })
          .evaluator;
      },
    );
    const evaluated = { evaluator, resources };
    this.templates.set(evaluator, evaluated);
    return evaluated;
  }
}

/** Without its transform line a SAM template cannot be deployed, but what it means is plain. */
function isServerless({ node }: TemplateResource): boolean {
  const type = valueAt(node, 'Type');
  return type?.type === 'scalar' && String(type.value).startsWith('AWS::Serverless::');
}

function sayMacros({ isRewritten, transforms, path, root, session }: Template): void {
  if (!isRewritten) return;
  session.say({
    severity: 'info',
    message: `The template is read as written; its macros (${transforms.join(', ')}) may change it when deployed.`,
    file: path,
    line: lineOf(root, 'Transform'),
  });
}

function lineOf({ entries }: MapNode, section: string): number {
  return entries.find(({ key }) => key === section)?.line ?? 1;
}
