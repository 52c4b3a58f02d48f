import type { ParsedFile } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';

/** What the first name of a reference can mean in a module: `var`, `local`, `aws_s3_bucket`, … */
export interface Namespaces {
  namespace(name: string): Value;
  /** Folder of the root module, which file functions start from. */
  readonly rootFolder: string;
  /** Whether this is a template file, which may not use another one. */
  readonly isTemplate?: boolean;
}

/** A name bound by `for`, a splat, `dynamic`, `each`, `count` or `self`. */
export interface Binding {
  readonly name: string;
  readonly value: Value;
  readonly outer: Binding | undefined;
}

/** Where an expression stands: its module, its file, and the names bound around it. */
export interface Scope {
  readonly module: Namespaces;
  readonly file: ParsedFile;
  readonly bindings: Binding | undefined;
}

export function withBinding(scope: Scope, name: string, value: Value): Scope {
  return { module: scope.module, file: scope.file, bindings: { name, value, outer: scope.bindings } };
}

export function boundValue(scope: Scope, name: string): Value | undefined {
  for (let binding = scope.bindings; binding !== undefined; binding = binding.outer) {
    if (binding.name === name) return binding.value;
  }
  return undefined;
}
