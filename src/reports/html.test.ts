import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compareWithBaseline } from '../review/compare-with-baseline.ts';
import {
  HOSTILE,
  hostileReview,
  largeReview,
  reviewOf,
  sampleReview,
} from '../../test/fixtures/reports/sample-review.ts';
import { renderHtml } from './html.ts';
import { THEMES } from './html-style.ts';

const excerpt = (file: string, line: number) => ({
  startLine: line - 1,
  lines: ['resource {', `  # ${file} ${HOSTILE.html}`, '}'],
});
const pages = [sampleReview(), hostileReview(), largeReview(300), reviewOf([])].map((review) =>
  renderHtml(review, { excerpt }),
);
const withoutStyle = (page: string) => page.replace(/<style>[^<]*<\/style>/, '');
const tagsOf = (page: string) =>
  Array.from(
    withoutStyle(page).matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/gi),
    ([tag, close, name, rest]) => ({ tag, close, name, rest }),
  );
const ALLOWED = new Set(
  'html head meta title style body a div header nav main section footer article h1 h2 h3 h4 p ul ol li dl dt dd table caption thead tbody tr th td details summary span strong code pre blockquote br svg g rect path text defs pattern'.split(
    ' ',
  ),
);

describe('HTML report', () => {
  it('asks for nothing from outside and runs no script', () => {
    for (const page of pages) {
      expect(page).toContain("default-src 'none'");
      for (const { name, rest } of tagsOf(page)) {
        expect(ALLOWED).toContain(name);
        expect(rest).not.toMatch(/\s(?:on\w+|style|src|srcset|data|action)\s*=/i);
      }
      expect(page).not.toMatch(/@import|url\((?!#)/);
    }
  });

  it('links to web pages and to itself, never to scripts', () => {
    for (const page of pages) {
      const targets = Array.from(page.matchAll(/href="([^"]*)"/g), ([, target]) => target ?? '');
      expect(targets.filter((target) => !/^(?:https?:\/\/|#)/.test(target))).toEqual([]);
    }
  });

  it('has a target for every link within the page, and every id once', () => {
    for (const page of pages) {
      const ids = Array.from(page.matchAll(/\sid="([^"]*)"/g), ([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    }
  });

  it('closes every element it opens', () => {
    const open = new Set(['meta', 'br']);
    for (const page of pages) {
      const stack: (string | undefined)[] = [];
      for (const { close, name, rest } of tagsOf(page)) {
        if (close) expect(stack.pop()).toBe(name);
        else if (!open.has(name ?? '') && !rest?.endsWith('/')) stack.push(name);
      }
      expect(stack).toEqual([]);
    }
  });

  it('shows hostile text as text, cleaned of control and direction marks', () => {
    const [, page = ''] = pages;
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script');
    // oxlint-disable-next-line no-control-regex -- that is what is looked for
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it('names the style it allows by its hash', () => {
    for (const page of pages) {
      const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '';
      expect(page).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    }
  });

  it('gives the answer, the risks, the disputes and the plan before the questions', () => {
    const [page = ''] = pages;
    const order = [
      '3 are certainly at high risk',
      'id="overview"',
      'id="high-risks"',
      'id="disputed"',
      'id="plan"',
      'id="answer"',
      'id="questions"',
      'id="read"',
      'id="terms"',
      'id="method"',
    ];
    const places = order.map((words) => page.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('groups the plan by due date', () => {
    const [page = ''] = pages;
    expect(page.indexOf('Within 30 days, by 2026-12-21')).toBeLessThan(
      page.indexOf('Within 90 days, by 2027-02-19'),
    );
    expect(page.indexOf('Within 90 days')).toBeLessThan(page.indexOf('>Backlog'));
  });

  it('shows the code at a contradiction once, with its line marked', () => {
    const [page = ''] = pages;
    expect(page).toMatch(/class="row hit"><span>12<\/span>/);
    expect(page.match(/<span>12<\/span>/g)).toHaveLength(1);
  });

  it('does without code where there is none', () => {
    expect(renderHtml(sampleReview())).not.toContain('<pre>');
  });

  it('tells what changed against a baseline', () => {
    const baseline = compareWithBaseline(sampleReview(), reviewOf([]));
    expect(renderHtml(sampleReview(), { baseline })).toMatch(/New or worse<\/h3>.*SEC03/s);
  });

  it('stays compact where one finding is on very many resources', () => {
    const page = renderHtml(largeReview(5000), { excerpt });
    expect(page.length).toBeLessThan(400_000);
    expect(page).toContain('and 4999 more resources');
    expect(page).toContain('in the JSON report');
  });

  it('has landmarks, a language, a title and a way past the contents', () => {
    const [page = ''] = pages;
    for (const part of [
      '<html lang="en">',
      '<header',
      '<nav',
      '<main id="main">',
      '<footer>',
      'href="#main"',
      '<title>Shop: Well-Architected review</title>',
    ]) {
      expect(page).toContain(part);
    }
    expect(page.match(/<h1/g)).toHaveLength(1);
  });
});

// Relative luminance and contrast by WCAG 2.2; 4.5 to 1 is level AA for text.
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(THEMES))('colours of the %s theme', (_, theme) => {
  it.each(['ink', 'quiet', 'accent', 'high', 'medium', 'fine', 'disputed', 'unknown'] as const)(
    'let text in %s be read',
    (name) => {
      for (const ground of [theme.page, theme.panel])
        expect(contrast(theme[name], ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('let code be read, marked or not', () => {
    expect(contrast(theme.ink, theme.code)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.quiet, theme.code)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.ink, theme.hit)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.quiet, theme.hit)).toBeGreaterThanOrEqual(4.5);
  });

  it('tell the parts of a column from bare stone', () => {
    for (const name of ['fine', 'disputed', 'high'] as const)
      expect(contrast(theme[name], theme.stone)).toBeGreaterThanOrEqual(3);
  });
});
