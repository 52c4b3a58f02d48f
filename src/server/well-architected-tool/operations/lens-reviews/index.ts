import type { AnyOperation } from '../../operation.ts';
import { getAnswer } from './get-answer.ts';
import { listAnswers } from './list-answers.ts';
import { updateAnswer } from './update-answer.ts';

export const lensReviewOperations: readonly AnyOperation[] = [getAnswer, listAnswers, updateAnswer];
