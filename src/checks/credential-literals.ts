/** Text patterns of keys that are recognisable wherever they stand. */
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/-----BEGIN (?:[A-Z]{1,12} ){0,2}PRIVATE KEY-----/, 'a private key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}/, 'a GitHub token'],
  [/\bxox[abpr]-[A-Za-z0-9-]{20}/, 'a Slack token'],
  [/\bsk_live_[A-Za-z0-9]{20}/, 'a Stripe key'],
  [/\bAIza[A-Za-z0-9_-]{35}/, 'a Google API key'],
  [/\b[a-z][a-z0-9+]{1,20}:\/\/[^\s:@/${]{1,64}:[^\s:@/${]{3,128}@/, 'a password inside a URL'],
];

const PASSWORD_NAME = /(?:password|passwd|passphrase|pwd)$/i;
const SECRET_NAME = /(?:secret|token|api_?key|access_?key|secret_?key|private_?key|credentials?)$/i;
const ASSIGNMENT = /(?<![\w$-])(\$?)([A-Za-z_][A-Za-z0-9_]{1,60})\s{0,3}=\s{0,3}(["']?)([^\s"']{4,200})/g;
/** As PHP names a constant. */
const DEFINITION =
  /\bdefine\(\s{0,3}["']([A-Za-z_][A-Za-z0-9_]{1,60})["']\s{0,3},\s{0,3}["']([^\s"']{4,200})["']/g;

/** What kind of key the text holds, or undefined. */
export function keyIn(text: string): string | undefined {
  return KEYS.find(([pattern]) => pattern.test(text))?.[1];
}

/** What kind of secret a named value is: by the look of the value, or by its name where the value can be one. */
export function secretIn(name: string, value: string): string | undefined {
  const key = keyIn(value);
  if (key !== undefined) return key;
  if (!isLiteral(value)) return undefined;
  if (PASSWORD_NAME.test(name) && value.length >= 4) return 'a password';
  return SECRET_NAME.test(name) && looksRandom(value) ? 'a secret' : undefined;
}

/** The first secret in a script: a key anywhere, or an assignment of one. */
export function secretInScript(script: string): string | undefined {
  const key = keyIn(script);
  if (key !== undefined) return key;
  for (const [, dollar, name = '', quote, value = ''] of script.matchAll(ASSIGNMENT)) {
    // PowerShell: what is not quoted is a command.
    if (dollar === '$' && quote === '') continue;
    const secret = secretIn(name, value);
    if (secret !== undefined) return `${secret} (${name})`;
  }
  for (const [, name = '', value = ''] of script.matchAll(DEFINITION)) {
    const secret = secretIn(name, value);
    if (secret !== undefined) return `${secret} (${name})`;
  }
  return undefined;
}

/** Not a reference, a command, an address or a path, which may bear a secret's name without being one. */
function isLiteral(value: string): boolean {
  return !/[${`]|^arn:|^https?:|^\/|^\{\{|^<|\s|^(?:true|false|yes|none|null)$/i.test(value);
}

function looksRandom(value: string): boolean {
  return (
    value.length >= 16 && /[0-9]/.test(value) && /[A-Za-z]/.test(value) && /^[A-Za-z0-9+/=_-]+$/.test(value)
  );
}
