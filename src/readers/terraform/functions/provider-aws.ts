import { failure, object, type Value } from '../values/value.ts';
import { define, type FunctionTable } from './function.ts';

const FIELDS = ['partition', 'service', 'region', 'account_id', 'resource'];

/** The sections after `arn:`; the last one takes all further colons. */
function sectionsOf(arn: string): readonly string[] | undefined {
  const [prefix, ...sections] = arn.split(':');
  if (prefix !== 'arn' || sections.length < FIELDS.length) return undefined;
  return [...sections.slice(0, 4), sections.slice(4).join(':')];
}

function arnParse(arn: string): Value {
  const sections = sectionsOf(arn);
  if (sections === undefined) return failure('the text is not an ARN');
  return object(FIELDS.map((field, index) => [field, sections[index] ?? ''] as const));
}

function trimRolePath(arn: string): Value {
  const [partition, service, region, account, resource = ''] = sectionsOf(arn) ?? [];
  if (service !== 'iam' || region !== '' || !resource.startsWith('role/'))
    return failure('the text is not the ARN of an IAM role');
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  return `arn:${partition}:iam::${account}:role/${name}`;
}

/** The functions that the AWS provider brings, under the provider's usual name. */
export const AWS_PROVIDER_FUNCTIONS: FunctionTable = new Map([
  ['provider::aws::arn_parse', define(['string'], ([arn]) => arnParse(arn))],
  [
    'provider::aws::arn_build',
    define(['string', 'string', 'string', 'string', 'string'], (sections) => `arn:${sections.join(':')}`),
  ],
  ['provider::aws::trim_iam_role_path', define(['string'], ([arn]) => trimRolePath(arn))],
]);
