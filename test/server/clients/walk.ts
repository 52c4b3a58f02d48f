// Walks a whole review with the AWS SDK for JavaScript v3: node walk.ts <section>... Where to and as whom stands in the environment.
import { readFileSync } from 'node:fs';
import { WellArchitected } from '@aws-sdk/client-wellarchitected';
import { NEWER_SECTIONS, type Walk } from './newer-operations.ts';

const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = 'us-east-1', OTHER_ACCOUNT = '' } = process.env;
const tool = new WellArchitected({ endpoint, region });
const other = new WellArchitected({
  endpoint,
  region,
  credentials: {
    accessKeyId: process.env['OTHER_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: process.env['OTHER_SECRET_ACCESS_KEY'] ?? '',
  },
});

const FRAMEWORK = 'wellarchitected';
const name = `walked with the SDK ${process.pid}`;
const lensText = (version: number) =>
  readFileSync(new URL(`lens-${version}.json`, import.meta.url), 'utf8').replace('of the walk', 'of the SDK');

const say = (line: string) => void process.stdout.write(`${line}\n`);
const asText = (counts: Partial<Record<string, number>> = {}) =>
  ['HIGH', 'MEDIUM', 'NONE', 'NOT_APPLICABLE', 'UNANSWERED']
    .map((risk) => `${risk} ${counts[risk]}`)
    .join(', ');

async function all<Page extends { NextToken?: string | undefined }, Item>(
  page: (token: { NextToken?: string }) => Promise<Page>,
  items: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const found: Item[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await page(NextToken === undefined ? {} : { NextToken });
    found.push(...(items(answer) ?? []));
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return found;
}

let WorkloadId = '';
let WorkloadArn = '';

async function workload(): Promise<void> {
  const made = await tool.createWorkload({
    WorkloadName: name,
    Description: 'A workload that a client walks through.',
    Environment: 'PRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'owner@example.com',
    Lenses: [FRAMEWORK],
  });
  WorkloadId = made.WorkloadId ?? '';
  WorkloadArn = made.WorkloadArn ?? '';
  const { Workload } = await tool.getWorkload({ WorkloadId });
  say(`workload: ${asText(Workload?.RiskCounts)}`);
  const listed = await tool.listWorkloads({ WorkloadNamePrefix: name });
  say(`workload: listed ${listed.WorkloadSummaries?.length} time`);
  const updated = await tool.updateWorkload({
    WorkloadId,
    ImprovementStatus: 'IN_PROGRESS',
    Notes: 'under way',
  });
  say(`workload: ${updated.Workload?.ImprovementStatus}`);
  const lenses = await all(
    (token) => tool.listLenses({ LensType: 'AWS_OFFICIAL', ...token }),
    ({ LensSummaries }) => LensSummaries,
  );
  say(
    `workload: the Framework is ${lenses.some(({ LensAlias }) => LensAlias === FRAMEWORK) ? 'listed' : 'missing'}`,
  );
}

async function answers(): Promise<void> {
  const questions = await all(
    (token) => tool.listAnswers({ WorkloadId, LensAlias: FRAMEWORK, MaxResults: 25, ...token }),
    ({ AnswerSummaries }) => AnswerSummaries,
  );
  for (const { QuestionId, Choices = [] } of questions) {
    const ids = Choices.map(({ ChoiceId = '' }) => ChoiceId);
    const none = ids.filter((id) => id.endsWith('_no'));
    const practices = ids.filter((id) => !id.endsWith('_no'));
    await tool.updateAnswer({
      WorkloadId,
      LensAlias: FRAMEWORK,
      QuestionId,
      SelectedChoices: QuestionId === 'protect-data-rest' ? none : practices,
      ...(QuestionId === 'sus_region' && { IsApplicable: false, Reason: 'OUT_OF_SCOPE' as const }),
    });
  }
  say(`answers: ${questions.length} answered`);
  const { LensReviewSummaries = [] } = await tool.listLensReviews({ WorkloadId });
  say(`answers: ${LensReviewSummaries.length} lens: ${asText(LensReviewSummaries[0]?.RiskCounts)}`);
  const { Answer } = await tool.getAnswer({
    WorkloadId,
    LensAlias: FRAMEWORK,
    QuestionId: 'protect-data-rest',
  });
  say(`answers: ${Answer?.QuestionId} is ${Answer?.Risk}`);
  const { ImprovementSummaries = [] } = await tool.listLensReviewImprovements({
    WorkloadId,
    LensAlias: FRAMEWORK,
  });
  say(`answers: to improve: ${ImprovementSummaries.map(({ QuestionId }) => QuestionId).join(', ')}`);
  await tool.updateLensReview({
    WorkloadId,
    LensAlias: FRAMEWORK,
    LensNotes: 'walked',
    PillarNotes: { security: 'keys first' },
  });
  const { LensReview } = await tool.getLensReview({ WorkloadId, LensAlias: FRAMEWORK });
  const security = LensReview?.PillarReviewSummaries?.find(({ PillarId }) => PillarId === 'security');
  say(`answers: notes ${LensReview?.Notes}, ${security?.Notes}`);
}

async function milestones(): Promise<void> {
  const { MilestoneNumber } = await tool.createMilestone({ WorkloadId, MilestoneName: 'walked' });
  const { Milestone } = await tool.getMilestone({ WorkloadId, MilestoneNumber });
  const { MilestoneSummaries = [] } = await tool.listMilestones({ WorkloadId });
  say(
    `milestones: ${MilestoneSummaries.length}, ${Milestone?.MilestoneName}: ${asText(Milestone?.Workload?.RiskCounts)}`,
  );
}

async function lenses(): Promise<void> {
  const { LensArn = '' } = await tool.importLens({ JSONString: lensText(1) });
  const LensAlias = LensArn;
  await tool.createLensVersion({ LensAlias, LensVersion: '1.0', IsMajorVersion: true });
  const { Lens } = await tool.getLens({ LensAlias });
  const { LensJSON = '{}' } = await tool.exportLens({ LensAlias });
  say(`lenses: version ${Lens?.LensVersion}, exported with ${JSON.parse(LensJSON).pillars.length} pillar`);
  await tool.associateLenses({ WorkloadId, LensAliases: [LensAlias] });
  const { Answer } = await tool.updateAnswer({
    WorkloadId,
    LensAlias,
    QuestionId: 'deploy',
    SelectedChoices: ['deploy_pipeline', 'deploy_approval'],
  });
  say(`lenses: deploy is ${Answer?.Risk}`);
  await tool.importLens({ LensAlias, JSONString: lensText(2) });
  await tool.createLensVersion({ LensAlias, LensVersion: '2.0', IsMajorVersion: true });
  const { VersionDifferences } = await tool.getLensVersionDifference({ LensAlias, BaseLensVersion: '1.0' });
  const differing = (VersionDifferences?.PillarDifferences ?? []).flatMap(({ QuestionDifferences = [] }) =>
    QuestionDifferences.map(({ QuestionId, DifferenceStatus }) => `${QuestionId} ${DifferenceStatus}`),
  );
  say(`lenses: 2.0 differs in ${differing.join(', ')}`);
  const { NotificationSummaries = [] } = await tool.listNotifications({ WorkloadId });
  say(`lenses: notified of ${NotificationSummaries.map(({ Type }) => Type).join(', ')}`);
  await tool.upgradeLensReview({ WorkloadId, LensAlias, MilestoneName: 'before 2.0' });
  const { AnswerSummaries = [] } = await tool.listAnswers({ WorkloadId, LensAlias });
  say(
    `lenses: after the upgrade ${AnswerSummaries.map(({ QuestionId, Risk }) => `${QuestionId} ${Risk}`).join(', ')}`,
  );
  const { ShareId = '' } = await tool.createLensShare({ LensAlias, SharedWith: OTHER_ACCOUNT });
  const invitation = await accept('LENS');
  const { LensShareSummaries = [] } = await tool.listLensShares({ LensAlias });
  const { LensSummaries = [] } = await other.listLenses({ LensType: 'CUSTOM_SHARED' });
  say(`lenses: shared ${invitation}, ${LensShareSummaries[0]?.Status}, seen ${LensSummaries.length} time`);
  await tool.deleteLensShare({ LensAlias, ShareId });
  await tool.disassociateLenses({ WorkloadId, LensAliases: [LensAlias] });
  await tool.deleteLens({ LensAlias, LensStatus: 'ALL' });
  say('lenses: removed and deleted');
}

async function accept(ShareResourceType: 'WORKLOAD' | 'LENS' | 'PROFILE' | 'TEMPLATE'): Promise<string> {
  const { ShareInvitationSummaries = [] } = await other.listShareInvitations({ ShareResourceType });
  const [invitation] = ShareInvitationSummaries;
  if (invitation === undefined) return 'with nobody';
  await other.updateShareInvitation({
    ShareInvitationId: invitation.ShareInvitationId,
    ShareInvitationAction: 'ACCEPT',
  });
  return 'and accepted';
}

async function shares(): Promise<void> {
  const { ShareId = '' } = await tool.createWorkloadShare({
    WorkloadId,
    SharedWith: OTHER_ACCOUNT,
    PermissionType: 'READONLY',
  });
  const accepted = await accept('WORKLOAD');
  const { Workload } = await other.getWorkload({ WorkloadId });
  say(
    `shares: shared ${accepted}, read by ${Workload?.Owner === OTHER_ACCOUNT ? 'its owner' : 'the other account'}`,
  );
  await tool.updateWorkloadShare({ WorkloadId, ShareId, PermissionType: 'CONTRIBUTOR' });
  const { WorkloadShareSummaries = [] } = await tool.listWorkloadShares({ WorkloadId });
  say(
    `shares: ${WorkloadShareSummaries.map(({ PermissionType, Status }) => `${PermissionType} ${Status}`).join(', ')}`,
  );
  await tool.deleteWorkloadShare({ WorkloadId, ShareId });
  const gone = await other.getWorkload({ WorkloadId }).then(
    () => 'still there',
    ({ name: error }: Error) => error,
  );
  say(`shares: afterwards ${gone}`);
}

async function reports(): Promise<void> {
  const { LensReviewReport } = await tool.getLensReviewReport({ WorkloadId, LensAlias: FRAMEWORK });
  say(
    `reports: ${Buffer.from(LensReviewReport?.Base64String ?? '', 'base64')
      .subarray(0, 5)
      .toString()}`,
  );
}

async function checks(): Promise<void> {
  const about = {
    WorkloadId,
    LensArn: 'arn:aws:wellarchitected::aws:lens/wellarchitected',
    PillarId: 'security',
    QuestionId: 'protect-data-rest',
    ChoiceId: 'sec_protect_data_rest_encrypt',
  };
  const { CheckDetails = [] } = await tool.listCheckDetails(about);
  const { CheckSummaries = [] } = await tool.listCheckSummaries(about);
  say(`checks: ${CheckDetails.length} details, ${CheckSummaries.length} summaries`);
}

async function settings(): Promise<void> {
  await tool.tagResource({ WorkloadArn, Tags: { team: 'storefront' } });
  const { Tags } = await tool.listTagsForResource({ WorkloadArn });
  await tool.untagResource({ WorkloadArn, TagKeys: ['team'] });
  const left = await tool.listTagsForResource({ WorkloadArn });
  say(`settings: tagged ${JSON.stringify(Tags)}, then ${Object.keys(left.Tags ?? {}).length}`);
  await tool.updateGlobalSettings({ OrganizationSharingStatus: 'ENABLED' });
  say('settings: updated');
}

/** As people automate reviews: all six pillars, `performanceEfficiency` among them, and then what is at high risk. */
async function automation(): Promise<void> {
  const pillars = [
    'security',
    'reliability',
    'operationalExcellence',
    'performanceEfficiency',
    'costOptimization',
    'sustainability',
  ];
  const { WorkloadId: id } = await tool.createWorkload({
    WorkloadName: `${name} by automation`,
    Environment: 'PRODUCTION',
    AwsRegions: ['us-east-1'],
    Lenses: [FRAMEWORK],
    Description: 'Well-Architected review for the walk',
    ReviewOwner: 'platform-team@company.com',
    NonAwsRegions: [],
    PillarPriorities: pillars,
  });
  for (const QuestionId of ['protect-data-rest', 'data-management'])
    await tool.updateAnswer({
      WorkloadId: id,
      LensAlias: FRAMEWORK,
      QuestionId,
      SelectedChoices:
        QuestionId === 'data-management'
          ? ['perf_data_use_purpose_built_data_store']
          : ['sec_protect_data_rest_encrypt'],
    });
  let questions = 0;
  const highRisks: string[] = [];
  for (const PillarId of pillars) {
    const listed = await all(
      (token) => tool.listAnswers({ WorkloadId: id, LensAlias: FRAMEWORK, PillarId, ...token }),
      ({ AnswerSummaries }) => AnswerSummaries,
    );
    questions += listed.length;
    for (const { QuestionId, Risk } of listed)
      if (Risk === 'HIGH') highRisks.push(`${PillarId} ${QuestionId}`);
  }
  say(`automation: ${questions} questions, high risks: ${highRisks.join(', ')}`);
  await tool.deleteWorkload({ WorkloadId: id });
}

async function end(): Promise<void> {
  await tool.deleteWorkload({ WorkloadId });
  const gone = await tool.getWorkload({ WorkloadId }).then(
    () => 'still there',
    ({ name: error }: Error) => error,
  );
  say(`end: ${gone}`);
}

const SECTIONS: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  workload,
  answers,
  milestones,
  lenses,
  shares,
  reports,
  checks,
  settings,
  automation,
  end,
};
for (const section of process.argv.slice(2)) {
  const shared = { tool, other, otherAccount: OTHER_ACCOUNT, name, workload: WorkloadId, say, accept };
  await (SECTIONS[section] ?? NEWER_SECTIONS[section])?.(shared);
}
