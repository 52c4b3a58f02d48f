import { describe, expect, it } from 'vitest';
import { evidenceOf, sampleReview } from '../../test/fixtures/reports/sample-review.ts';
import type { ReviewResult } from '../review/review-result.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderTerminal } from './terminal.ts';

const path = [
  { resource: 'aws_internet_gateway.main', file: 'net.tf', line: 4, note: 'leads into the network' },
  { resource: 'aws_security_group.db', file: 'db.tf', line: 17, note: 'lets port 5432 in from <everyone>' },
];

/** The sample with one missing practice, shown by a way of two steps. */
function reviewWithPath(): ReviewResult {
  const sample = sampleReview();
  const questions = sample.questions.map((question) => ({
    ...question,
    practices: question.practices.map((practice) =>
      practice.status === 'not-in-place'
        ? { ...practice, evidence: [{ ...evidenceOf({}), path }] }
        : practice,
    ),
  }));
  return { ...sample, questions };
}

describe('the steps of a way that a finding speaks of', () => {
  it('are numbered, with their places, in the details on the terminal', () => {
    const text = renderTerminal(reviewWithPath(), { columns: 140, color: false, details: true });
    expect(text).toContain('1. aws_internet_gateway.main leads into the network net.tf:4');
    expect(text).toContain('2. aws_security_group.db lets port 5432 in from <everyone> db.tf:17');
  });

  it('are a list in the HTML report, escaped', () => {
    const page = renderHtml(reviewWithPath());
    expect(page).toContain('The way, 2 steps');
    expect(page).toContain('<code>aws_security_group.db</code> lets port 5432 in from &lt;everyone&gt;');
  });

  it('stand in the JSON report as they are', () => {
    const { questions } = JSON.parse(renderJson(reviewWithPath())) as ReviewResult;
    const evidence = questions.flatMap(({ practices }) => practices.flatMap((practice) => practice.evidence));
    expect(evidence.find((item) => item.path !== undefined)?.path).toEqual(path);
  });
});
