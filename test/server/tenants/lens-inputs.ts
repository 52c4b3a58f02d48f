import { MODEST_PROFILE } from '../profile-samples.ts';
import { lensJson } from '../share-samples.ts';
import type { InputsOf } from './inputs.ts';
import type { Tenant } from './tenant.ts';

const QUESTION = 'question_one';

const inTemplate = ({ template: TemplateArn, lens: LensAlias }: Tenant) => ({ TemplateArn, LensAlias });

/** Inputs of the operations on lenses, review templates and profiles. */
export const LENS_INPUTS: InputsOf<
  | 'ImportLens'
  | 'ExportLens'
  | 'CreateLensVersion'
  | 'GetLens'
  | 'ListLenses'
  | 'DeleteLens'
  | 'GetLensVersionDifference'
  | 'CreateReviewTemplate'
  | 'GetReviewTemplate'
  | 'UpdateReviewTemplate'
  | 'DeleteReviewTemplate'
  | 'ListReviewTemplates'
  | 'GetReviewTemplateLensReview'
  | 'UpdateReviewTemplateLensReview'
  | 'UpgradeReviewTemplateLensReview'
  | 'ListReviewTemplateAnswers'
  | 'GetReviewTemplateAnswer'
  | 'UpdateReviewTemplateAnswer'
  | 'CreateProfile'
  | 'GetProfile'
  | 'UpdateProfile'
  | 'DeleteProfile'
  | 'ListProfiles'
  | 'GetProfileTemplate'
> = {
  ImportLens: (theirs, own) => [
    { LensAlias: theirs.draft, JSONString: lensJson(`${own.secret} draft`) },
    { LensAlias: theirs.lens, JSONString: lensJson(`${own.secret} lens`) },
  ],
  ExportLens: (theirs) => [{ LensAlias: theirs.lens }, { LensAlias: theirs.lens, LensVersion: '1.0.0' }],
  CreateLensVersion: (theirs) => [{ LensAlias: theirs.draft, LensVersion: '3.0.0' }],
  GetLens: (theirs) => [{ LensAlias: theirs.lens }, { LensAlias: theirs.lens, LensVersion: '1.0.0' }],
  ListLenses: (theirs) => [{}, { LensStatus: 'ALL' }, { LensName: theirs.secret }],
  DeleteLens: (theirs) => [
    { LensAlias: theirs.lens, LensStatus: 'ALL' },
    { LensAlias: theirs.draft, LensStatus: 'DRAFT' },
  ],
  GetLensVersionDifference: (theirs) => [
    { LensAlias: theirs.lens, BaseLensVersion: '1.0.0', TargetLensVersion: '2.0.0' },
  ],
  CreateReviewTemplate: (theirs, own) => [
    {
      TemplateName: `${own.secret} new template`,
      Description: `${own.secret} description`,
      Lenses: [theirs.unusedLens],
    },
  ],
  GetReviewTemplate: (theirs) => [{ TemplateArn: theirs.template }],
  UpdateReviewTemplate: (theirs, own) => [
    { TemplateArn: theirs.template, Notes: `${own.secret} notes` },
    { TemplateArn: own.template, LensesToAssociate: [theirs.unusedLens] },
    { TemplateArn: own.template, LensesToDisassociate: [theirs.lens] },
  ],
  DeleteReviewTemplate: (theirs) => [{ TemplateArn: theirs.template }],
  ListReviewTemplates: () => [{}],
  GetReviewTemplateLensReview: (theirs, own) => [
    inTemplate(theirs),
    { TemplateArn: own.template, LensAlias: theirs.lens },
  ],
  UpdateReviewTemplateLensReview: (theirs, own) => [
    { ...inTemplate(theirs), LensNotes: `${own.secret} notes` },
    { TemplateArn: own.template, LensAlias: theirs.lens, LensNotes: `${own.secret} notes` },
  ],
  UpgradeReviewTemplateLensReview: (theirs, own) => [
    inTemplate(theirs),
    { TemplateArn: own.template, LensAlias: theirs.lens },
  ],
  ListReviewTemplateAnswers: (theirs, own) => [
    inTemplate(theirs),
    { TemplateArn: own.template, LensAlias: theirs.lens },
  ],
  GetReviewTemplateAnswer: (theirs, own) => [
    { ...inTemplate(theirs), QuestionId: QUESTION },
    { TemplateArn: own.template, LensAlias: theirs.lens, QuestionId: QUESTION },
  ],
  UpdateReviewTemplateAnswer: (theirs, own) => [
    { ...inTemplate(theirs), QuestionId: QUESTION, Notes: `${own.secret} notes` },
    { TemplateArn: own.template, LensAlias: theirs.lens, QuestionId: QUESTION, Notes: own.secret },
  ],
  CreateProfile: (_theirs, own) => [
    {
      ProfileName: `${own.secret} new profile`,
      ProfileDescription: `${own.secret} description`,
      ProfileQuestions: MODEST_PROFILE,
    },
  ],
  GetProfile: (theirs) => [{ ProfileArn: theirs.profile }],
  UpdateProfile: (theirs, own) => [
    { ProfileArn: theirs.profile, ProfileDescription: `${own.secret} description` },
  ],
  DeleteProfile: (theirs) => [{ ProfileArn: theirs.profile }],
  ListProfiles: (theirs) => [{}, { ProfileNamePrefix: theirs.secret }],
  GetProfileTemplate: () => [{}],
};
