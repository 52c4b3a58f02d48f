import type { PillarResult, PracticeResult, QuestionResult, ReviewResult } from '../review/review-result.ts';
import { escapeMarkup } from './html-markup.ts';
import { plainText } from './plain-text.ts';
import { type MergedEvidence, mergeEvidence, questionsByPillar } from './summary.ts';
import { acceptanceInWords, claimInWords, counted, STATUS_WORDS, VERDICT_WORDS } from './words.ts';

interface TestCase {
  readonly xml: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

/**
 * A review as JUnit XML: a suite for each pillar, a case for each practice. In place passes, not in place and disputed fail,
 * open and not applicable are skipped with the reason. A missing practice under an accepted risk that has not
 * expired is skipped as well.
 */
export function renderJunit(result: ReviewResult): string {
  const suites = questionsByPillar(result).map(({ pillar, questions }) => ({
    pillar,
    cases: questions.flatMap((question) =>
      question.practices.map((practice) => testCase(question, practice)),
    ),
  }));
  const cases = suites.flatMap((suite) => suite.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xmlText(`Hexastyle: ${result.workload.name}`)}" ${counts(cases)}>`,
    ...suites.flatMap(({ pillar, cases }) => suiteLines(pillar, cases)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines({ name }: PillarResult, cases: readonly TestCase[]): readonly string[] {
  return [
    `  <testsuite name="${xmlText(name)}" ${counts(cases)}>`,
    ...cases.map(({ xml }) => xml),
    '  </testsuite>',
  ];
}

function counts(cases: readonly TestCase[]): string {
  const count = (wanted: TestCase['outcome']) => cases.filter(({ outcome }) => outcome === wanted).length;
  return `tests="${cases.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}"`;
}

function testCase(question: QuestionResult, practice: PracticeResult): TestCase {
  const name = xmlText(`${practice.id} ${practice.title}`);
  const classname = xmlText(`${question.lens}.${question.pillar}.${question.id}`);
  const start = `    <testcase name="${name}" classname="${classname}"`;
  const outcome = outcomeOf(question, practice);
  if (outcome === 'passed') return { outcome, xml: `${start}/>` };
  const message = xmlText(reason(question, practice));
  const content =
    outcome === 'skipped'
      ? `<skipped message="${message}"/>`
      : `<failure message="${message}" type="${practice.status}">${xmlText(evidenceText(practice), true)}</failure>`;
  return { outcome, xml: `${start}>${content}</testcase>` };
}

function outcomeOf(question: QuestionResult, { status, acceptedRisk }: PracticeResult): TestCase['outcome'] {
  if (status === 'in-place') return 'passed';
  if (status === 'open' || status === 'not-applicable' || question.notApplicableReason !== undefined)
    return 'skipped';
  return acceptedRisk?.expired === false ? 'skipped' : 'failed';
}

function reason(
  question: QuestionResult,
  { status, claim, dispute, acceptedRisk, evidence }: PracticeResult,
): string {
  if (question.notApplicableReason !== undefined)
    return `question not applicable: ${question.notApplicableReason}`;
  if (acceptedRisk?.expired === false && status !== 'open') return acceptanceInWords(acceptedRisk);
  if (dispute !== undefined) return dispute;
  const [first] = mergeEvidence(evidence);
  if (status === 'not-in-place' && first?.verdict === 'contradicts') return findingInWords(first);
  const said = claim ? `, ${claimInWords(claim)}` : '';
  return status === 'open' ? 'open: a person has to answer' : STATUS_WORDS[status].label + said;
}

function findingInWords({ message, places, resources }: MergedEvidence): string {
  const more = resources > 1 ? ` and ${counted(resources - 1, 'more resource')}` : '';
  return `${places[0]?.resources[0] ?? ''}${more}: ${message}`;
}

function evidenceText({ evidence, claim }: PracticeResult): string {
  const lines = mergeEvidence(evidence).flatMap(({ verdict, message, places }) =>
    places.map(
      ({ file, line, resources }) =>
        `${file}:${line} ${resources.join(', ')}: ${VERDICT_WORDS[verdict].toLowerCase()}: ${message}`,
    ),
  );
  return [...(claim ? [claimInWords(claim)] : []), ...lines].map(plainText).join('\n');
}

/** Text for XML 1.0: only characters it allows, escaped; line breaks kept where asked for. */
function xmlText(text: string, lines = false): string {
  const kept = lines ? text.split('\n').map(plainText).join('\n') : plainText(text);
  return escapeMarkup(kept);
}
