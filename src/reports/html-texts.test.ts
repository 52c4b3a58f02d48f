import { describe, expect, it } from 'vitest';
import { smallReview } from '../../test/fixtures/review/small-review.ts';
import { renderHtml } from './html.ts';

const TEXTS = {
  principles: new Map([['security', [{ title: 'Keep people away from data', text: 'Let programs do it.' }]]]),
  questions: new Map([['SEC01', { means: 'Who may do what?' }]]),
  practices: new Map([
    [
      'SEC01-BP01',
      {
        means: 'Queues are <encrypted>.',
        why: 'Strangers read them.',
        how: 'Set `kms` on it.',
        tell: 'Look at the key.',
        mistakes: ['Forgetting one.', 'Sharing keys.'],
      },
    ],
  ]),
};

describe('the page with texts', () => {
  const page = renderHtml(smallReview({ evidence: ['queue-encrypted contradicts a main.tf:1'] }), {
    texts: TEXTS,
  });

  it('tells what a question is after and, folded, what a practice means', () => {
    expect(page).toContain('<p class="note">Who may do what?</p>');
    expect(page).toContain('Queues are &lt;encrypted&gt;. Strangers read them.');
    expect(page).toContain('Set <code>kms</code> on it.');
    expect(page).toContain('Forgetting one. Sharing keys.');
    expect(page).toContain('<strong>Keep people away from data.</strong> Let programs do it.');
  });

  it('prints what a practice means only where a reader has unfolded it', () => {
    expect(page).toMatch(/@media print\{.*\.about:not\(\[open\]\)\{display:none\}/s);
  });

  it('says nothing of practices without a text', () => {
    expect(page.match(/What it means, and how/g)).toHaveLength(1);
  });
});
