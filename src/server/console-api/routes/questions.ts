import type { QuestionResult } from '../../../review/index.ts';
import {
  disputesIn,
  evidenceFrom,
  lensShape,
  questionLine,
  questionView,
} from '../../evidence/question-view.ts';
import { currentResult } from '../../reviews/results.ts';
import type { ReviewedLens } from '../../reviews/statements.ts';
import type { Call } from '../../well-architected-tool/operation.ts';
import { notFound } from '../../well-architected-tool/protocol/api-error.ts';
import { answersOf, questionOf, unanswered } from '../../well-architected-tool/reviews.ts';
import { workloadOf } from '../../well-architected-tool/workloads.ts';
import { type ConsoleRoute, consoleRoute } from '../route.ts';

const listQuestions = consoleRoute({
  name: 'listQuestions',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/lenses/{lens}/questions',
  summary: 'The questions of a lens with their risk intervals and what to ask next.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const current = await currentResult(call, id);
    const lens = lensNamed(call, current.lenses, call.input.path['lens'] ?? '');
    return {
      lens: lensShape(lens),
      ...evidenceFrom(current.run),
      questions: current.result.questions
        .filter((question) => question.lens === lens.lens.alias)
        .map(questionLine),
    };
  },
});

const getQuestion = consoleRoute({
  name: 'getQuestion',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/lenses/{lens}/questions/{question}',
  summary: 'A question with its answer and, beside each choice, what the newest review found.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const current = await currentResult(call, id);
    const lens = lensNamed(call, current.lenses, call.input.path['lens'] ?? '');
    const { question } = questionOf(lens.content, call.input.path['question'] ?? '');
    const answers = await answersOf(call.db, id, lens.content.arn);
    const result = current.result.questions.find(isQuestion(lens, question.id));
    if (result === undefined) throw new Error(`the result lacks the question ${question.id}`);
    return questionView(current, lens, result, answers.get(question.id) ?? unanswered(question.id));
  },
});

const listDisputes = consoleRoute({
  name: 'listDisputes',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/disputes',
  summary: 'Claims that evidence speaks against.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const { run, result, lenses } = await currentResult(call, id);
    return { ...evidenceFrom(run), disputes: disputesIn(result, lenses) };
  },
});

/** The lens of a workload that a path names. Throws where it is not applied. */
export function lensNamed(
  { services }: Pick<Call, 'services'>,
  lenses: readonly ReviewedLens[],
  named: string,
): ReviewedLens {
  const arn = services.lenses.arnOf(named);
  const lens = lenses.find(({ content }) => content.arn === arn);
  if (lens === undefined) throw notFound('LENS_REVIEW', named);
  return lens;
}

function isQuestion({ lens }: ReviewedLens, id: string): (question: QuestionResult) => boolean {
  return (question) => question.lens === lens.alias && question.questionId === id;
}

export const questionRoutes: readonly ConsoleRoute[] = [listQuestions, getQuestion, listDisputes];
