import type { WellArchitected } from '@aws-sdk/client-wellarchitected';

/** What the sections of the walk share. */
export interface Walk {
  readonly tool: WellArchitected;
  readonly other: WellArchitected;
  readonly otherAccount: string;
  readonly name: string;
  readonly workload: string;
  say(line: string): void;
  accept(kind: 'PROFILE' | 'TEMPLATE'): Promise<string>;
}

/** Sections on operations that Debian's AWS CLI and boto3 do not know yet. */
export const NEWER_SECTIONS: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  templates,
  profiles,
  consolidated,
  agent,
};

async function templates({ tool, otherAccount, name, say, accept }: Walk): Promise<void> {
  const { TemplateArn = '' } = await tool.createReviewTemplate({
    TemplateName: `Template ${name}`,
    Description: 'Answers that every workload begins with.',
    Lenses: ['wellarchitected'],
  });
  const framework = { TemplateArn, LensAlias: 'wellarchitected' };
  await tool.updateReviewTemplate({ TemplateArn, Notes: 'for all' });
  await tool.updateReviewTemplateLensReview({ ...framework, LensNotes: 'of the template' });
  await tool.updateReviewTemplateAnswer({
    ...framework,
    QuestionId: 'protect-data-rest',
    SelectedChoices: ['sec_protect_data_rest_encrypt'],
  });
  const { Answer } = await tool.getReviewTemplateAnswer({ ...framework, QuestionId: 'protect-data-rest' });
  const { AnswerSummaries = [] } = await tool.listReviewTemplateAnswers({
    ...framework,
    PillarId: 'security',
  });
  const answered = AnswerSummaries.filter(({ AnswerStatus }) => AnswerStatus === 'ANSWERED').length;
  say(`templates: ${Answer?.AnswerStatus}, ${answered} of ${AnswerSummaries.length} in security`);
  const { LensReview } = await tool.getReviewTemplateLensReview(framework);
  const { ReviewTemplate } = await tool.getReviewTemplate({ TemplateArn });
  say(`templates: notes ${ReviewTemplate?.Notes}, ${LensReview?.Notes}`);
  const { ReviewTemplates = [] } = await tool.listReviewTemplates({});
  say(`templates: ${ReviewTemplates.length} listed`);
  const { WorkloadId } = await tool.createWorkload({
    WorkloadName: `${name} from a template`,
    Description: 'A workload that begins with answers.',
    Environment: 'PREPRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'owner@example.com',
    Lenses: ['wellarchitected'],
    ReviewTemplateArns: [TemplateArn],
  });
  const begun = await tool.getAnswer({
    WorkloadId,
    LensAlias: 'wellarchitected',
    QuestionId: 'protect-data-rest',
  });
  say(`templates: a workload begins with ${begun.Answer?.SelectedChoices?.join(', ')}`);
  await tool.deleteWorkload({ WorkloadId });
  const upgraded = await tool.upgradeReviewTemplateLensReview(framework).then(
    () => 'upgraded',
    ({ name: error }: Error) => error,
  );
  say(`templates: the newest version is ${upgraded === 'upgraded' ? 'kept' : 'there already'}`);
  const { ShareId = '' } = await tool.createTemplateShare({ TemplateArn, SharedWith: otherAccount });
  const accepted = await accept('TEMPLATE');
  const { TemplateShareSummaries = [] } = await tool.listTemplateShares({ TemplateArn });
  say(`templates: shared ${accepted}, ${TemplateShareSummaries[0]?.Status}`);
  await tool.deleteTemplateShare({ TemplateArn, ShareId });
  await tool.deleteReviewTemplate({ TemplateArn });
  say(`templates: ${(await tool.listReviewTemplates({})).ReviewTemplates?.length} left`);
}

async function profiles({ tool, otherAccount, name, workload, say, accept }: Walk): Promise<void> {
  const { ProfileTemplate } = await tool.getProfileTemplate({});
  const ProfileQuestions = (ProfileTemplate?.TemplateQuestions ?? []).map(
    ({ QuestionId, QuestionChoices = [], MinSelectedChoices = 1 }) => ({
      QuestionId,
      SelectedChoiceIds: QuestionChoices.slice(0, Math.max(1, MinSelectedChoices)).map(
        ({ ChoiceId = '' }) => ChoiceId,
      ),
    }),
  );
  const { ProfileArn = '' } = await tool.createProfile({
    ProfileName: `Profile ${name}`,
    ProfileDescription: 'What matters to the walk.',
    ProfileQuestions,
  });
  await tool.associateProfiles({ WorkloadId: workload, ProfileArns: [ProfileArn] });
  const { AnswerSummaries = [] } = await tool.listAnswers({
    WorkloadId: workload,
    LensAlias: 'wellarchitected',
    QuestionPriority: 'PRIORITIZED',
  });
  say(`profiles: ${AnswerSummaries.length > 0 ? 'questions' : 'no question'} of the workload come first`);
  await tool.updateProfile({ ProfileArn, ProfileDescription: 'What matters now.' });
  const [first, ...others] = ProfileQuestions;
  const choices = ProfileTemplate?.TemplateQuestions?.[0]?.QuestionChoices ?? [];
  await tool.updateProfile({
    ProfileArn,
    ProfileQuestions: [{ ...first, SelectedChoiceIds: [choices.at(-1)?.ChoiceId ?? ''] }, ...others],
  });
  const { NotificationSummaries = [] } = await tool.listProfileNotifications({ WorkloadId: workload });
  say(`profiles: notified of ${NotificationSummaries.map(({ Type }) => Type).join(', ')}`);
  await tool.upgradeProfileVersion({ WorkloadId: workload, ProfileArn, MilestoneName: 'before the profile' });
  const { Profile } = await tool.getProfile({ ProfileArn });
  const { ProfileSummaries = [] } = await tool.listProfiles({});
  say(`profiles: ${ProfileSummaries.length} listed, ${Profile?.ProfileDescription}`);
  const { ShareId = '' } = await tool.createProfileShare({ ProfileArn, SharedWith: otherAccount });
  const accepted = await accept('PROFILE');
  const { ProfileShareSummaries = [] } = await tool.listProfileShares({ ProfileArn });
  say(`profiles: shared ${accepted}, ${ProfileShareSummaries[0]?.Status}`);
  await tool.deleteProfileShare({ ProfileArn, ShareId });
  await tool.disassociateProfiles({ WorkloadId: workload, ProfileArns: [ProfileArn] });
  await tool.deleteProfile({ ProfileArn });
  say('profiles: removed and deleted');
}

async function consolidated({ tool, workload, say }: Walk): Promise<void> {
  const { Metrics = [] } = await tool.getConsolidatedReport({ Format: 'JSON' });
  const metric = Metrics.find(({ WorkloadId }) => WorkloadId === workload);
  say(`consolidated: ${metric?.RiskCounts?.HIGH} at high risk`);
  const { Base64String = '' } = await tool.getConsolidatedReport({ Format: 'PDF' });
  say(`consolidated: ${Buffer.from(Base64String, 'base64').subarray(0, 5).toString()}`);
  const { OrganizationSharingStatus } = await tool.getGlobalSettings({});
  say(`consolidated: organization sharing ${OrganizationSharingStatus}`);
  const integrated = await tool.updateIntegration({ WorkloadId: workload, IntegratingService: 'JIRA' }).then(
    () => 'is there',
    ({ name: error }: Error) => error,
  );
  say(`consolidated: Jira ${integrated}`);
}

async function agent({ tool, name, say }: Walk): Promise<void> {
  const role = 'arn:aws:iam::111122223333:role/agent';
  const { arn: profileArn = '' } = await tool.createAgentProfile({
    name: name.replaceAll(' ', '-'),
    pillars: ['RESILIENCE'],
    executionRoleArn: role,
    aggregationConfiguration: [{ accountId: '111122223333', regions: ['eu-west-1'], accessRoleArn: role }],
  });
  await tool.updateAgentProfile({ profileArn, description: 'walked' });
  const shown = await tool.getAgentProfile({ profileArn });
  const { items: listed = [] } = await tool.listAgentProfiles({});
  say(`agent: ${listed.length} profile, ${shown.description}`);
  const { goal } = await tool.createAgentGoal({ profileArn, title: 'No data lost', pillars: ['RESILIENCE'] });
  await tool.updateAgentGoal({ profileArn, id: goal?.id, title: 'No order lost' });
  const { context } = await tool.createAgentContext({
    profileArn,
    title: 'The shop',
    contextType: 'APPLICATION',
    content: { industry: 'retail' },
  });
  await tool.updateAgentContext({ profileArn, id: context?.id, title: 'The shop of the walk' });
  const changed = [
    (await tool.getAgentGoal({ profileArn, id: goal?.id })).goal?.title,
    (await tool.getAgentContext({ profileArn, id: context?.id })).context?.title,
  ];
  const counts = [
    (await tool.listAgentGoals({ profileArn })).items?.length,
    (await tool.listAgentContexts({ profileArn })).items?.length,
  ];
  say(`agent: ${counts.join(' and ')}: ${changed.join(', ')}`);
  const { id: generationId = '' } = await tool.startAgentRecommendationGeneration({
    profileArn,
    types: ['ARCHITECTURE'],
    name: 'walked',
    scope: { pillars: ['RESILIENCE'] },
    additionalContext: { workload: process.env['AGENT_WORKLOAD'] ?? '' },
  });
  let status: string | undefined;
  for (let tries = 0; tries < 600 && status !== 'COMPLETED' && status !== 'ERROR'; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    status = (await tool.getAgentRecommendationGeneration({ profileArn, generationId })).status;
  }
  const { items: generations = [] } = await tool.listAgentRecommendationGenerations({ profileArn });
  say(`agent: ${generations.length} generation ${status}`);
  const { items: found = [] } = await tool.listAgentRecommendations({ profileArn });
  const recommendationArn = found[0]?.recommendationArn;
  const recommendation = await tool.getAgentRecommendation({ recommendationArn });
  const { items: places = [] } = await tool.listAgentRecommendationItems({ recommendationArn });
  say(`agent: ${recommendation.pillar} with ${places.length} place`);
  await tool.updateAgentRecommendationStatus({
    recommendationArn,
    status: 'SUPPRESSED',
    updateReason: 'not now',
  });
  await tool.putAgentRecommendationFeedback({ recommendationArn, type: 'USEFUL' });
  const suppressed = await tool.getAgentRecommendation({ recommendationArn });
  await tool.deleteAgentGoal({ profileArn, id: goal?.id });
  await tool.deleteAgentContext({ profileArn, id: context?.id });
  await tool.deleteAgentProfile({ profileArn });
  say(`agent: ${suppressed.status}, then deleted`);
}
