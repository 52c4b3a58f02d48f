import { BOOL, NUMBER, STRING, type Type } from '../values/type.ts';

const TEXTS =
  'base64decode base64encode base64gzip base64sha256 base64sha512 basename chomp cidrhost cidrnetmask cidrsubnet dirname ' +
  'file filebase64 filebase64sha256 filebase64sha512 filemd5 filesha1 filesha256 filesha512 formatdate indent join ' +
  'jsonencode lower md5 replace rsadecrypt sha1 sha256 sha512 strrev substr textdecodebase64 textencodebase64 timeadd ' +
  'title tostring trim trimprefix trimspace trimsuffix upper urlencode uuidv5 yamlencode ' +
  'timestamp plantimestamp uuid bcrypt pathexpand abspath';
const NUMBERS = 'abs ceil floor length log max min parseint pow signum timecmp tonumber';
const FLAGS = 'alltrue anytrue can endswith fileexists startswith strcontains tobool';
const LISTS_OF_TEXTS = 'split sort compact cidrsubnets';

const LIST_OF_TEXTS: Type = { kind: 'list', item: STRING };

const TYPES = new Map<string, Type>([
  ...typed(TEXTS, STRING),
  ...typed(NUMBERS, NUMBER),
  ...typed(FLAGS, BOOL),
  ...typed(LISTS_OF_TEXTS, LIST_OF_TEXTS),
  ['range', { kind: 'list', item: NUMBER }],
  ['fileset', { kind: 'set', item: STRING }],
]);

function typed(names: string, type: Type): readonly (readonly [string, Type])[] {
  return names.split(' ').map((name) => [name, type]);
}

/** The type of a function's result, for functions whose results are of one type whatever the arguments are. */
export function resultType(name: string): Type | undefined {
  return TYPES.get(name);
}
