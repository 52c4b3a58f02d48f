import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The server's own key, 32 bytes: it seals what must not be readable in the database or changed on its way through a client.
 * AES-256-GCM; what it signs gets the first 16 bytes of an HMAC-SHA-256.
 */
export class Seal {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    if (key.length !== 32) throw new Error('a seal key has 32 bytes');
    this.#key = key;
  }

  /** Sealed bytes as base64: nonce, tag, ciphertext. `purpose` must be the same to open them. */
  seal(bytes: Buffer, purpose: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(purpose));
    const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
  }

  /** Undefined where another key sealed it, or somebody changed it. */
  open(sealed: string, purpose: string): Buffer | undefined {
    const bytes = Buffer.from(sealed, 'base64');
    if (bytes.length < 28) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12), { authTagLength: 16 })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(12, 28));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    } catch {
      return undefined;
    }
  }

  /** A text that clients carry: readable by who decodes it, but none of their making. */
  sign(text: string, purpose: string): string {
    return Buffer.concat([this.#mac(text, purpose), Buffer.from(text)]).toString('base64url');
  }

  /** The text that was signed; undefined for anything else. */
  verify(signed: string, purpose: string): string | undefined {
    const bytes = Buffer.from(signed, 'base64url');
    if (bytes.length < 16) return undefined;
    const text = bytes.subarray(16).toString();
    return timingSafeEqual(bytes.subarray(0, 16), this.#mac(text, purpose)) ? text : undefined;
  }

  /** A keyed hash: the same for the same text, and telling nothing of it to who lacks the key. */
  hash(text: string, purpose: string): string {
    return this.#mac(text, purpose).toString('base64url');
  }

  #mac(text: string, purpose: string): Buffer {
    return createHmac('sha256', this.#key).update(`${purpose}\n${text}`).digest().subarray(0, 16);
  }
}
