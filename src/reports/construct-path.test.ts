import { describe, expect, it } from 'vitest';
import {
  evidenceOf,
  HOSTILE,
  improvementOf,
  reviewOf,
  sampleReview,
} from '../../test/fixtures/reports/sample-review.ts';
import { compareWithBaseline } from '../review/compare-with-baseline.ts';
import type { ReviewResult } from '../review/review-result.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderSarif } from './sarif.ts';
import { renderTerminal } from './terminal.ts';

const finding = {
  resource: 'AssetsB08E7C7AF',
  constructPath: 'Shop/Assets/Resource',
  file: 'cdk.out/Shop.template.json',
  line: 4,
};
const review = cdkReview(finding.constructPath);
const name = 'Shop/Assets/Resource (AssetsB08E7C7AF)';

/** The sample with one missing practice, found on a resource that a construct made. */
function cdkReview(constructPath: string): ReviewResult {
  const sample = sampleReview();
  const questions = sample.questions.map((question) =>
    question.id !== 'REL09'
      ? question
      : {
          ...question,
          practices: question.practices.map((practice) =>
            practice.status === 'not-in-place'
              ? { ...practice, evidence: [evidenceOf({ ...finding, constructPath })] }
              : practice,
          ),
        },
  );
  const { file, line, resource } = finding;
  const improvements = [
    improvementOf({ places: [{ file, line, resources: [resource], message: 'Versioning is off.' }] }),
  ];
  return { ...sample, questions, improvements };
}

describe('a finding on a resource of a CDK app', () => {
  it.each([
    ['terminal', renderTerminal(review, { columns: 120, color: false })],
    ['terminal with details', renderTerminal(review, { columns: 120, color: false, details: true })],
    ['HTML', renderHtml(review)],
    ['Markdown', renderMarkdown(review)],
    [
      'Markdown against a baseline',
      renderMarkdown(review, { baseline: compareWithBaseline(review, reviewOf([])) }),
    ],
    ['JUnit', renderJunit(review)],
    ['SARIF', renderSarif(review, { checks: [] })],
  ])('is named by its construct, with the logical id behind it: %s', (_format, text) => {
    expect(text).toContain(name);
  });

  it('is named so in the steps of the HTML report, too', () => {
    const page = renderHtml(review);
    expect(page.slice(page.indexOf('Within 30 days'))).toContain(`<code>${name}</code>`);
  });

  it('has the path of its construct as a field of its own in JSON', () => {
    expect(renderJson(review)).toContain(
      '"resource": "AssetsB08E7C7AF",\n              "constructPath": "Shop/Assets/Resource",',
    );
  });

  it('has the path of its construct as a logical location in SARIF', () => {
    const log = JSON.parse(renderSarif(review, { checks: [] })) as {
      runs: { results: { locations: { logicalLocations: unknown }[] }[] }[];
    };
    const locations = log.runs[0]?.results.flatMap((result) => result.locations);
    expect(locations?.map(({ logicalLocations }) => logicalLocations)).toContainEqual([
      { fullyQualifiedName: 'AssetsB08E7C7AF', kind: 'resource' },
      { fullyQualifiedName: 'Shop/Assets/Resource', kind: 'construct' },
    ]);
  });

  it('is escaped like any other text from files', () => {
    const hostile = cdkReview(HOSTILE.html);
    expect(renderHtml(hostile)).not.toContain(HOSTILE.html);
  });
});

describe('a construct whose name is too long for the line', () => {
  it('stands without its logical id, which says the same again', () => {
    const long = 'Shop/PublicSubnet1/NATGateway/Resource';
    expect(renderTerminal(cdkReview(long), { columns: 80, color: false })).toContain(
      `      ${long}  ${finding.file}:4\n`,
    );
  });
});
