import type { PolicyCondition, PolicyDocument, PolicyStatement, Stated } from '../architecture/index.ts';
import type { Examination } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

/** Conditions that leave few callers of "everyone", in lower case. */
const NARROWING = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'aws:vpcsourceip',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'sts:externalid',
]);

const EVERYWHERE = new Set(['0.0.0.0/0', '::/0', '*']);

/**
 * No statement of the policy allows everyone in. A principal that only deployment knows is taken as a named one.
 * Without a policy there is nothing to look at.
 */
export function expectNoPublicGrant(
  policy: Stated<PolicyDocument>,
  say: { readonly supports: string; readonly contradicts: string },
): Examination {
  if (policy.state === 'absent') return 'not-applicable';
  if (policy.state === 'unresolved') return inconclusive(policy.reason, policy.location);
  const grants = policy.value.statements.filter(isPublicGrant);
  const certain = grants.filter(({ conditions }) => !conditions.some(isLeftOpen));
  if (certain.length > 0) return certain.map(({ location }) => contradicts(say.contradicts, location));
  const [unclear] = grants;
  if (unclear !== undefined) {
    return inconclusive(
      'A statement is open to everyone under a condition that only deployment knows.',
      unclear.location,
    );
  }
  const [reason] = policy.value.open;
  return reason === undefined
    ? supports(say.supports, policy.location)
    : inconclusive(`Further statements are not known: ${reason}.`, policy.location);
}

/** An Allow for every principal without a known condition that narrows it. */
function isPublicGrant({ effect, principals, conditions }: PolicyStatement): boolean {
  return (
    effect === 'Allow' &&
    principals.get('AWS')?.values.includes('*') === true &&
    !conditions.some(isNarrowing)
  );
}

function isNarrowing({ key, values }: PolicyCondition): boolean {
  return NARROWING.has(key.toLowerCase()) && !values.values.some((value) => EVERYWHERE.has(value));
}

function isLeftOpen({ key }: PolicyCondition): boolean {
  return key === '' || key.includes('${');
}
