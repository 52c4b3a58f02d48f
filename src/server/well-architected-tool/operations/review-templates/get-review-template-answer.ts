import { reading } from '../../operation.ts';
import { answerOf, questionOf } from '../../reviews.ts';
import { templateAnswerShape, templateReviewOf } from '../../template-reviews.ts';

export const getReviewTemplateAnswer = reading('GetReviewTemplateAnswer', async (call) => {
  const { template, content } = await templateReviewOf(call, call.input);
  const placed = questionOf(content, call.input.QuestionId ?? '');
  const { state } = await answerOf(call.db, template.arn, content.arn, placed.question.id);
  return {
    TemplateArn: template.arn,
    LensAlias: content.alias,
    Answer: templateAnswerShape(call.services.lenses, content, placed, state),
  };
});
