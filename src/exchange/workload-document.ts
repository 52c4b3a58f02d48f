import * as v from 'valibot';

/** Form of the document; published as `schemas/workload.schema.json`. */
export const WORKLOAD_FORMAT = 'hexastyle-workload';

const texts = v.array(v.string());
const choice = v.object({
  status: v.picklist(['SELECTED', 'NOT_APPLICABLE', 'UNSELECTED']),
  reason: v.optional(v.string()),
  notes: v.optional(v.string()),
});
const answer = v.object({
  question: v.string(),
  /** By choice id; a choice that is not here is not selected. */
  choices: v.record(v.string(), choice),
  notes: v.optional(v.string()),
  applicable: v.optional(v.boolean(), true),
  reason: v.optional(v.string()),
});
const review = v.object({
  /** Key of the lens in this document. */
  lens: v.string(),
  version: v.string(),
  notes: v.optional(v.string()),
  pillarNotes: v.optional(v.record(v.string(), v.string())),
  /** Those with anything said; the rest are unanswered. */
  answers: v.array(answer),
});
const facts = v.object({
  name: v.string(),
  description: v.optional(v.string()),
  environment: v.picklist(['PRODUCTION', 'PREPRODUCTION']),
  reviewOwner: v.optional(v.string()),
  isReviewOwnerUpdateAcknowledged: v.optional(v.boolean()),
  accountIds: v.optional(texts),
  awsRegions: v.optional(texts),
  nonAwsRegions: v.optional(texts),
  pillarPriorities: v.optional(texts),
  architecturalDesign: v.optional(v.string()),
  industryType: v.optional(v.string()),
  industry: v.optional(v.string()),
  notes: v.optional(v.string()),
  improvementStatus: v.optional(v.string()),
  applications: v.optional(texts),
  discoveryConfig: v.optional(
    v.object({
      trustedAdvisorIntegrationStatus: v.optional(v.string()),
      workloadResourceDefinition: v.optional(texts),
    }),
  ),
  jiraConfiguration: v.optional(
    v.object({
      issueManagementStatus: v.optional(v.string()),
      issueManagementType: v.optional(v.string()),
      jiraProjectKey: v.optional(v.string()),
    }),
  ),
  profiles: v.optional(v.array(v.object({ arn: v.string(), version: v.optional(v.string()) }))),
  tags: v.optional(v.record(v.string(), v.string())),
});
const lens = v.object({
  /** `wellarchitected` for one of AWS's own, else made from the name. */
  key: v.string(),
  name: v.string(),
  arn: v.optional(v.string()),
  version: v.string(),
  isCustom: v.boolean(),
  /** The lens in AWS's format; of custom lenses that the tool hands out. */
  content: v.optional(v.record(v.string(), v.unknown())),
});
const milestone = v.object({
  name: v.string(),
  recordedAt: v.optional(v.string()),
  workload: facts,
  reviews: v.array(review),
});
const workloadDocument = v.object({
  format: v.literal(WORKLOAD_FORMAT),
  schemaVersion: v.literal('1'),
  exportedAt: v.optional(v.string()),
  source: v.optional(
    v.object({ id: v.string(), arn: v.optional(v.string()), updatedAt: v.optional(v.string()) }),
  ),
  workload: facts,
  lenses: v.array(lens),
  reviews: v.array(review),
  /** In the order in which they were saved. */
  milestones: v.optional(v.array(milestone)),
});

/** A whole workload as a file. */
export type WorkloadDocument = v.InferOutput<typeof workloadDocument>;
export type FactsInDocument = WorkloadDocument['workload'];
export type LensInDocument = WorkloadDocument['lenses'][number];
export type ReviewInDocument = WorkloadDocument['reviews'][number];
export type AnswerInDocument = ReviewInDocument['answers'][number];

/** A document from its text, or what is wrong with it. */
export function parseWorkloadDocument(
  text: string,
): { readonly document: WorkloadDocument } | { readonly problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problem: 'it is no JSON' };
  }
  const result = v.safeParse(workloadDocument, parsed);
  if (!result.success) {
    const [issue] = result.issues;
    return { problem: `${v.getDotPath(issue) ?? 'the document'}: ${issue.message}` };
  }
  const document = result.output;
  const known = new Set(document.lenses.map(({ key, version }) => `${key} ${version}`));
  const states = [document, ...(document.milestones ?? [])];
  const unknown = states
    .flatMap(({ reviews }) => reviews)
    .find(({ lens: key, version }) => !known.has(`${key} ${version}`));
  return unknown === undefined
    ? { document }
    : { problem: `reviews: there is no lens ${unknown.lens} ${unknown.version} among the lenses` };
}
