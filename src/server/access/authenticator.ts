import type { Db } from '../../store/store.ts';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';
import { accessKey, purposeOf } from './access-keys.ts';
import { isRole, type Principal, userArn } from './principal.ts';
import type { Seal } from './seal.ts';
import {
  checkScope,
  parseAuthorization,
  type SignedRequest,
  SigningKeys,
  verifySignature,
} from './signature-v4.ts';

interface KnownKey {
  readonly principal: Principal;
  readonly signingKeys: SigningKeys;
  readonly expiresAt: number;
  readonly knownSince: number;
  usedAt: number;
}

/** A key that was disabled stops working within this time, on every server. */
const KEY_REMEMBERED_MS = 5_000;
const USE_NOTED_EVERY_MS = 3_600_000;

/** Who signed a request. Keys are read from the database and remembered for a few seconds. */
export class Authenticator {
  readonly #db: Db;
  readonly #seal: Seal;
  readonly #clock: () => number;
  readonly #keys = new Map<string, KnownKey>();

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
    const now = this.#clock();
    checkScope(claim, now);
    const key = await this.#keyOf(claim.accessKeyId);
    verifySignature(request, claim, key.signingKeys);
    if (key.expiresAt <= now) throw new ApiError('ExpiredTokenException', 'The access key has expired.');
    if (now - key.usedAt >= USE_NOTED_EVERY_MS) await this.#noteUse(claim.accessKeyId, key, now);
    return { principal: key.principal, region: claim.region };
  }

  async #keyOf(accessKeyId: string): Promise<KnownKey> {
    const now = this.#clock();
    const known = this.#keys.get(accessKeyId);
    if (known !== undefined && Math.abs(now - known.knownSince) < KEY_REMEMBERED_MS) return known;
    this.#keys.delete(accessKeyId);
    const row = await accessKey(this.#db, accessKeyId);
    // In the same words, and after the same work: nobody learns here which keys there once were.
    if (row === undefined || row.disabled_at !== null || !isRole(row.role))
      throw new ApiError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    const secret = this.#seal.open(row.sealed_secret, purposeOf(row.id));
    if (secret === undefined)
      throw new ApiError(
        'UnrecognizedClientException',
        'The access key was sealed with another seal key than this server has.',
      );
    const key: KnownKey = {
      principal: { account: row.account, arn: userArn(row.account, row.name), role: row.role },
      signingKeys: new SigningKeys(secret),
      expiresAt: row.expires_at ?? Infinity,
      knownSince: now,
      usedAt: row.used_at ?? -Infinity,
    };
    if (this.#keys.size >= 10_000) this.#keys.clear();
    this.#keys.set(accessKeyId, key);
    return key;
  }

  async #noteUse(accessKeyId: string, key: KnownKey, now: number): Promise<void> {
    key.usedAt = now;
    await this.#db.updateTable('access_key').set({ used_at: now }).where('id', '=', accessKeyId).execute();
  }
}
