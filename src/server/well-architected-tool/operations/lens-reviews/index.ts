import type { AnyOperation } from '../../operation.ts';
import { associateLenses } from './associate-lenses.ts';
import { disassociateLenses } from './disassociate-lenses.ts';
import { getAnswer } from './get-answer.ts';
import { getLensReview } from './get-lens-review.ts';
import { listAnswers } from './list-answers.ts';
import { listLensReviewImprovements } from './list-lens-review-improvements.ts';
import { listLensReviews } from './list-lens-reviews.ts';
import { updateAnswer } from './update-answer.ts';
import { updateLensReview } from './update-lens-review.ts';
import { upgradeLensReview } from './upgrade-lens-review.ts';

export const lensReviewOperations: readonly AnyOperation[] = [
  associateLenses,
  disassociateLenses,
  getAnswer,
  getLensReview,
  listAnswers,
  listLensReviewImprovements,
  listLensReviews,
  updateAnswer,
  updateLensReview,
  upgradeLensReview,
];
