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
import { notFound } from '../../well-architected-tool/protocol/api-error.ts';
import { answersOf, questionOf, unanswered } from '../../well-architected-tool/reviews.ts';
import { workloadOf } from '../../well-architected-tool/workloads.ts';
import { type ConsoleCall, type ConsoleRoute, consoleRoute } from '../route.ts';

const listQuestions = consoleRoute({
  name: 'listQuestions',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/lenses/{lens}/questions',
  summary: 'The questions of a lens with their risk intervals and what to ask next.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { current, lens } = await reviewedLensOf(call);
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
    const { workload, current, lens } = await reviewedLensOf(call);
    const { question } = questionOf(lens.content, call.input.path['question'] ?? '');
    const answers = await answersOf(call.db, workload.id, lens.content.arn);
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

/** The lens of a workload that a path names, in the newest review. Throws where it is not applied. */
export async function reviewedLensOf(call: ConsoleCall) {
  const { workloadId = '', lens: named = '' } = call.input.path;
  const workload = await workloadOf(call, workloadId);
  const current = await currentResult(call, workload.id);
  const arn = call.services.lenses.arnOf(named);
  const lens = current.lenses.find(({ content }) => content.arn === arn);
  if (lens === undefined) throw notFound('LENS_REVIEW', named);
  return { workload, current, lens };
}

function isQuestion({ lens }: ReviewedLens, id: string): (question: QuestionResult) => boolean {
  return (question) => question.lens === lens.alias && question.questionId === id;
}

export const questionRoutes: readonly ConsoleRoute[] = [listQuestions, getQuestion, listDisputes];
