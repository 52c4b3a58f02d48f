import type { EvidenceResult } from '../../review/index.ts';
import { currentResult } from '../reviews/results.ts';
import type { Call } from './operation.ts';
import { invalidMember } from './protocol/api-error.ts';
import { choiceIds } from './answer-state.ts';
import { lensReviewOf } from './lens-review-view.ts';
import { pillarIn, questionOf } from './reviews.ts';
import { seconds } from './workloads.ts';

/** What a check of the newest review says of one choice, in the API's words. */
export interface CheckOfChoice {
  readonly shared: {
    readonly Id: string;
    readonly Name: string;
    readonly Description?: string;
    readonly Provider: 'TRUSTED_ADVISOR';
    readonly LensArn: string;
    readonly PillarId: string;
    readonly QuestionId: string;
    readonly ChoiceId: string;
    readonly Status: CheckStatus;
    readonly UpdatedAt?: number;
  };
  readonly account: string;
  /** Resources that speak against the choice, or that nobody can tell of. */
  readonly flagged: number;
}

/** How a check stands, in the API's words. */
export type CheckStatus = 'OKAY' | 'WARNING' | 'ERROR' | 'NOT_AVAILABLE';

/** The SDK knows one provider only; what it does not know it hands on as it is. Our evidence is not Trusted Advisor's. */
const PROVIDER = 'HEXASTYLE' as 'TRUSTED_ADVISOR';

/** The checks that spoke to a choice in the newest review, by id. Throws where the choice is not the question's. */
export async function checksOfChoice(
  call: Pick<
    Call<'ListCheckDetails' | 'ListCheckSummaries'>,
    'db' | 'principal' | 'needs' | 'services' | 'now' | 'input'
  >,
): Promise<readonly CheckOfChoice[]> {
  const { WorkloadId, LensArn, PillarId = '', QuestionId = '', ChoiceId = '' } = call.input;
  const { workload, content } = await lensReviewOf(call, { WorkloadId, LensAlias: LensArn });
  const pillar = pillarIn(content, PillarId);
  const placed = questionOf(content, QuestionId);
  if (placed.pillar.id !== pillar)
    throw invalidMember('PillarId', `The question ${QuestionId} is not of the pillar ${PillarId}.`);
  if (!choiceIds(placed.question).has(ChoiceId))
    throw invalidMember('ChoiceId', `The question ${QuestionId} has no choice ${ChoiceId}.`);
  const { run, result, lenses } = await currentResult(call, workload.id);
  const alias = lenses.find((reviewed) => reviewed.content.arn === content.arn)?.lens.alias;
  const evidence = result.questions
    .find(({ lens, questionId }) => lens === alias && questionId === QuestionId)
    ?.practices.find(({ choiceId }) => choiceId === ChoiceId)?.evidence;
  const known = new Map(result.checks.map((check) => [check.id, check]));
  return [...Map.groupBy(evidence ?? [], ({ check }) => check)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, found]) => ({
      shared: {
        Id: id,
        Name: known.get(id)?.title ?? id,
        ...(known.has(id) && { Description: known.get(id)?.remediation ?? '' }),
        Provider: PROVIDER,
        LensArn: content.arn,
        PillarId: pillar,
        QuestionId,
        ChoiceId,
        Status: statusOf(found),
        ...(run?.ended_at != null && { UpdatedAt: seconds(run.ended_at) }),
      },
      account: workload.account,
      flagged: new Set(found.filter(isFlagged).map(({ file, resource }) => `${file} ${resource}`)).size,
    }));
}

/** A check that broke on every resource says nothing. */
function statusOf(found: readonly EvidenceResult[]): CheckStatus {
  const verdicts = new Set(found.map(({ verdict }) => verdict));
  if (verdicts.has('contradicts')) return 'ERROR';
  if (verdicts.has('inconclusive')) return 'WARNING';
  return verdicts.has('supports') ? 'OKAY' : 'NOT_AVAILABLE';
}

function isFlagged({ verdict }: EvidenceResult): boolean {
  return verdict === 'contradicts' || verdict === 'inconclusive';
}
