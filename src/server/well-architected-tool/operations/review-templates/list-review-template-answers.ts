import { UNANSWERED } from '../../answer-state.ts';
import { reading } from '../../operation.ts';
import { pagedList } from '../../paging.ts';
import { answersOf, pillarIn } from '../../reviews.ts';
import { templateAnswerSummaryShape, templateReviewOf } from '../../template-reviews.ts';

export const listReviewTemplateAnswers = reading('ListReviewTemplateAnswers', async (call) => {
  const { input, db, services } = call;
  const { template, content } = await templateReviewOf(call, input);
  const pillar = input.PillarId === undefined ? undefined : pillarIn(content, input.PillarId);
  const answers = await answersOf(db, template.arn, content.arn);
  const { items, next } = pagedList(
    call,
    `template answers ${template.arn} ${content.arn} ${pillar}`,
    [...content.questions.values()].filter((placed) => pillar === undefined || placed.pillar.id === pillar),
    ({ question }) => question.id,
    (placed) =>
      templateAnswerSummaryShape(
        services.lenses,
        content,
        placed,
        answers.get(placed.question.id)?.state ?? UNANSWERED,
      ),
  );
  return { TemplateArn: template.arn, LensAlias: content.alias, AnswerSummaries: items, ...next };
});
