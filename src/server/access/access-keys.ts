import { randomBytes } from 'node:crypto';
import type { Db } from '../../store/store.ts';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';
import { isRole, type Principal, type Role, userArn } from './principal.ts';
import type { Seal } from './seal.ts';
import {
  hashedSecret,
  parseAuthorization,
  type SignatureClaim,
  type SignedRequest,
  SigningKeys,
  verifySignature,
} from './signature-v4.ts';

/** A key just made; its secret is shown this once. */
export interface NewAccessKey {
  readonly id: string;
  readonly secret: string;
}

/** Makes an access key. The database gets the sealed hash of its secret. */
export async function createAccessKey(
  db: Db,
  seal: Seal,
  key: {
    readonly account: string;
    readonly name: string;
    readonly role: Role;
    readonly now: number;
    readonly expiresAt?: number;
  },
): Promise<NewAccessKey> {
  const id = `AKHX${randomText(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;
  const secret = randomText(64, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
  await db
    .insertInto('access_key')
    .values({
      id,
      account: key.account,
      name: key.name,
      role: key.role,
      sealed_secret: seal.seal(hashedSecret(secret), `access key ${id}`),
      created_at: key.now,
      expires_at: key.expiresAt ?? null,
      disabled_at: null,
    })
    .execute();
  return { id, secret };
}

function randomText(length: number, alphabet: string): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (text.length < length && byte < 256 - (256 % alphabet.length))
        text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

interface KnownKey {
  readonly principal: Principal;
  readonly hashedSecret: Buffer;
  readonly expiresAt: number;
  readonly knownSince: number;
}

/** A key that was disabled or deleted stops working within this time, on every server. */
const KEY_REMEMBERED_MS = 5_000;

/** Who signed a request. Keys are read from the database and remembered for a few seconds. */
export class Authenticator {
  readonly #db: Db;
  readonly #seal: Seal;
  readonly #clock: () => number;
  readonly #keys = new Map<string, KnownKey>();
  readonly #signingKeys = new SigningKeys();

  constructor(db: Db, seal: Seal, clock: () => number) {
    this.#db = db;
    this.#seal = seal;
    this.#clock = clock;
  }

  /** The principal of a signed request, and the region it was signed for. Throws where the signature is not right. */
  async principalOf(
    request: SignedRequest,
  ): Promise<{ readonly principal: Principal; readonly region: string }> {
    const claim = parseAuthorization(request);
    const key = await this.#keyOf(claim);
    const now = this.#clock();
    verifySignature(request, claim, key.hashedSecret, now, this.#signingKeys);
    if (key.expiresAt <= now) throw new ApiError('ExpiredTokenException', 'The access key has expired.');
    return { principal: key.principal, region: claim.region };
  }

  async #keyOf({ accessKeyId }: SignatureClaim): Promise<KnownKey> {
    const now = this.#clock();
    const known = this.#keys.get(accessKeyId);
    if (known !== undefined && now - known.knownSince < KEY_REMEMBERED_MS) return known;
    this.#keys.delete(accessKeyId);
    const row = await this.#db
      .selectFrom('access_key')
      .selectAll()
      .where('id', '=', accessKeyId)
      .executeTakeFirst();
    if (row === undefined || row.disabled_at !== null || !isRole(row.role))
      throw new ApiError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    const secret = this.#seal.open(row.sealed_secret, `access key ${row.id}`);
    if (secret === undefined)
      throw new ApiError(
        'UnrecognizedClientException',
        'The access key was sealed with another seal key than this server has.',
      );
    const key: KnownKey = {
      principal: { account: row.account, arn: userArn(row.account, row.name), role: row.role },
      hashedSecret: secret,
      expiresAt: row.expires_at ?? Infinity,
      knownSince: now,
    };
    if (this.#keys.size >= 10_000) this.#keys.clear();
    this.#keys.set(accessKeyId, key);
    return key;
  }
}
