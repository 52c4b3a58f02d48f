import { type Declaration, literalText } from '../configuration/module-configuration.ts';
import { typeConstraint } from '../configuration/type-constraint.ts';
import { type Context, evaluate } from '../evaluation/evaluate.ts';
import type { Scope } from '../evaluation/scope.ts';
import type { Expression } from '../syntax/ast.ts';
import { parseHcl } from '../syntax/parse-hcl.ts';
import { ANY, type Type } from '../values/type.ts';
import { failure, Unknown, type Value } from '../values/value.ts';

export interface Variable {
  readonly type: Type;
  /** Undefined where the variable has none. */
  readonly default: Value | undefined;
  readonly nullable: boolean;
  /** Sensitive or ephemeral: its texts are not shown. */
  readonly sensitive: boolean;
}

const cache = new WeakMap<Declaration, Variable>();

/** What a `variable` block says of the values it takes. */
export function variableOf(declaration: Declaration, context: Context): Variable {
  const known = cache.get(declaration);
  if (known !== undefined) return known;
  const scope: Scope = { module: NO_NAMESPACES, file: declaration.file, bindings: undefined };
  const value = (expression: Expression): Value =>
    context.meter.bounded<Value>(
      () => evaluate(expression, scope, context),
      (reason) => new Unknown(reason),
    );
  const { attributes } = declaration;
  const type = attributes.get('type')?.attribute.expression;
  const given = attributes.get('default')?.attribute.expression;
  const isStated = (name: string, otherwise: boolean): boolean => {
    const stated = attributes.get(name)?.attribute.expression;
    const flag = stated && value(stated);
    return flag === undefined ? otherwise : flag === true || flag === 'true';
  };
  const variable: Variable = {
    type: (type && typeConstraint(type, { parse: parseExpressionText, evaluate: value })) ?? ANY,
    default: given && value(given),
    nullable: isStated('nullable', true),
    sensitive: isStated('sensitive', false) || isStated('ephemeral', false),
  };
  cache.set(declaration, variable);
  return variable;
}

/** Variable files and defaults may use no names. */
export const NO_NAMESPACES: Scope['module'] = {
  rootFolder: '.',
  namespace: (name) => failure(`"${name}" may not be used here`),
};

/** The expression a text holds; undefined where it holds none. */
export function parseExpressionText(text: string): Expression | undefined {
  const parsed = parseHcl('', `x = ${text}\n`);
  const expression = parsed.body.attributes[0]?.expression;
  return parsed.problems.length > 0 ? undefined : expression;
}

/** Whether a value from the command line is a text as it stands, instead of an expression. */
export function takesTextAsItStands(declaration: Declaration): boolean {
  const type = declaration.attributes.get('type')?.attribute.expression;
  if (type === undefined) return true;
  const name = type.kind === 'name' ? type.name : literalText(type);
  return name === 'string' || name === 'number' || name === 'bool' || name === 'any';
}
