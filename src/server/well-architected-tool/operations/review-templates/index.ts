import type { AnyOperation } from '../../operation.ts';
import { createReviewTemplate } from './create-review-template.ts';
import { deleteReviewTemplate } from './delete-review-template.ts';
import { getReviewTemplate } from './get-review-template.ts';
import { getReviewTemplateAnswer } from './get-review-template-answer.ts';
import { getReviewTemplateLensReview } from './get-review-template-lens-review.ts';
import { listReviewTemplateAnswers } from './list-review-template-answers.ts';
import { listReviewTemplates } from './list-review-templates.ts';
import { updateReviewTemplate } from './update-review-template.ts';
import { updateReviewTemplateAnswer } from './update-review-template-answer.ts';
import { updateReviewTemplateLensReview } from './update-review-template-lens-review.ts';
import { upgradeReviewTemplateLensReview } from './upgrade-review-template-lens-review.ts';

export const reviewTemplateOperations: readonly AnyOperation[] = [
  createReviewTemplate,
  deleteReviewTemplate,
  getReviewTemplate,
  getReviewTemplateAnswer,
  getReviewTemplateLensReview,
  listReviewTemplateAnswers,
  listReviewTemplates,
  updateReviewTemplate,
  updateReviewTemplateAnswer,
  updateReviewTemplateLensReview,
  upgradeReviewTemplateLensReview,
];
