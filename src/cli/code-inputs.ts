import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseParametersFile } from '../readers/cloudformation/parse-parameters-file.ts';
import type { Inputs } from '../readers/read-project.ts';
import { refusalReason, UsageError } from './usage-error.ts';

/** What a user may say about the code besides the code itself, as the command line gives it. */
export interface InputOptions {
  /** `--var` and `--var-file` in their order. */
  readonly variables?: readonly (
    | { readonly variable: string; readonly value: string }
    | { readonly file: string }
  )[];
  readonly workspace?: string;
  readonly root?: readonly string[];
  readonly parameter?: ReadonlyMap<string, string>;
  readonly parametersFile?: readonly string[];
}

/** The same as the readers want it. Throws a `UsageError` where a file is not there or does not say what it should. */
export function codeInputs(path: string, options: InputOptions): Inputs {
  const root = statSync(path).isFile() ? dirname(resolve(path)) : resolve(path);
  const { variables = [], workspace, root: roots } = options;
  return {
    variableArguments: variables.map((argument) =>
      'file' in argument ? { file: placeIn(root, argument.file, '--var-file') } : argument,
    ),
    environment: terraformEnvironment(),
    parameters: parametersOf(root, options),
    ...(workspace !== undefined && { workspace }),
    ...(roots !== undefined && { roots: roots.map((folder) => placeIn(root, folder, '--root') || '.') }),
  };
}

/** Path of a file or folder from the reviewed folder; given from there, or from the working folder. */
function placeIn(root: string, given: string, option: string): string {
  const wanted = option === '--root' ? 'folder' : 'file';
  const places = [resolve(root, given), resolve(given)].filter((path) => existsSync(path));
  const place = places.find((path) => statSync(path).isDirectory() === (wanted === 'folder'));
  if (place !== undefined) return relative(root, place);
  throw new UsageError(
    places.length > 0
      ? `${option} ${given}: it is no ${wanted}`
      : `${option} ${given}: there is no such ${wanted}, neither in the working folder nor in the reviewed folder`,
  );
}

function terraformEnvironment(): ReadonlyMap<string, string> {
  const given = Object.entries(process.env).filter(([name]) => name.startsWith('TF_VAR_'));
  return new Map(given.map(([name, value]) => [name, value ?? '']));
}

function parametersOf(
  root: string,
  { parametersFile = [], parameter = new Map() }: InputOptions,
): ReadonlyMap<string, string> {
  const files = parametersFile.flatMap((path) => [...parametersIn(root, path)]);
  return new Map([...files, ...parameter]);
}

function parametersIn(root: string, path: string): ReadonlyMap<string, string> {
  let text: string;
  try {
    text = readFileSync(resolve(root, placeIn(root, path, '--parameters-file')), 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--parameters-file ${path}: ${refusalReason(error)}`);
  }
  const { parameters, diagnostics } = parseParametersFile(text, path);
  if (diagnostics.length === 0) return parameters;
  const lines = diagnostics.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  throw new UsageError(`--parameters-file ${path} cannot be used:`, lines);
}
