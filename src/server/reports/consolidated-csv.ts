import { csvLine } from '../../reports/csv-line.ts';
import type {
  ConsolidatedBatches,
  ConsolidatedPillar,
  ConsolidatedReview,
  ConsolidatedWorkload,
} from './consolidated-report.ts';
import { RISKS } from './words.ts';

const HEADINGS = [
  'workload_id',
  'workload',
  'account',
  'updated_at',
  'lens',
  'lens_version',
  'pillar',
  ...RISKS.map((risk) => risk.toLowerCase()),
  'high_questions',
  'medium_questions',
];

/** Many workloads as a table, piece by piece: a line for each pillar of each lens of each workload. */
export async function* consolidatedCsv(batches: ConsolidatedBatches): AsyncIterable<string> {
  yield csvLine(HEADINGS);
  for await (const workloads of batches) yield workloads.flatMap(linesOf).join('');
}

function linesOf(workload: ConsolidatedWorkload): readonly string[] {
  return workload.reviews.flatMap((review) =>
    review.pillars.map((pillar) => csvLine(cellsOf(workload, review, pillar))),
  );
}

function cellsOf(
  { id, name, account, updatedAt }: ConsolidatedWorkload,
  { content }: ConsolidatedReview,
  { pillar, riskCounts, atRisk }: ConsolidatedPillar,
): readonly string[] {
  const questions = (wanted: string) =>
    atRisk
      .flatMap(({ risk, question }) => (risk === wanted ? [question.number ?? question.id] : []))
      .join(' ');
  return [
    id,
    name,
    account,
    new Date(updatedAt).toISOString(),
    content.lens.name,
    content.version,
    pillar.name,
    ...RISKS.map((risk) => String(riskCounts[risk])),
    questions('HIGH'),
    questions('MEDIUM'),
  ];
}
