import { describe, expect, it } from 'vitest';
import { queueTroubles } from './server-services.ts';

describe('what goes wrong with the line of reviews', () => {
  it('is said once a minute while the database is away, and in full otherwise', () => {
    let now = 0;
    const said: string[] = [];
    const report = queueTroubles(
      () => now,
      (line) => void said.push(line),
    );
    const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    const line = 'hexastyle: the database does not answer, reviews wait until it does: nothing answers there';
    for (now = 0; now < 60_000; now += 5_000) report(away);
    expect(said).toEqual([line]);
    report(away);
    expect(said).toEqual([line, line]);
    report(new TypeError('x is undefined'));
    expect(said[2]).toMatch(/^hexastyle: TypeError: x is undefined\n/);
  });
});
