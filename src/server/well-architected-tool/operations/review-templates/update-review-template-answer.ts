import { riskOf, updatedAnswer } from '../../answer-state.ts';
import { changingSeen } from '../../operation.ts';
import { writeAnswer } from '../../review-writes.ts';
import { touchTemplate } from '../../review-templates.ts';
import { answerOf, questionOf } from '../../reviews.ts';
import { templateAnswerShape, templateReviewOf } from '../../template-reviews.ts';

/** Writes over what it saw when it arrived, and over nothing newer. */
export const updateReviewTemplateAnswer = changingSeen(
  'UpdateReviewTemplateAnswer',
  'reviewer',
  async (call) => {
    const { template, content } = await templateReviewOf(call, call.input);
    const placed = questionOf(content, call.input.QuestionId ?? '');
    const before = await answerOf(call.db, template.arn, content.arn, placed.question.id);
    return { template, content, placed, before };
  },
  async (call, { template, content, placed, before }) => {
    const { arn } = template;
    const state = updatedAnswer(placed.question, before.state, call.input);
    const risk = riskOf(placed.question, state);
    await writeAnswer(call, { subject: arn, content, placed, before, state, risk });
    await touchTemplate(call, arn);
    const resource = `${arn}/lens/${content.alias}/question/${placed.question.id}`;
    call.changed(resource, before.revision === 0 ? null : before.state, state);
    return {
      TemplateArn: arn,
      LensAlias: content.alias,
      Answer: templateAnswerShape(call.services.lenses, content, placed, state),
    };
  },
);
