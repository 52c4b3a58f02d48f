import type { Architecture, Kind, Language, Requirements, Resource } from '../architecture/index.ts';
import type { Check, Examination, Examples, Finding } from '../checks/check.ts';
import { contextOf, type Reads, resourcesBeside } from './context.ts';
import { sizeAround, sizeOf } from './data-size.ts';
import type { Expression, Outcome } from './expression.ts';

/** Steps that one check may take over a whole architecture; see docs/guide/limits.md. */
const MOST_STEPS = 10_000_000;

/** Steps that all checks together may take. */
const MOST_STEPS_IN_ALL = 300_000_000;
const stepsInAll = new WeakMap<Architecture, number>();

/** A check as its author's file states it, its expressions compiled. */
export interface OwnCheck {
  readonly id: string;
  readonly kinds: readonly Kind[];
  readonly types: readonly string[];
  readonly title: string;
  readonly why: string;
  readonly remediation: string;
  readonly when?: Expression;
  readonly expect: Expression;
  readonly message: Message;
  /** What it means that something the expression reads is not written. */
  readonly absent: Finding['verdict'] | 'not-applicable';
  readonly examples: { readonly [L in Language]?: Examples };
}

/** A sentence with expressions in braces: texts and expressions by turns. */
export type Message = readonly (string | Expression)[];

/** The same as the catalogue knows checks. */
export function checkOf(own: OwnCheck): Check {
  const { id, kinds, types, title, why, remediation, examples } = own;
  const work = new WeakMap<Architecture, { steps: number }>();
  return {
    id,
    kinds,
    types,
    related: [],
    title,
    why,
    remediation,
    links: [],
    blindSpots: [],
    examples,
    examine: (resource, architecture, requirements) => {
      const done = work.get(architecture) ?? { steps: 0 };
      work.set(architecture, done);
      if (done.steps > MOST_STEPS) return 'not-applicable';
      const steps = stepsOf(own, resource, architecture);
      done.steps += steps;
      const inAll = (stepsInAll.get(architecture) ?? 0) + Math.min(steps, MOST_STEPS);
      stepsInAll.set(architecture, inAll);
      if (inAll > MOST_STEPS_IN_ALL) {
        done.steps = Infinity;
        throw new Error(
          `Your own checks take too much work together: more than ${MOST_STEPS_IN_ALL} steps; what is left of them is not examined.`,
        );
      }
      if (done.steps > MOST_STEPS)
        throw new Error(
          `The check takes too much work for this architecture: its loops come to more than ${MOST_STEPS} steps; this resource and those after it are not examined.`,
        );
      return examine(own, resource, architecture, requirements);
    },
  };
}

function stepsOf({ when, expect }: OwnCheck, resource: Resource, architecture: Architecture): number {
  const resources = architecture.inScope(resource).length;
  const own = sizeOf(resource, architecture);
  const boundOf = (expression: Expression) =>
    expression.bound(resources, expression.looksAround ? sizeAround(resource, architecture) : own);
  return boundOf(expect) + (when === undefined ? 0 : boundOf(when));
}

function examine(
  own: OwnCheck,
  resource: Resource,
  architecture: Architecture,
  requirements: Requirements,
): Examination {
  const reads: Reads = {};
  const surroundings = {
    context: contextOf(resource, architecture, requirements, reads),
    resources: (name: string) => resourcesBeside(name, resource, architecture),
  };
  const applies = own.when?.evaluate(surroundings) ?? { state: 'known', value: true };
  if (applies.state === 'absent' || (applies.state === 'known' && applies.value === false))
    return 'not-applicable';
  const outcome =
    applies.state === 'known' && applies.value === true ? own.expect.evaluate(surroundings) : applies;
  const location = reads.last ?? resource.location;
  const said = (): string => sentence(own.message, (part) => part.evaluate(surroundings));
  switch (outcome.state) {
    case 'unresolved':
      return { verdict: 'inconclusive', message: `Not known: ${outcome.reason}.`, location };
    case 'failed':
      throw new Error(`The expression cannot be evaluated: ${outcome.message}.`);
    case 'absent':
      if (own.absent === 'not-applicable') return 'not-applicable';
      return {
        verdict: own.absent,
        message: own.absent === 'contradicts' ? said() : `${outcome.name} is not written.`,
        location: resource.location,
      };
    case 'known':
      if (typeof outcome.value !== 'boolean') throw new Error('The expression gives neither true nor false.');
      return outcome.value
        ? { verdict: 'supports', message: `${own.title}.`, location }
        : { verdict: 'contradicts', message: said(), location };
  }
}

function sentence(message: Message, evaluate: (part: Expression) => Outcome): string {
  return message.map((part) => (typeof part === 'string' ? part : shown(evaluate(part)))).join('');
}

function shown(outcome: Outcome): string {
  if (outcome.state !== 'known') return outcome.state === 'absent' ? 'nothing' : 'something not known';
  const { value } = outcome;
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}
