import { describe, expect, it } from 'vitest';
import { compareWithBaseline } from '../review/compare-with-baseline.ts';
import {
  evidenceOf,
  hostileReview,
  improvementOf,
  largeReview,
  reviewOf,
  sampleReview,
} from '../../test/fixtures/reports/sample-review.ts';
import { COMMENT_LIMIT, renderMarkdown } from './markdown.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

const text = renderMarkdown(sampleReview());

/** What is left when escaped characters and code spans are taken out, as CommonMark 0.31 reads them (2.4 and 6.1). */
function withoutCode(markdown: string): string {
  let rest = '';
  for (let at = 0; at < markdown.length; ) {
    const run = /^`+/.exec(markdown.slice(at))?.[0];
    if (markdown[at] === '\\') at += 2;
    else if (run === undefined) rest += markdown[at++];
    else {
      const close = new RegExp(`(?<!\`)\`{${run.length}}(?!\`)`).exec(markdown.slice(at + run.length));
      expect(close).not.toBeNull();
      at += 2 * run.length + (close?.index ?? 0);
    }
  }
  return rest;
}

describe('Markdown report', () => {
  it('gives the answer first, then the pillars, then why', () => {
    const order = [
      '3 are certainly at high risk',
      '| Security |',
      '### Certain high risks',
      '### Claims the code disputes',
      'What to do, by when',
      'What to answer next',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('names finding, resource, file and line', () => {
    expect(text).toContain(
      '`aws_s3_bucket.assets` `infra/storage.tf:12` and 2 more resources: Versioning is off: an overwritten',
    );
  });

  it('tells what is new or worse before the certain risks, and folds what is fixed', () => {
    const base = sampleReview();
    const baseline = compareWithBaseline(base, reviewOf([]));
    const withNews = renderMarkdown(base, { baseline });
    expect(withNews.indexOf('### New or worse')).toBeLessThan(withNews.indexOf('### Certain high risks'));
    expect(renderMarkdown(reviewOf([]), { baseline: compareWithBaseline(reviewOf([]), base) })).toMatch(
      /New or worse than the baseline\n\nNothing\.[^]*<details><summary>Fixed or better \(\d+\)[^]*Versioning is off/,
    );
  });

  it('fits a comment, and says what it left out', () => {
    const review = largeReview(10);
    const improvements = Array.from({ length: 3000 }, (_, index) => improvementOf({ id: `step-${index}` }));
    const long = renderMarkdown({ ...review, improvements });
    expect(long.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(long).toMatch(/Cut to fit a comment: \d+ entries left out/);
    expect(long.match(/<details>/g)).toHaveLength(long.match(/<\/details>/g)?.length ?? 0);
  });

  it.each([200, 1000, 5000])('fits a limit of %i characters too', (limit) => {
    expect(renderMarkdown(hostileReview(), { limit }).length).toBeLessThanOrEqual(limit);
  });

  it('says nothing of a cut where nothing is cut', () => {
    expect(text).not.toContain('Cut to fit');
  });

  it('lets no markup of the input through', () => {
    const outsideCode = withoutCode(renderMarkdown(hostileReview()));
    expect(outsideCode).not.toMatch(/<(?!\/?(?:details|summary|br)>)/);
    expect(outsideCode.replaceAll('&#8203;', '\u200b')).not.toMatch(/[@#]\w/);
    expect(outsideCode).not.toContain('](');
  });
});

describe('untrusted text in Markdown', () => {
  it.each([
    ['emphasis', '*a* _b_', '\\*a\\* \\_b\\_'],
    ['HTML', '<img src=x>', '\\<img src=x\\>'],
    ['entities', '&lt;', '&amp;lt;'],
    ['mentions', '@team', '@&#8203;team'],
    ['issues', '#12', '#&#8203;12'],
    ['bare addresses', 'http://x.example www.y.example', 'http\\://x.example www\\.y.example'],
    ['table cells', 'a|b', 'a\\|b'],
    ['lists at the start', '- a', '\\- a'],
    ['numbers at the start', '1. a', '\\1. a'],
    ['line breaks', 'a\n# b', 'a #&#8203; b'],
  ])('%s lose their meaning', (_, raw, escaped) => {
    expect(markdownText(raw)).toBe(escaped);
  });

  it('cannot end the code it stands in', () => {
    expect(markdownCode('a`b``c')).toBe('``` a`b``c ```');
    expect(markdownCode('plain')).toBe('`plain`');
  });

  it('keeps messages readable', () => {
    expect(markdownText(evidenceOf().message)).toBe(evidenceOf().message);
  });
});
