import { describe, expect, it } from 'vitest';
import { hostileReview, reviewOf, sampleReview } from '../../test/fixtures/reports/sample-review.ts';
import { renderJunit } from './junit.ts';

const xml = renderJunit(sampleReview());

/** Names of elements in order, after a check that the document is well formed as XML 1.0 wants it. */
function elementsOf(document: string): readonly string[] {
  const stack: string[] = [];
  const names: string[] = [];
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  expect(body.length).toBeLessThan(document.length);
  // Char production of XML 1.0, section 2.2.
  // oxlint-disable-next-line no-control-regex -- tab and line breaks are allowed
  expect(body).not.toMatch(/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  const text = body.replace(
    /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g,
    (_, close, name, attributes, empty) => {
      const keys = Array.from(String(attributes).matchAll(/ ([a-z]+)="/g), ([, key]) => key);
      expect(new Set(keys).size).toBe(keys.length);
      if (close) expect(stack.pop()).toBe(name);
      else {
        names.push(name);
        if (!empty) stack.push(name);
      }
      return '';
    },
  );
  expect(text).not.toContain('<');
  expect(text.replace(/&(?:amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&');
  expect(stack).toEqual([]);
  return names;
}

describe('JUnit report', () => {
  it.each([
    ['a sample', sampleReview()],
    ['hostile text', hostileReview()],
    ['nothing', reviewOf([])],
  ])('is well-formed XML for %s', (_, review) => {
    expect(elementsOf(renderJunit(review))[0]).toBe('testsuites');
  });

  it('has a suite for each pillar and a case for each practice', () => {
    const names = elementsOf(xml);
    expect(names.filter((name) => name === 'testsuite')).toHaveLength(6);
    // By hand: 3 + 2 + 2 + 2 + 2 + 2 + 2 + 1 + 1 practices.
    expect(names.filter((name) => name === 'testcase')).toHaveLength(17);
  });

  it('counts failures and skips', () => {
    // Failing: SEC03-BP01, SEC08-BP02, REL06-BP02, REL09-BP01, COST06-BP01. Passing: OPS04-BP02, OPS05-BP01, SUS04-BP01.
    expect(xml).toContain('tests="17" failures="5" errors="0" skipped="9"');
  });

  it.each([
    ['in place passes', /<testcase name="OPS04-BP02 [^>]*\/>/],
    [
      'not in place fails with the finding',
      /name="REL09-BP01 [^>]*><failure message="aws_s3_bucket\.assets and 2 more resources: Versioning is off[^"]*" type="not-in-place">infra\/storage\.tf:12/,
    ],
    [
      'disputed fails with the dispute',
      /name="SEC08-BP02 [^>]*><failure message="Claimed in place, but [^"]*" type="disputed">/,
    ],
    ['open is skipped', /name="SEC08-BP01 [^>]*><skipped message="open[^"]*"\/>/],
    [
      'not applicable is skipped with the reason',
      /name="SEC03-BP02 [^>]*><skipped message="not applicable[^"]*One account only/,
    ],
  ])('%s', (_, expected) => {
    expect(xml).toMatch(expected);
  });

  it('skips a missing practice whose risk is accepted, until the acceptance expires', () => {
    const accepted = (expired: boolean) =>
      renderJunit(
        reviewOf(
          sampleReview().questions.map((question) => ({
            ...question,
            practices: question.practices.map((practice) => ({
              ...practice,
              acceptedRisk: {
                practice: practice.id,
                reason: 'Planned.',
                owner: 'Bo',
                expires: '2027-01-01',
                expired,
              },
            })),
          })),
        ),
      );
    expect(accepted(false)).toContain('failures="0"');
    expect(accepted(true)).toContain('failures="5"');
  });
});
