import type { Diagnostic } from '../../architecture/source-location.ts';
import { type DocumentNode, type ListNode, type MapNode, valueAt } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-document.ts';

export interface ParametersFile {
  /** Values by parameter name; lists as CloudFormation writes them, joined by commas. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Everything that gives no value. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The values in a parameters file, JSON or YAML: the AWS CLI's list of `ParameterKey` and `ParameterValue` (or of
 * `Name=value` texts), CodePipeline's `{"Parameters": {…}}`, or a plain map. Never throws; of a name that stands there
 * twice, the last value counts.
 */
export function parseParametersFile(text: string, path: string): ParametersFile {
  const { root, problems } = parseDocument(text);
  const file = new Values(path);
  for (const { message, line } of problems) file.say(message, line);
  if (root?.type === 'list') readList(root, file);
  else if (root?.type === 'map') readMap(root, file);
  else if (problems.length === 0) {
    file.say('A parameters file holds a list of ParameterKey and ParameterValue, or a map of values.', 1);
  }
  return file;
}

class Values implements ParametersFile {
  readonly parameters = new Map<string, string>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  say(message: string, line: number): void {
    this.diagnostics.push({ severity: 'error', message, file: this.#path, line });
  }

  set(name: string, node: DocumentNode): void {
    const value = textOf(node);
    if (value === undefined)
      this.say(`The value of the parameter "${name}" is neither text nor a list of texts.`, node.line);
    else this.parameters.set(name, value);
  }
}

function readList({ items }: ListNode, file: Values): void {
  for (const item of items) {
    if (item.type === 'scalar') {
      readOverride(item, file);
      continue;
    }
    const name = textOf(valueAt(item, 'ParameterKey'));
    const value = valueAt(item, 'ParameterValue');
    if (name === undefined) file.say('This entry has no ParameterKey.', item.line);
    else if (value !== undefined) file.set(name, value);
    else if (textOf(valueAt(item, 'UsePreviousValue')) === 'true') {
      file.say(
        `The parameter "${name}" keeps the value of the deployed stack, which is not known here.`,
        item.line,
      );
    } else file.say(`The parameter "${name}" has no ParameterValue.`, item.line);
  }
}

/** `Name=value`, as `aws cloudformation deploy --parameter-overrides` takes it. */
function readOverride(node: DocumentNode, file: Values): void {
  const text = textOf(node) ?? '';
  const equals = text.indexOf('=');
  if (equals < 1)
    file.say('This entry is neither a map with ParameterKey nor a text like Name=value.', node.line);
  else file.parameters.set(text.slice(0, equals), text.slice(equals + 1));
}

function readMap(root: MapNode, file: Values): void {
  const section = valueAt(root, 'Parameters');
  if (section?.type === 'list') readList(section, file);
  else for (const { key, value } of (section?.type === 'map' ? section : root).entries) file.set(key, value);
}

function textOf(node: DocumentNode | undefined): string | undefined {
  if (node?.type === 'list') {
    const items = node.items.map((item) => (item.type === 'scalar' ? textOf(item) : undefined));
    return items.every((item) => item !== undefined) ? items.join(',') : undefined;
  }
  return node?.type === 'scalar' && node.value !== null ? String(node.value) : undefined;
}
