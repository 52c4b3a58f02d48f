import { describe, expect, it } from 'vitest';
import type { Language } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { checks } from '../checks/index.ts';
import { fixedExample } from './fixed-example.ts';

const LANGUAGES: readonly Language[] = ['terraform', 'cloudformation'];

const cases = checks
  .filter(({ fix }) => fix !== undefined)
  .flatMap((check) =>
    LANGUAGES.flatMap((language) => {
      const text = check.examples[language]?.contradicts;
      return text === undefined ? [] : [{ id: check.id, check, language, text: `${text.trim()}\n` }];
    }),
  );

describe('the fixes of the catalogue', () => {
  it('are sixty or more', () => {
    expect(checks.filter(({ fix }) => fix !== undefined).length).toBeGreaterThanOrEqual(60);
  });

  it('name an attribute of the kind, or a place', () => {
    for (const { check, language, text } of cases) {
      const { plan } = fixedExample(check, kinds, language, text);
      for (const { reason } of plan.unfixed)
        expect(reason, check.id).not.toMatch(/no place for it|cannot be read|write out/);
    }
  });
});

describe.each(cases)('$id in $language', ({ check, language, text }) => {
  const { plan, text: fixed, evidence } = fixedExample(check, kinds, language, text);

  it.skipIf(plan.fixed.length === 0)('puts right what the check finds', () => {
    const contradicting = evidence.filter(({ verdict }) => verdict === 'contradicts');
    expect(contradicting.map(({ message }) => message)).toEqual([]);
    expect(evidence.filter(({ verdict }) => verdict === 'error')).toEqual([]);
  });

  it('gives a reason where it changes nothing', () => {
    for (const { reason } of plan.unfixed) expect(reason).toMatch(/^[a-z].*[^.]$/);
    expect(plan.fixed.length + plan.unfixed.length).toBeGreaterThan(0);
    if (plan.fixed.length === 0) expect(fixed).toBe(text);
  });

  it('leaves every other line as it was', () => {
    const kept = text.split('\n').map(withoutAlignment);
    const now = fixed.split('\n').map(withoutAlignment);
    let at = 0;
    let changed = 0;
    for (const line of kept) {
      const found = now.indexOf(line, at);
      if (found < 0) changed += 1;
      else at = found + 1;
    }
    expect(changed).toBeLessThanOrEqual(plan.fixed.length === 0 ? 0 : 5);
  });

  it('changes nothing the second time', () => {
    expect(fixedExample(check, kinds, language, fixed).text).toBe(fixed);
  });
});

/** Neighbours may be aligned anew. */
function withoutAlignment(line: string): string {
  return line.replace(/ += /, ' = ');
}
