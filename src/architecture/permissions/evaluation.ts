import type { PolicyCondition, PolicyStatement } from '../policy-document.ts';
import { both, type Covered, either } from './covered.ts';
import type { Grant, Permissions } from './identity-permissions.ts';

/** Whether a statement, conditions aside, speaks of what is asked. */
export type Question = (statement: PolicyStatement) => Covered;

/** `maybe`: under a condition, or where a part of the policies is open. `by`: the statement that allows it. */
export interface Answer {
  readonly answer: Covered;
  readonly by: Grant | undefined;
}

const DENIED: Answer = { answer: 'no', by: undefined };

/**
 * What identity policies answer, by IAM's order: an explicit deny decides; then a statement must allow, and so must the
 * permissions boundary. A condition makes an allow a `maybe`. Session and service control policies are not known here.
 */
export function evaluate({ grants, open, boundary }: Permissions, asks: Question): Answer {
  const denial = deniedBy(grants, asks);
  if (denial === 'yes') return DENIED;
  const { answer, by } = allowedBy(grants, open, asks);
  if (answer === 'no') return DENIED;
  const limits = boundary === undefined ? 'yes' : allowedWithin(boundary, asks);
  const overall = both(answer, limits, denial === 'maybe' ? 'maybe' : 'yes');
  return overall === 'no' ? DENIED : { answer: overall, by };
}

function allowedWithin(boundary: Pick<Permissions, 'grants' | 'open'>, asks: Question): Covered {
  const denial = deniedBy(boundary.grants, asks);
  if (denial === 'yes') return 'no';
  return both(allowedBy(boundary.grants, boundary.open, asks).answer, denial === 'maybe' ? 'maybe' : 'yes');
}

/** The strongest allow; the first of several equal ones. Unknown policies leave an unanswered question open. */
function allowedBy(grants: readonly Grant[], open: readonly string[], asks: Question): Answer {
  let best: Answer = { answer: open.length > 0 ? 'maybe' : 'no', by: undefined };
  for (const grant of grants) {
    const { effect, conditions } = grant.statement;
    if (effect !== 'Allow') continue;
    const spoken = asks(grant.statement);
    if (spoken === 'no') continue;
    const answer = both(spoken, conditions.length > 0 || grant.uncertain === true ? 'maybe' : 'yes');
    if (answer === 'yes') return { answer, by: grant };
    if (best.by === undefined) best = { answer, by: grant };
  }
  return best;
}

function deniedBy(grants: readonly Grant[], asks: Question): Covered {
  let denied: Covered = 'no';
  for (const { statement, uncertain } of grants) {
    const { effect, conditions } = statement;
    if (effect !== 'Deny' || (conditions.length > 0 && conditions.every(isAboutTransport))) continue;
    const spoken = asks(statement);
    if (spoken === 'no') continue;
    denied = either(denied, both(spoken, conditions.length > 0 || uncertain === true ? 'maybe' : 'yes'));
  }
  return denied;
}

/** Denials of requests without TLS take nothing from those who use it. */
function isAboutTransport({ key }: PolicyCondition): boolean {
  return /^(?:aws:securetransport|s3:tlsversion)$/i.test(key);
}
