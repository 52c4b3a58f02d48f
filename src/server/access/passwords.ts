import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { invalidFields } from '../well-architected-tool/protocol/api-error.ts';

/**
 * How passwords are hashed: scrypt with 32 MiB a hash, one of the settings of OWASP's Password Storage Cheat Sheet. A hash
 * carries its own parameters, so that these may change.
 */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const SHORTEST = 12;
const LONGEST = 128;
const FEWEST_CHARACTERS = 5;
/** UTF-16 units before normalisation, which may make fewer characters of them. */
const LONGEST_TYPED = LONGEST * 4;

/** What speaks against a password; undefined where nothing does. */
export function passwordProblem(password: string, email: string): string | undefined {
  // Before it is normalised: that takes the square of the time for a text of many combining marks.
  if (password.length > LONGEST_TYPED) return `expected at most ${LONGEST} characters`;
  const characters = [...password.normalize('NFC')];
  if (characters.length < SHORTEST) return `expected at least ${SHORTEST} characters`;
  if (characters.length > LONGEST) return `expected at most ${LONGEST} characters`;
  if (new Set(characters).size < FEWEST_CHARACTERS)
    return `expected at least ${FEWEST_CHARACTERS} different characters`;
  const [name = ''] = email.toLowerCase().split('@');
  if (name.length >= 4 && password.toLowerCase().includes(name))
    return 'expected one without the name from the e-mail address';
  return undefined;
}

/** Throws where something speaks against a password. */
export function checkPassword(password: string, email: string): void {
  const problem = passwordProblem(password, email);
  if (problem !== undefined) throw invalidFields([{ Name: 'password', Message: problem }]);
}

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64. */
export async function hashedPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const { N, r, p } = COST;
  const hash = await derived(password, salt, N, r, p);
  return `scrypt$${N}$${r}$${p}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** Whether a password is the one of a hash. Without a hash it is not, and that takes as long to find out. */
export async function isPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const [scheme, N, r, p, salt = '', expected = ''] = (hash ?? NOBODYS).split('$');
  if (scheme !== 'scrypt') throw new Error('a password hash is of a scheme that this release does not know');
  const given = await derived(
    password.slice(0, LONGEST_TYPED),
    Buffer.from(salt, 'base64'),
    Number(N),
    Number(r),
    Number(p),
  );
  const known = Buffer.from(expected, 'base64');
  return known.length === given.length && timingSafeEqual(known, given) && typeof hash === 'string';
}

const NOBODYS = `scrypt$${COST.N}$${COST.r}$${COST.p}$${randomBytes(16).toString('base64')}$${randomBytes(32).toString('base64')}`;

/** Each hash takes 32 MiB and a thread: more at once than this wait for their turn. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function derived(password: string, salt: Buffer, N: number, r: number, p: number): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => void waiting.push(resolve));
  else running += 1;
  try {
    return await new Promise((resolve, reject) => {
      const options = { N, r, p, maxmem: 128 * N * r * p + 1024 * 1024 };
      scrypt(password.normalize('NFC'), salt, 32, options, (error, key) =>
        error === null ? resolve(key) : reject(error),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** How many passwords wait to be looked at. */
export function passwordsWaiting(): number {
  return waiting.length;
}
