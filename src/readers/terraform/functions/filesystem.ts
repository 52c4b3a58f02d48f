import { joinPath } from '../configuration/folders.ts';
import { setOf } from '../values/set.ts';
import { STRING } from '../values/type.ts';
import { failure, Mapping, Unknown, type Value } from '../values/value.ts';
import { type Call, define, type FunctionTable, type TerraformFunction } from './function.ts';
import { type HashName, hashOf } from './hash.ts';
import { Matcher } from './regular-expression/matcher.ts';
import { parsePattern, PatternError } from './regular-expression/pattern.ts';
import { renderTemplate } from './template-file.ts';

/** The text of a file of the project; relative paths start at the root module. */
function fileText(path: string, call: Call): string | Unknown {
  const place = joinPath(call.scope.module.rootFolder, path);
  const text = place === undefined ? undefined : call.context.files.read(place);
  if (text === undefined) return new Unknown(`the file ${path} is not part of the code`);
  call.context.meter.checkText(text.length);
  return text.includes('\ufffd') ? new Unknown(`the file ${path} is not text`) : text;
}

function onFile(use: (text: string) => Value): TerraformFunction {
  return define(['string'], ([path], call) => {
    const text = fileText(path, call);
    return text instanceof Unknown ? text : use(text);
  });
}

function hashingFile(name: HashName, encoding: 'hex' | 'base64'): TerraformFunction {
  return onFile((text) => hashOf(name, text, encoding));
}

function fileExists(path: string, call: Call): Value {
  const text = fileText(path, call);
  return text instanceof Unknown ? new Unknown(`whether ${path} exists cannot be seen in the code`) : true;
}

/** A glob as a regular expression: `*`, `?`, `**`, `[…]` and `{a,b}`. */
function globPattern(glob: string): string {
  let pattern = '^';
  let depth = 0;
  for (let index = 0; index < glob.length; index++) {
    const character = glob[index] ?? '';
    if (glob.startsWith('**/', index)) {
      pattern += '(?:[^/]+/)*';
      index += 2;
    } else if (glob.startsWith('**', index)) {
      pattern += '.*';
      index += 1;
    } else if (character === '*') pattern += '[^/]*';
    else if (character === '?') pattern += '[^/]';
    else if (character === '{') [pattern, depth] = [`${pattern}(?:`, depth + 1];
    else if (character === '}' && depth > 0) [pattern, depth] = [`${pattern})`, depth - 1];
    else if (character === ',' && depth > 0) pattern += '|';
    else if (character === '[' || character === ']' || character === '-') pattern += character;
    else pattern += /[\w/]/.test(character) ? character : `\\${character}`;
  }
  return `${pattern}$`;
}

function fileSet(folder: string, glob: string, call: Call): Value {
  const place = joinPath(call.scope.module.rootFolder, folder);
  if (place === undefined) return new Unknown(`the folder ${folder} is not part of the code`);
  const { files, meter } = call.context;
  const prefix = place === '.' ? '' : `${place}/`;
  try {
    const matcher = new Matcher(parsePattern(globPattern(glob)), meter);
    const inside = files.paths
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
    meter.spend(files.paths.length);
    return setOf(
      inside.filter((path) => matcher.find(codePoints(path), 0) !== undefined),
      meter,
      STRING,
    );
  } catch (error) {
    if (error instanceof PatternError) return failure(`the pattern ${glob} cannot be read`);
    throw error;
  }
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** The last element of a path, as Go's `path/filepath` has it. */
function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (path === '') return '.';
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** All but the last element of a path, tidied. */
function directoryName(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isAbsolute = folder.startsWith('/');
  const segments: string[] = [];
  for (const segment of folder.split('/')) {
    if (segment === '' || segment === '.') continue;
    const previous = segments.at(-1);
    if (segment !== '..') segments.push(segment);
    else if (previous !== undefined && previous !== '..') segments.pop();
    else if (!isAbsolute) segments.push('..');
  }
  const joined = segments.join('/');
  return isAbsolute ? `/${joined}` : joined === '' ? '.' : joined;
}

function templateFile(path: string, variables: Value, call: Call): Value {
  const text = fileText(path, call);
  return text instanceof Unknown ? text : templateText(path, text, variables, call);
}

function templateText(path: string, text: string, variables: Value, call: Call): Value {
  if (call.scope.module.isTemplate === true) return failure('a template cannot use another template');
  const given = variables instanceof Unknown ? variables : call.mapping(variables);
  if (given instanceof Unknown) return given;
  call.references = [];
  return renderTemplate(path, text, new Mapping('object', given.entries), call);
}

export const FILESYSTEM_FUNCTIONS: FunctionTable = new Map([
  ['basename', define(['string'], ([path]) => baseName(path))],
  ['dirname', define(['string'], ([path]) => directoryName(path))],
  ['file', onFile((text) => text.normalize('NFC'))],
  ['filebase64', onFile((text) => Buffer.from(text, 'utf8').toString('base64'))],
  ['filebase64sha256', hashingFile('sha256', 'base64')],
  ['filebase64sha512', hashingFile('sha512', 'base64')],
  ['fileexists', define(['string'], ([path], call) => fileExists(path, call))],
  ['filemd5', hashingFile('md5', 'hex')],
  ['fileset', define(['string', 'string'], ([folder, glob], call) => fileSet(folder, glob, call))],
  ['filesha1', hashingFile('sha1', 'hex')],
  ['filesha256', hashingFile('sha256', 'hex')],
  ['filesha512', hashingFile('sha512', 'hex')],
  [
    'templatefile',
    define(['string', 'open'], ([path, variables], call) => templateFile(path, variables, call)),
  ],
  [
    'templatestring',
    define(['string', 'open'], ([text, variables], call) => templateText('', text, variables, call)),
  ],
]);
