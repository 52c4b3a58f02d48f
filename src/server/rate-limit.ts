import { throttled } from './well-architected-tool/protocol/api-error.ts';

interface Bucket {
  tokens: number;
  at: number;
}

/** A short burst may be so many seconds' worth of requests. */
const BURST_SECONDS = 2;
const MOST_BUCKETS = 20_000;

/** How many requests a second each subject may make on average: a token bucket for each, in this process's memory. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #clock: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perSecond: number, clock: () => number) {
    this.#perSecond = perSecond;
    this.#burst = Math.max(perSecond * BURST_SECONDS, 1);
    this.#clock = clock;
  }

  /** Counts a request. Throws where it is one too many. */
  take(subject: string): void {
    const bucket = this.#bucketOf(subject);
    if (bucket.tokens < 1)
      throw throttled(
        `More than ${this.#perSecond} requests a second; try again in a moment.`,
        Math.ceil((1 - bucket.tokens) / this.#perSecond),
      );
    bucket.tokens -= 1;
  }

  /** Takes back what was counted for another subject than the one it is counted for now. */
  giveBack(subject: string): void {
    const bucket = this.#bucketOf(subject);
    bucket.tokens = Math.min(this.#burst, bucket.tokens + 1);
  }

  #bucketOf(subject: string): Bucket {
    const now = this.#clock();
    const bucket = this.#buckets.get(subject);
    if (bucket === undefined) {
      if (this.#buckets.size >= MOST_BUCKETS) this.#forgetFull(now);
      const fresh = { tokens: this.#burst, at: now };
      this.#buckets.set(subject, fresh);
      return fresh;
    }
    const refill = (Math.max(now - bucket.at, 0) / 1000) * this.#perSecond;
    bucket.tokens = Math.min(this.#burst, bucket.tokens + refill);
    bucket.at = now;
    return bucket;
  }

  /** A bucket that has filled up again says the same as none. Where none has, the oldest half goes. */
  #forgetFull(now: number): void {
    for (const [subject, { tokens, at }] of this.#buckets) {
      if (tokens + ((now - at) / 1000) * this.#perSecond >= this.#burst) this.#buckets.delete(subject);
    }
    let surplus = this.#buckets.size - MOST_BUCKETS / 2;
    for (const subject of this.#buckets.keys()) {
      if (surplus-- <= 0) return;
      this.#buckets.delete(subject);
    }
  }
}

/** Whom an address stands for: of IPv6 the /64 that one customer gets. */
export function addressSubject(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return `address ${ip}`;
  const [head = '', tail] = ip.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(8 - groups.length - rest.length, 0) }, () => '0');
  return `address ${[...groups, ...zeros, ...rest].slice(0, 4).join(':')}::/64`;
}
