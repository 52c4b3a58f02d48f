import { describe, expect, it } from 'vitest';
import { hostileReview, sampleReview } from '../../test/fixtures/reports/sample-review.ts';
import { renderJson } from './json.ts';

describe('JSON report', () => {
  it('holds the review, nothing more and nothing less', () => {
    for (const review of [sampleReview(), hostileReview()]) {
      const wellFormed: unknown = JSON.parse(JSON.stringify(review));
      expect(JSON.parse(renderJson(review))).toEqual(wellFormed);
    }
  });

  it('has one order of keys, however the review was put together', () => {
    const review = sampleReview();
    const reversed = Object.fromEntries(Object.entries(review).toReversed()) as unknown as typeof review;
    expect(renderJson(reversed)).toBe(renderJson(review));
    expect(Object.keys(JSON.parse(renderJson(review)) as object)[0]).toBe('schemaVersion');
  });

  it('is indented by two spaces and ends with a newline', () => {
    expect(renderJson(sampleReview())).toMatch(/^\{\n {2}"schemaVersion": "1",\n/);
    expect(renderJson(sampleReview())).toMatch(/\}\n$/);
  });
});
