const MASK = '••••••';
const KEYS =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abpr]-[A-Za-z0-9-]{20,}|\bsk_live_[A-Za-z0-9]{20,}|\bAIza[A-Za-z0-9_-]{35}|(?<![A-Za-z0-9+/=])[A-Za-z0-9+/=]{60,}/g;
const PASSWORD_IN_ADDRESS = /(:\/\/[^\s:@/]{1,64}:)[^\s:@/${]{3,128}@/g;
const NAMES =
  '(?:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key|secret_?key|private_?key|credentials?)["\']?\\s{0,40}[=:]\\s{0,40}';
const NAMED = new RegExp(`(${NAMES})([^\\s"',;]{4,})`, 'gi');
/** With what is in the quotes, to the end of the line where they do not close. */
const NAMED_IN_QUOTES = new RegExp(`(${NAMES})(?:"((?:[^"\\\\]|\\\\.){4,})|'((?:[^'\\\\]|\\\\.){4,}))`, 'gi');
/** References and addresses; a secret may have any brackets in it. */
const NO_SECRET_IN_QUOTES =
  /[$%]\{|^(?:\{\{|<|`|arn:|https?:|\/|(?:true|false|null|none|required|optional)$)/i;
/** References, commands, structures and settings: they may bear a secret's name without being one. */
const NO_LITERAL =
  /^(?:[${[(!<`]|arn:|https?:|\/|(?:var|local|data|module|each|self|random_password|aws_\w+)\.|(?:true|false|null|none|required|optional)$)|[({[]/i;

/** A line of code without the secrets it states: a report is passed on to more people than the code is. */
export function maskedCode(line: string): string {
  return line
    .replace(NAMED_IN_QUOTES, (whole: string, name: string, double?: string, single?: string) =>
      NO_SECRET_IN_QUOTES.test(double ?? single ?? '')
        ? whole
        : `${name}${double === undefined ? "'" : '"'}${MASK}`,
    )
    .replace(NAMED, (whole: string, name: string, value: string) =>
      NO_LITERAL.test(value) ? whole : `${name}${MASK}`,
    )
    .replace(PASSWORD_IN_ADDRESS, `$1${MASK}@`)
    .replace(KEYS, MASK);
}
