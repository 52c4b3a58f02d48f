import type { Readings } from '../../architecture/architecture.ts';
import type { ProjectFiles } from '../project-files.ts';
import { type CloudFormationOptions, readCloudFormation } from './read-cloudformation.ts';

/** Only templates that name one of these types can call others. */
const CALLING = /AWS::CloudFormation::Stack|AWS::Serverless::Application/;

/**
 * All templates of a project. A template that another one calls as a nested stack is read through its callers only, once
 * a call, with the parameters that it is given there; templates that only call each other in a circle are read from the
 * first one. Readings come in the order of the paths.
 */
export function readCloudFormationTemplates(
  paths: readonly string[],
  files: ProjectFiles,
  options: CloudFormationOptions = {},
): Readings {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = files.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  const readings = new Map<string, Readings>();
  for (const [path, text] of texts) {
    if (CALLING.test(text)) readings.set(path, readCloudFormation(path, text, files, options));
  }
  const called = calledTemplates(readings);
  const parts = paths.flatMap((path) => {
    const text = texts.get(path);
    if (text === undefined || called.has(path)) return [];
    return [readings.get(path) ?? readCloudFormation(path, text, files, options)];
  });
  return {
    resources: parts.flatMap(({ resources }) => resources),
    files: parts.flatMap((part) => part.files),
    diagnostics: distinct([
      ...unknownParameters(texts, options),
      ...parts.flatMap(({ diagnostics }) => diagnostics),
    ]),
  };
}

/** A misspelt name decides nothing, and nobody would notice: names that stand in no template are reported. */
function unknownParameters(
  texts: ReadonlyMap<string, string>,
  { parameters = new Map() }: CloudFormationOptions,
): Readings['diagnostics'] {
  const [file] = texts.keys();
  if (file === undefined) return [];
  const all = [...texts.values()];
  return [...parameters.keys()]
    .filter((name) => !name.startsWith('AWS::') && !all.some((text) => text.includes(name)))
    .map((name) => ({
      severity: 'warning',
      message: `A value is given for the parameter "${name}", but no reviewed template has one.`,
      file,
      line: 1,
    }));
}

/** The templates that are read through others. */
function calledTemplates(readings: ReadonlyMap<string, Readings>): ReadonlySet<string> {
  const called = new Set<string>();
  const reach = ([path, { files }]: readonly [string, Readings]): readonly string[] =>
    files.map((file) => file.path).filter((other) => other !== path);
  const all = [...readings].map((reading) => ({ path: reading[0], reached: reach(reading) }));
  const reachedFromElsewhere = new Set(all.flatMap(({ reached }) => reached));
  for (const { path, reached } of all) {
    if (reachedFromElsewhere.has(path)) continue;
    for (const other of reached) called.add(other);
  }
  // what is left reaches each other in circles
  for (const { path, reached } of all) {
    if (!reachedFromElsewhere.has(path) || called.has(path)) continue;
    for (const other of reached) if (other !== path) called.add(other);
  }
  return called;
}

/** A nested template has the same to say wherever it is called from. */
function distinct(diagnostics: Readings['diagnostics']): Readings['diagnostics'] {
  const said = new Set<string>();
  return diagnostics.filter(({ file, line, message }) => {
    const key = `${file}:${line} ${message}`;
    return !said.has(key) && said.add(key);
  });
}
