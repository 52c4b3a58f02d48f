import type { DocumentNode } from '../../document/document.ts';
import { intrinsicCall, nameIn } from '../cloudformation/intrinsic.ts';
import { made, type Place, type Written } from './nodes.ts';
import type { ServerlessTemplate } from './serverless-template.ts';

/** A value that a condition takes away: `!If [HasRole, !Ref Role, !Ref AWS::NoValue]`. */
export interface Choice {
  /** Holds where the value is not there. */
  readonly condition: string;
  /** The value with something else in the place of `AWS::NoValue`. */
  filled(instead: Written): Written;
}

/** The choice that a value is; undefined for every other value. */
export function choiceOf(
  sam: ServerlessTemplate,
  node: DocumentNode | undefined,
  place: Place,
): Choice | undefined {
  const call = node === undefined ? undefined : intrinsicCall(node);
  if (call?.name !== 'If' || call.argument.type !== 'list') return undefined;
  const [condition, yes, no] = call.argument.items;
  const name = condition === undefined ? undefined : nameIn(condition);
  if (name === undefined || yes === undefined || no === undefined || isNothing(yes) === isNothing(no))
    return undefined;
  if (isNothing(yes)) return { condition: name, filled: (instead) => ({ 'Fn::If': [name, instead, no] }) };
  const { template } = sam.evaluator;
  const negation = `NOT${name}`;
  const node2 = made({ 'Fn::Not': [{ Condition: name }] }, place);
  if (!template.conditions.has(negation))
    template.conditions.set(negation, { node: node2, scope: template.scope });
  return { condition: negation, filled: (instead) => ({ 'Fn::If': [name, yes, instead] }) };
}

function isNothing(node: DocumentNode): boolean {
  const call = intrinsicCall(node);
  return call?.name === 'Ref' && nameIn(call.argument) === 'AWS::NoValue';
}
