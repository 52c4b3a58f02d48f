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

/** The variable files of a root module, the later ones winning over the earlier ones. */
export function variableFilesOf(
  folder: string,
  files: ProjectFiles,
  named: readonly string[],
): readonly string[] {
  const own = files.paths.filter((path) => isLoadedByItself(path) && folderOf(path) === folder);
  const rank = (path: string): number => {
    if (/\.auto\.tfvars(?:\.json)?$/.test(path)) return 2;
    return path.endsWith('.json') ? 1 : 0;
  };
  return [...own.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)), ...named];
}

/** The values given to the variables of a root module: by files, and by name, which wins. */
export function givenVariables(
  configuration: ModuleConfiguration,
  files: readonly ParsedFile[],
  named: ReadonlyMap<string, string>,
  reading: Reading,
): ReadonlyMap<string, Value> {
  const given = new Map<string, Value>();
  for (const file of files) {
    const scope = { module: NO_NAMESPACES, file, bindings: undefined };
    for (const attribute of file.body.attributes) {
      if (configuration.variables.has(attribute.name)) {
        given.set(attribute.name, attributeValue(attribute, scope, reading.context));
      } else if (!configuration.partial) {
        const message = `The variable "${attribute.name}" is given a value, but the module does not declare it.`;
        reading.reportAt('warning', message, file, attribute.span.start);
      }
    }
  }
  for (const [name, text] of named) {
    const declaration = configuration.variables.get(name);
    if (declaration === undefined) continue;
    given.set(name, takesTextAsItStands(declaration) ? text : valueOfText(text, configuration, reading));
  }
  return given;
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
