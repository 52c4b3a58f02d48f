import { applyFunction } from '../functions/call-function.ts';
import { convert } from '../values/convert.ts';
import { STRING } from '../values/type.ts';
import { bare, LazyObject, Sequence, Unknown, type Value } from '../values/value.ts';
import { fileDataAttribute } from './file-data.ts';
import { isPolicyDocument, policyDocumentAttribute } from './iam-policy-document.ts';
import { defaultTagsOf, providerArgument, providerOf, regionOf } from './providers.ts';
import type { ResourceInstance } from './resource-group.ts';

/** An attribute that the provider computes and code already tells; undefined for all others. */
export function computedAttribute(instance: ResourceInstance, name: string): Value | undefined {
  return instance.group.module.reading.context.meter.bounded<Value | undefined>(
    () => attributeFromCode(instance, name),
    (reason) => new Unknown(reason),
  );
}

function attributeFromCode(instance: ResourceInstance, name: string): Value | undefined {
  const { mode, type } = instance.group;
  if (mode === 'managed') return name === 'tags_all' ? allTags(instance) : undefined;
  if (isPolicyDocument(type)) return policyDocumentAttribute(instance, name);
  if (type === 'aws_partition' && name === 'partition') return partition(instance);
  if (type === 'aws_partition' && name === 'dns_suffix') return 'amazonaws.com';
  if (type === 'aws_region' && (name === 'name' || name === 'id' || name === 'region'))
    return statedRegion(instance);
  if (type === 'aws_caller_identity' && (name === 'account_id' || name === 'id'))
    return onlyAccount(instance);
  if (type === 'aws_iam_policy') return policyAttribute(instance, name);
  return fileDataAttribute(instance, name);
}

/**
 * A policy that is looked up by ARN or by name. Of one looked up by name, account and path are not known: a policy of
 * the account may have the name of one that AWS manages.
 */
function policyAttribute(instance: ResourceInstance, name: string): Value | undefined {
  const given = instance.configured('arn');
  const arn = given === undefined ? undefined : bare(given);
  if (typeof arn === 'string') {
    const [, path, policy] = /^arn:[^:]*:iam::[^:]*:policy(\/(?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
    return new Map([
      ['id', arn],
      ['name', policy],
      ['path', path],
    ]).get(name);
  }
  const policy = bare(instance.configured('name') ?? null);
  if ((name !== 'arn' && name !== 'id') || given !== undefined || typeof policy !== 'string')
    return undefined;
  const { address } = instance;
  const references = [{ address, attribute: name }];
  const open = new Unknown(`${address}.${name} is read at deployment`);
  const parts = ['arn:', open, ':iam::', open, ':policy/', open, policy];
  return new Unknown(open.reason, { references, parts });
}

/** Types whose tags the provider's default tags do not reach. */
const WITHOUT_DEFAULT_TAGS = new Set(['aws_autoscaling_group']);

/** The tags of a resource together with the default tags of its provider. */
export function allTags(instance: ResourceInstance): Value | undefined {
  const { type, declaration, module } = instance.group;
  if (!type.startsWith('aws_') || WITHOUT_DEFAULT_TAGS.has(type)) return undefined;
  const { context } = module.reading;
  return context.meter.bounded<Value | undefined>(
    () => {
      const own = instance.configured('tags');
      const defaults = defaultTagsOf(providerOf(declaration, module));
      if (defaults === undefined || bare(defaults) === null) return own ?? undefined;
      const values = own === undefined || own === null ? [defaults] : [defaults, own];
      return applyFunction('merge', values, instance.scope, context);
    },
    () => undefined,
  );
}

function statedRegion(instance: ResourceInstance): Value | undefined {
  const region = regionOf(providerOf(instance.group.declaration, instance.group.module));
  if (region === undefined || region === null || region instanceof LazyObject) return undefined;
  return convert(region, STRING, instance.group.module.reading.context.meter);
}

/** A provider that allows one account only works in no other. */
function onlyAccount({ group: { declaration, module } }: ResourceInstance): Value | undefined {
  const allowed = providerArgument(providerOf(declaration, module), 'allowed_account_ids');
  if (!(allowed instanceof Sequence) || allowed.items.length !== 1) return undefined;
  const account = convert(allowed.items[0] ?? null, STRING, module.reading.context.meter);
  return account instanceof Unknown ? undefined : (account ?? undefined);
}

function partition(instance: ResourceInstance): Value {
  const region = statedRegion(instance);
  if (typeof region !== 'string') return 'aws';
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
