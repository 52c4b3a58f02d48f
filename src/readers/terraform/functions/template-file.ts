import { evaluateTemplate } from '../evaluation/template.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { Scope } from '../evaluation/scope.ts';
import type { Expression, ParsedFile } from '../syntax/ast.ts';
import { parseBareTemplate } from '../syntax/parse-template.ts';
import { Scanner, SyntaxFailure } from '../syntax/scanner.ts';
import { STRING } from '../values/type.ts';
import { convert } from '../values/convert.ts';
import { failure, type Mapping, Unknown, type Value } from '../values/value.ts';
import type { Call } from './function.ts';

/** The text of a template file, with the given variables as its only names. */
export function renderTemplate(path: string, text: string, variables: Mapping, call: Call): Value {
  const expression = parsedTemplate(text);
  if (expression instanceof Unknown) return expression;
  const scope: Scope = {
    file: fileOf(path, text),
    bindings: undefined,
    module: {
      rootFolder: call.scope.module.rootFolder,
      isTemplate: true,
      namespace: (name) => {
        const value = variables.entries.get(name);
        return value === undefined ? failure(`the template is given no value for "${name}"`) : value;
      },
    },
  };
  const value =
    expression.kind === 'template'
      ? evaluateTemplate(expression.parts, scope, call.context)
      : evaluate(expression, scope, call.context);
  return convert(value, STRING, call.context.meter);
}

function parsedTemplate(text: string): Expression | Unknown {
  const scanner = new Scanner(text);
  try {
    const expression = parseBareTemplate(scanner);
    const [problem] = scanner.problems;
    return problem === undefined ? expression : failure(`the template cannot be read: ${problem.message}`);
  } catch (error) {
    if (error instanceof SyntaxFailure) return failure(`the template cannot be read: ${error.message}`);
    throw error;
  }
}

function fileOf(path: string, text: string): ParsedFile {
  const span = { start: 0, end: text.length };
  return { path, text, body: { attributes: [], blocks: [], span }, problems: [], lineOf: () => 1 };
}
