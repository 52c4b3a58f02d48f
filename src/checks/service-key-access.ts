import type { PolicyStatement, ResourceOf, StatedLink } from '../architecture/index.ts';
import { kmsAlias, kmsKey } from '../architecture/kinds/kms.ts';
import type { Neighbours } from './check.ts';

/** Whether an AWS service may use the key that a topic or queue is encrypted with. */
export type KeyAccess =
  | { readonly access: 'yes' }
  | { readonly access: 'no'; readonly because: string }
  | { readonly access: 'unknown'; readonly because: string };

const ENCRYPTING_ACTIONS = new Set([
  '*',
  'kms:*',
  'kms:generatedatakey',
  'kms:generatedatakey*',
  'kms:generate*',
  'kms:g*',
]);

/** `service` as policies name it: `sns.amazonaws.com`. */
export function keyAccess(
  key: StatedLink,
  service: string,
  { follow }: Neighbours<typeof kmsKey | typeof kmsAlias>,
): KeyAccess {
  if (key.state !== 'known') {
    return key.state === 'unresolved'
      ? { access: 'unknown', because: `the key is not known: ${key.reason}` }
      : { access: 'yes' };
  }
  const managed = key.value.literals.find((literal) => /(?:^|:)alias\/aws\//.test(literal));
  if (managed !== undefined) {
    return { access: 'no', because: 'the key is managed by AWS, and its policy cannot be changed' };
  }
  const throughAliases = follow(key, kmsAlias).flatMap((alias) => follow(alias.key, kmsKey));
  const [found] = [...follow(key, kmsKey), ...throughAliases];
  return found === undefined
    ? { access: 'unknown', because: 'the policy of its key is not in this code' }
    : accessBy(found, service);
}

function accessBy({ id, policy }: ResourceOf<typeof kmsKey>, service: string): KeyAccess {
  if (policy.state === 'unresolved')
    return { access: 'unknown', because: `the policy of ${id} is not known: ${policy.reason}` };
  if (policy.state === 'absent')
    return { access: 'no', because: `${id} has the default policy, which admits no service` };
  const { open, statements } = policy.value;
  if (statements.some((statement) => isGrant(statement, service))) return { access: 'yes' };
  if (open.length > 0 || statements.some(mayBeGrant))
    return { access: 'unknown', because: `the policy of ${id} is not known in whole` };
  return { access: 'no', because: `the policy of ${id} does not let ${service} make data keys` };
}

function isGrant({ actions, effect, principals }: PolicyStatement, service: string): boolean {
  const named = new Set(['Service', '*'].flatMap((type) => principals.get(type)?.values ?? []));
  const admits = named.has(service) || named.has('*') || principals.get('AWS')?.values.includes('*');
  return (
    effect === 'Allow' &&
    admits === true &&
    actions.values.some((action) => ENCRYPTING_ACTIONS.has(action.toLowerCase()))
  );
}

/** A statement with open parts, which may be about the service. */
function mayBeGrant({ actions, effect, principals }: PolicyStatement): boolean {
  const isOpen = (principals.get('Service')?.open.length ?? 0) > 0 || actions.open.length > 0;
  return effect === 'Allow' && isOpen;
}
