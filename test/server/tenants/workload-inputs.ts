import type { InputsOf } from './inputs.ts';
import type { Tenant } from './tenant.ts';

const FRAMEWORK = 'wellarchitected';
const LENS_QUESTION = 'question_one';

const newWorkload = ({ secret }: Tenant) => ({
  WorkloadName: `${secret} new workload`,
  Description: `${secret} description`,
  Environment: 'PRODUCTION' as const,
  AwsRegions: ['eu-west-1'],
  ReviewOwner: `${secret}@example.com`,
});

/** A question of the lens in the review of somebody's workload. */
const reviewed = ({ workload: WorkloadId, lens: LensAlias }: Tenant) => ({ WorkloadId, LensAlias });

const checked = ({ workload: WorkloadId, lens: LensArn }: Tenant) => ({
  WorkloadId,
  LensArn,
  PillarId: 'pillar_one',
  QuestionId: LENS_QUESTION,
  ChoiceId: 'choice_one',
});

/** Inputs of the operations on workloads, their reviews, milestones and reports. */
export const WORKLOAD_INPUTS: InputsOf<
  | 'CreateWorkload'
  | 'GetWorkload'
  | 'UpdateWorkload'
  | 'DeleteWorkload'
  | 'ListWorkloads'
  | 'ListLensReviews'
  | 'GetLensReview'
  | 'UpdateLensReview'
  | 'GetLensReviewReport'
  | 'ListLensReviewImprovements'
  | 'UpgradeLensReview'
  | 'AssociateLenses'
  | 'DisassociateLenses'
  | 'ListAnswers'
  | 'GetAnswer'
  | 'UpdateAnswer'
  | 'CreateMilestone'
  | 'GetMilestone'
  | 'ListMilestones'
  | 'AssociateProfiles'
  | 'DisassociateProfiles'
  | 'UpgradeProfileVersion'
  | 'GetConsolidatedReport'
  | 'ListCheckDetails'
  | 'ListCheckSummaries'
  | 'ListNotifications'
  | 'ListProfileNotifications'
  | 'TagResource'
  | 'UntagResource'
  | 'ListTagsForResource'
  | 'GetGlobalSettings'
  | 'UpdateGlobalSettings'
  | 'UpdateIntegration'
> = {
  CreateWorkload: (theirs, own) => [
    { ...newWorkload(own), Lenses: [theirs.unusedLens] },
    { ...newWorkload(own), Lenses: [FRAMEWORK], ProfileArns: [theirs.profile] },
    { ...newWorkload(own), Lenses: [FRAMEWORK], ReviewTemplateArns: [theirs.template] },
  ],
  GetWorkload: (theirs) => [{ WorkloadId: theirs.workload }],
  UpdateWorkload: (theirs, own) => [{ WorkloadId: theirs.workload, Notes: `${own.secret} notes` }],
  DeleteWorkload: (theirs) => [{ WorkloadId: theirs.workload, ClientRequestToken: 'delete-workload' }],
  ListWorkloads: (theirs) => [{}, { WorkloadNamePrefix: theirs.secret }],
  ListLensReviews: (theirs) => [
    { WorkloadId: theirs.workload },
    { WorkloadId: theirs.workload, MilestoneNumber: theirs.milestone },
  ],
  GetLensReview: (theirs, own) => [
    reviewed(theirs),
    { ...reviewed(theirs), MilestoneNumber: theirs.milestone },
    { WorkloadId: own.workload, LensAlias: theirs.lens },
  ],
  UpdateLensReview: (theirs, own) => [
    { ...reviewed(theirs), LensNotes: `${own.secret} notes` },
    { WorkloadId: own.workload, LensAlias: theirs.lens, LensNotes: `${own.secret} notes` },
  ],
  GetLensReviewReport: (theirs, own) => [
    reviewed(theirs),
    { WorkloadId: own.workload, LensAlias: theirs.lens },
  ],
  ListLensReviewImprovements: (theirs, own) => [
    reviewed(theirs),
    { WorkloadId: own.workload, LensAlias: theirs.lens },
  ],
  UpgradeLensReview: (theirs, own) => [
    { ...reviewed(theirs), MilestoneName: `${own.secret} upgrade` },
    { WorkloadId: own.workload, LensAlias: theirs.lens, MilestoneName: `${own.secret} upgrade` },
  ],
  AssociateLenses: (theirs, own) => [
    { WorkloadId: theirs.workload, LensAliases: [own.unusedLens] },
    { WorkloadId: own.workload, LensAliases: [theirs.unusedLens] },
  ],
  DisassociateLenses: (theirs, own) => [
    { WorkloadId: theirs.workload, LensAliases: [own.lens] },
    { WorkloadId: own.workload, LensAliases: [theirs.lens] },
  ],
  ListAnswers: (theirs, own) => [
    reviewed(theirs),
    { ...reviewed(theirs), MilestoneNumber: theirs.milestone },
    { WorkloadId: own.workload, LensAlias: theirs.lens },
  ],
  GetAnswer: (theirs, own) => [
    { ...reviewed(theirs), QuestionId: LENS_QUESTION },
    { ...reviewed(theirs), QuestionId: LENS_QUESTION, MilestoneNumber: theirs.milestone },
    { WorkloadId: own.workload, LensAlias: theirs.lens, QuestionId: LENS_QUESTION },
  ],
  UpdateAnswer: (theirs, own) => [
    { ...reviewed(theirs), QuestionId: LENS_QUESTION, Notes: `${own.secret} notes` },
    { WorkloadId: own.workload, LensAlias: theirs.lens, QuestionId: LENS_QUESTION, Notes: own.secret },
  ],
  CreateMilestone: (theirs, own) => [{ WorkloadId: theirs.workload, MilestoneName: `${own.secret} new` }],
  GetMilestone: (theirs) => [{ WorkloadId: theirs.workload, MilestoneNumber: theirs.milestone }],
  ListMilestones: (theirs) => [{ WorkloadId: theirs.workload }],
  AssociateProfiles: (theirs, own) => [
    { WorkloadId: theirs.workload, ProfileArns: [own.profile] },
    { WorkloadId: own.workload, ProfileArns: [theirs.profile] },
  ],
  DisassociateProfiles: (theirs, own) => [
    { WorkloadId: theirs.workload, ProfileArns: [own.profile] },
    { WorkloadId: own.workload, ProfileArns: [theirs.profile] },
  ],
  UpgradeProfileVersion: (theirs, own) => [
    { WorkloadId: theirs.workload, ProfileArn: own.profile },
    { WorkloadId: own.workload, ProfileArn: theirs.profile },
  ],
  GetConsolidatedReport: () => [
    { Format: 'JSON', IncludeSharedResources: true },
    { Format: 'PDF', IncludeSharedResources: true },
  ],
  ListCheckDetails: (theirs, own) => [checked(theirs), { ...checked(own), LensArn: theirs.lens }],
  ListCheckSummaries: (theirs, own) => [checked(theirs), { ...checked(own), LensArn: theirs.lens }],
  ListNotifications: (theirs) => [{}, { WorkloadId: theirs.workload }, { ResourceArn: theirs.template }],
  ListProfileNotifications: (theirs) => [{}, { WorkloadId: theirs.workload }],
  TagResource: (theirs) => tagged(theirs).map((WorkloadArn) => ({ WorkloadArn, Tags: { new: 'tag' } })),
  UntagResource: (theirs) =>
    tagged(theirs).map((WorkloadArn) => ({ WorkloadArn, TagKeys: [`${theirs.secret}-tag`] })),
  ListTagsForResource: (theirs) => tagged(theirs).map((WorkloadArn) => ({ WorkloadArn })),
  GetGlobalSettings: () => [{}],
  UpdateGlobalSettings: () => [{ DiscoveryIntegrationStatus: 'ENABLED' }],
  UpdateIntegration: (theirs) => [{ WorkloadId: theirs.workload, IntegratingService: 'JIRA' }],
};

const tagged = ({ workloadArn, lens, draft, profile, template }: Tenant) => [
  workloadArn,
  lens,
  draft,
  profile,
  template,
];
