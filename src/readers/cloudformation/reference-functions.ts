import { type Property, type Reference, Unresolved } from '../../architecture/property.ts';
import { valueAt } from '../../document/document.ts';
import { type Call, type IntrinsicFunction, openCall } from './call.ts';
import { nameIn } from './intrinsic.ts';
import { textOf } from './open-text.ts';
import { repeatedProperty } from './repeated-properties.ts';

/** Values of pseudo parameters that are the same in every ordinary region. */
const SETTLED = new Map([
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
]);

const OPEN_UNTIL_DEPLOYMENT = new Set([
  'AWS::AccountId',
  'AWS::NotificationARNs',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
]);

/** The value of a name as `Ref` and `${Name}` give it; undefined for `AWS::NoValue`. */
export function referred(name: string, call: Call): Property | undefined {
  const { evaluator, scope, location } = call;
  const { template } = evaluator;
  if (name === 'AWS::NoValue') return undefined;
  const variable = scope.variables.get(name);
  if (variable !== undefined) return { value: variable, location };
  const parameter = evaluator.parameter(name);
  if (parameter !== undefined) return { ...parameter, location };
  const settled = template.pseudoParameters.get(name) ?? SETTLED.get(name);
  if (settled !== undefined) return { value: settled, location };
  const text = `\${${template.qualified(name)}}`;
  if (OPEN_UNTIL_DEPLOYMENT.has(name)) return openCall(call, `${name} is known only when deployed`, { text });
  const address = template.generatedIds.get(name) ?? name;
  if (template.ids.has(address)) {
    const references = [{ address: template.qualified(address) }];
    return openCall(call, `"${name}" is known only when deployed`, { references, text });
  }
  if (!template.hasHiddenNames) template.warn(`Nothing in the template is named "${name}".`, location);
  return openCall(call, `nothing in the template is named "${name}"`, { text });
}

/** The attribute of a resource as `Fn::GetAtt` and `${Name.Attribute}` give it. */
export function attributeOf(name: string, attribute: string | undefined, call: Call): Property {
  const { template } = call.evaluator;
  const whole = attribute === undefined ? name : `${name}.${attribute}`;
  const address = template.generatedIds.get(whole) ?? template.generatedIds.get(name) ?? name;
  if (!template.ids.has(address) && !template.hasHiddenNames) {
    template.warn(`No resource of the template is named "${name}".`, call.location);
  }
  const output = attribute?.startsWith('Outputs.') ? attribute.slice('Outputs.'.length) : undefined;
  const stated =
    output === undefined ? undefined : template.nestedStacks?.output(name, output, call.location);
  if (stated !== undefined) return stated;
  const qualified = template.qualified(address);
  const reference = attribute === undefined ? { address: qualified } : { address: qualified, attribute };
  const repeated = attribute === undefined ? undefined : repeatedValue(address, attribute, call);
  if (repeated !== undefined) return withReference(repeated, reference, call);
  return openCall(call, `"${whole}" is known only when deployed`, {
    references: [reference],
    text: `\${${template.qualified(whole)}}`,
  });
}

/** What the resource states of the property that the attribute repeats. */
function repeatedValue(id: string, attribute: string, { evaluator }: Call): Property | undefined {
  const { resources, repeating } = evaluator.template;
  const resource = resources.get(id);
  const type = valueAt(resource?.node, 'Type');
  if (resource === undefined || type?.type !== 'scalar') return undefined;
  const name = repeatedProperty(String(type.value), attribute);
  const node = name === undefined ? undefined : valueAt(valueAt(resource.node, 'Properties'), name);
  const key = `${id}.${attribute}`;
  if (node === undefined || repeating.has(key)) return undefined;
  repeating.add(key);
  const property = evaluator.evaluate(node, resource.scope);
  repeating.delete(key);
  const { value } = property ?? {};
  return typeof value === 'object' && !(value instanceof Unresolved) ? undefined : property;
}

function withReference(property: Property, reference: Reference, { location }: Call): Property {
  const { value, references = [] } = property;
  if (!(value instanceof Unresolved)) return { value, location, references: [reference, ...references] };
  const { reason, text, document } = value;
  const all = [reference, ...value.references];
  return { value: new Unresolved(reason, { references: all, text, document }), location };
}

function getAttribute(call: Call): Property {
  const { argument, scope, evaluator } = call;
  if (argument.type === 'list') {
    const [name, ...path] = argument.items.map((item) => evaluator.evaluate(item, scope)?.value);
    const isKnown = path.every((part) => typeof part === 'string' || typeof part === 'number');
    if (typeof name === 'string') return attributeOf(name, isKnown ? path.join('.') : undefined, call);
    return openCall(call, 'the resource that Fn::GetAtt names is open');
  }
  const value = evaluator.evaluate(argument, scope)?.value;
  if (typeof value !== 'string') return openCall(call, 'the resource that Fn::GetAtt names is open');
  const dot = value.indexOf('.');
  return dot < 0
    ? attributeOf(value, undefined, call)
    : attributeOf(value.slice(0, dot), value.slice(dot + 1), call);
}

function reference(call: Call): Property | undefined {
  const name = nameIn(call.argument);
  return name === undefined ? openCall(call, 'Ref takes a name') : referred(name, call);
}

function importValue(call: Call): Property {
  const name = call.evaluator.evaluate(call.argument, call.scope);
  const text = name === undefined ? '' : textOf([name], call.location).value;
  const shown = text instanceof Unresolved ? (text.text ?? '…') : String(text);
  return openCall(call, `another stack exports it as "${shown}"`);
}

/** The output of another stack, by name; nothing of this template knows it. */
function stackOutput(call: Call): Property {
  const { argument, scope, evaluator } = call;
  const shown = (name: string): string => {
    const node = valueAt(argument, name);
    const value = node === undefined ? undefined : evaluator.evaluate(node, scope)?.value;
    return value instanceof Unresolved ? (value.text ?? '…') : String(value ?? '…');
  };
  return openCall(call, `it is the output "${shown('OutputName')}" of the stack "${shown('StackName')}"`);
}

function availabilityZones(call: Call): Property {
  return openCall(call, 'the availability zones are known only when deployed', {
    text: '${AvailabilityZones}',
  });
}

/** A snippet or macro in the place of a value. */
function transform(call: Call): Property {
  const name = call.evaluator.evaluate(call.argument, call.scope)?.value;
  const macro = name instanceof Map ? (name.get('Name') as Property | undefined)?.value : undefined;
  return openCall(call, `the macro "${String(macro ?? '')}" makes this value when deployed`);
}

export const REFERENCE_FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: reference,
  GetAtt: getAttribute,
  ImportValue: importValue,
  GetAZs: availabilityZones,
  GetStackOutput: stackOutput,
  Transform: transform,
};
