import type { Workload } from '@aws-sdk/client-wellarchitected';
import { lensAlias } from '../lens/index.ts';
import { ownAlias } from './tool-aliases.ts';
import { allPages, type Tool } from './tool.ts';
import { readToolWorkload, type ToolAnswer, type ToolLens, type ToolWorkload } from './tool-workload.ts';
import {
  type AnswerInDocument,
  type FactsInDocument,
  type LensInDocument,
  type ReviewInDocument,
  WORKLOAD_FORMAT,
  type WorkloadDocument,
} from './workload-document.ts';
import { reasonOf } from './write-push.ts';

/** A workload as a document, and what of it could not be read. */
export interface ExportedWorkload {
  readonly document: WorkloadDocument;
  /** What is not in the document, a sentence each. */
  readonly left: readonly string[];
}

/** A workload with its lens reviews, and its milestones where asked for, as one document. `now` is an ISO instant. */
export async function exportWorkload(
  tool: Tool,
  id: string,
  { milestones: withMilestones, now }: { readonly milestones: boolean; readonly now: string },
): Promise<ExportedWorkload> {
  const workload = await readToolWorkload(tool, id);
  const lenses = new Map<string, LensInDocument>();
  const left: string[] = [];
  const collect = async ({ lenses: applied }: ToolWorkload): Promise<void> => {
    for (const lens of applied) {
      const key = `${keyOf(lens)} ${lens.version}`;
      if (!lenses.has(key)) lenses.set(key, await lensInDocument(tool, lens, left));
    }
  };
  await collect(workload);
  const milestones: NonNullable<WorkloadDocument['milestones']> = [];
  for (const { MilestoneNumber, MilestoneName = '', RecordedAt } of withMilestones
    ? await savedMilestones(tool, id)
    : []) {
    const then = await readToolWorkload(tool, id, MilestoneNumber);
    await collect(then);
    milestones.push({
      name: MilestoneName,
      ...(RecordedAt !== undefined && { recordedAt: RecordedAt.toISOString() }),
      workload: factsInDocument(then.facts),
      reviews: then.lenses.map(reviewInDocument),
    });
  }
  const { WorkloadArn, UpdatedAt } = workload.facts;
  const document: WorkloadDocument = {
    format: WORKLOAD_FORMAT,
    schemaVersion: '1',
    exportedAt: now,
    source: {
      id,
      ...(WorkloadArn !== undefined && { arn: WorkloadArn }),
      ...(UpdatedAt !== undefined && { updatedAt: UpdatedAt.toISOString() }),
    },
    workload: factsInDocument(workload.facts),
    lenses: [...lenses.values()],
    reviews: workload.lenses.map(reviewInDocument),
    ...(withMilestones && { milestones }),
  };
  return { document, left };
}

async function savedMilestones(tool: Tool, id: string) {
  const listed = await allPages(
    (token) => tool.listMilestones({ WorkloadId: id, MaxResults: 50, ...token }),
    ({ MilestoneSummaries }) => MilestoneSummaries,
  );
  return listed.toSorted((a, b) => (a.MilestoneNumber ?? 0) - (b.MilestoneNumber ?? 0));
}

function keyOf(lens: ToolLens): string {
  return ownAlias(lens.arn) ?? ownAlias(lens.alias) ?? lensAlias(lens.name);
}

async function lensInDocument(tool: Tool, lens: ToolLens, left: string[]): Promise<LensInDocument> {
  const isCustom = (ownAlias(lens.arn) ?? ownAlias(lens.alias)) === undefined;
  const described = { key: keyOf(lens), name: lens.name, arn: lens.arn, version: lens.version, isCustom };
  if (!isCustom) return described;
  try {
    const { LensJSON = '' } = await tool.exportLens({
      LensAlias: lens.arn,
      ...(lens.version !== '' && { LensVersion: lens.version }),
    });
    return { ...described, content: JSON.parse(LensJSON) as Record<string, unknown> };
  } catch (error) {
    left.push(`the text of the lens ${lens.name} ${lens.version}: ${reasonOf(error)}`);
    return described;
  }
}

function reviewInDocument(lens: ToolLens): ReviewInDocument {
  return {
    lens: keyOf(lens),
    version: lens.version,
    ...(lens.notes !== '' && { notes: lens.notes }),
    ...(lens.pillarNotes.size > 0 && { pillarNotes: Object.fromEntries(lens.pillarNotes) }),
    answers: lens.answers.map(answerInDocument).filter(saysSomething),
  };
}

function answerInDocument({
  question,
  choices,
  noneOfThese,
  states,
  notes,
  isApplicable,
  reason,
}: ToolAnswer): AnswerInDocument {
  const order = [...choices.map(({ id }) => id), ...(noneOfThese === undefined ? [] : [noneOfThese])];
  const said = order.flatMap((id): [string, AnswerInDocument['choices'][string]][] => {
    const state = states.get(id);
    if (state === undefined || (state.status === 'UNSELECTED' && state.notes === '')) return [];
    return [
      [
        id,
        {
          status: state.status,
          ...(state.reason !== 'NONE' && { reason: state.reason }),
          ...(state.notes !== '' && { notes: state.notes }),
        },
      ],
    ];
  });
  return {
    question,
    choices: Object.fromEntries(said),
    ...(notes !== '' && { notes }),
    applicable: isApplicable,
    ...(reason !== 'NONE' && { reason }),
  };
}

function saysSomething({ choices, notes, applicable, reason }: AnswerInDocument): boolean {
  return Object.keys(choices).length > 0 || notes !== undefined || !applicable || reason !== undefined;
}

function factsInDocument(facts: Workload): FactsInDocument {
  const { DiscoveryConfig: discovery, JiraConfiguration: jira } = facts;
  return stated({
    name: facts.WorkloadName ?? '',
    description: facts.Description,
    environment: facts.Environment ?? 'PRODUCTION',
    reviewOwner: facts.ReviewOwner,
    isReviewOwnerUpdateAcknowledged: facts.IsReviewOwnerUpdateAcknowledged,
    accountIds: facts.AccountIds,
    awsRegions: facts.AwsRegions,
    nonAwsRegions: facts.NonAwsRegions,
    pillarPriorities: facts.PillarPriorities,
    architecturalDesign: facts.ArchitecturalDesign,
    industryType: facts.IndustryType,
    industry: facts.Industry,
    notes: facts.Notes,
    improvementStatus: facts.ImprovementStatus,
    applications: facts.Applications,
    discoveryConfig:
      discovery &&
      stated({
        trustedAdvisorIntegrationStatus: discovery.TrustedAdvisorIntegrationStatus,
        workloadResourceDefinition: discovery.WorkloadResourceDefinition,
      }),
    jiraConfiguration:
      jira &&
      stated({
        issueManagementStatus: jira.IssueManagementStatus,
        issueManagementType: jira.IssueManagementType,
        jiraProjectKey: jira.JiraProjectKey,
      }),
    profiles: facts.Profiles?.map(({ ProfileArn = '', ProfileVersion }) =>
      stated({ arn: ProfileArn, version: ProfileVersion }),
    ),
    tags: facts.Tags,
  }) as FactsInDocument;
}

/** Without what is not stated, and without empty lists and texts. */
function stated<T extends object>(values: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
