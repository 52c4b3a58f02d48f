import type { RiskCounts } from '../../review/index.ts';
import { addedCounts, NO_RISKS } from '../well-architected-tool/answer-state.ts';
import type { LensContent } from '../well-architected-tool/lens-catalog.ts';
import type { ConsolidatedBatches, ConsolidatedWorkload } from './consolidated-report.ts';
import { isoDate } from '../reviews/statements.ts';

/**
 * Many workloads as JSON, piece by piece: `schemaVersion`, `date`, `workloads` by name with their questions at risk and the ids of
 * the choices that are missing, `lenses` where the titles of all these stand once, and `riskCounts` over everything.
 */
export async function* consolidatedJson(batches: ConsolidatedBatches, now: number): AsyncIterable<string> {
  yield `{"schemaVersion":"1","date":"${isoDate(now)}","workloads":[`;
  const lenses = new Map<string, LensContent>();
  let sum: RiskCounts = NO_RISKS;
  let separator = '\n';
  for await (const workloads of batches) {
    for (const { content } of workloads.flatMap(({ reviews }) => reviews))
      lenses.set(`${content.arn} ${content.version}`, content);
    sum = addedCounts([sum, ...workloads.map(({ riskCounts }) => riskCounts)]);
    for (const workload of workloads) {
      yield separator + JSON.stringify(documentOf(workload));
      separator = ',\n';
    }
  }
  const rest = { lenses: [...lenses.values()].map(lensDocument), riskCounts: sum };
  yield `\n],${JSON.stringify(rest).slice(1)}\n`;
}

function documentOf({ reviews, lensesApplied: _count, updatedAt, ...workload }: ConsolidatedWorkload) {
  return {
    ...workload,
    updatedAt: new Date(updatedAt).toISOString(),
    lenses: reviews.map(({ content, riskCounts, pillars }) => ({
      lens: content.arn,
      version: content.version,
      riskCounts,
      pillars: pillars.map(({ pillar, riskCounts: counts, atRisk }) => ({
        id: pillar.id,
        riskCounts: counts,
        atRisk: atRisk.map(({ question, risk, missing }) => ({
          question: question.id,
          risk,
          missing: missing.map(({ id }) => id),
        })),
      })),
    })),
  };
}

function lensDocument({ arn, alias, version, lens }: LensContent) {
  return {
    arn,
    alias,
    version,
    name: lens.name,
    pillars: lens.pillars.map(({ id, name, questions }) => ({
      id,
      name,
      questions: questions.map(({ id: question, number, title, choices }) => ({
        id: question,
        number,
        title,
        choices: choices.map(({ id: choice, practice, title: words, level }) => ({
          id: choice,
          practice,
          title: words,
          level,
        })),
      })),
    })),
  };
}
