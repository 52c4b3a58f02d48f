import type { ProjectFiles } from '../../project-files.ts';
import { attributeValue } from '../modules/blocks.ts';
import { NO_NAMESPACES, parseExpressionText, takesTextAsItStands } from '../modules/variables.ts';
import type { Reading } from '../modules/reading.ts';
import type { ParsedFile } from '../syntax/ast.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { failure, Unknown, type Value } from '../values/value.ts';
import { folderOf } from './folders.ts';
import type { ModuleConfiguration } from './module-configuration.ts';

/** Whether Terraform loads the file by itself when it runs in the file's folder. */
export function isLoadedByItself(path: string): boolean {
  return /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(path);
}

/** The variable files that Terraform loads by itself, by folder, the later ones winning over the earlier ones. */
export function variableFilesByFolder(files: ProjectFiles): ReadonlyMap<string, readonly string[]> {
  const byFolder = new Map<string, string[]>();
  for (const path of files.paths.filter(isLoadedByItself)) {
    const folder = folderOf(path);
    const others = byFolder.get(folder);
    if (others === undefined) byFolder.set(folder, [path]);
    else others.push(path);
  }
  for (const paths of byFolder.values()) paths.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return byFolder;
}

function rank(path: string): number {
  if (/\.auto\.tfvars(?:\.json)?$/.test(path)) return 2;
  return path.endsWith('.json') ? 1 : 0;
}

/** A text given to a variable by name: on the command line, or by the environment. */
export interface NamedValue {
  readonly name: string;
  readonly text: string;
}

/** Values for variables, from one place. */
export type VariableSource = NamedValue | ParsedFile;

/** The values given to the variables of a root module; the later sources win. */
export function givenVariables(
  configuration: ModuleConfiguration,
  sources: readonly VariableSource[],
  reading: Reading,
): ReadonlyMap<string, Value> {
  const given = new Map<string, Value>();
  for (const source of sources) {
    if ('name' in source) {
      const declaration = configuration.variables.get(source.name);
      if (declaration === undefined) continue;
      const isText = takesTextAsItStands(declaration);
      given.set(source.name, isText ? source.text : valueOfText(source.text, configuration, reading));
      continue;
    }
    const scope = { module: NO_NAMESPACES, file: source, bindings: undefined };
    for (const attribute of source.body.attributes) {
      if (configuration.variables.has(attribute.name))
        given.set(attribute.name, attributeValue(attribute, scope, reading.context));
    }
  }
  return given;
}

/** Reports what a variable file gives to variables that none of the modules declares. */
export function reportUndeclared(
  file: ParsedFile,
  modules: readonly ModuleConfiguration[],
  reading: Reading,
): void {
  if (modules.some(({ partial }) => partial)) return;
  for (const { name, span } of file.body.attributes) {
    if (modules.some(({ variables }) => variables.has(name))) continue;
    const message = `The variable "${name}" is given a value, but the module does not declare it.`;
    reading.reportAt('warning', message, file, span.start);
  }
}

function valueOfText(text: string, { files }: ModuleConfiguration, { context }: Reading): Value {
  const expression = parseExpressionText(text);
  const [file] = files;
  if (expression === undefined || file === undefined) return failure('the given value is not an expression');
  const scope = { module: NO_NAMESPACES, file, bindings: undefined };
  return context.meter.bounded<Value>(
    () => evaluate(expression, scope, context),
    (reason) => new Unknown(reason),
  );
}
