import * as v from 'valibot';
import {
  acceptanceView,
  type AcceptedRisk,
  acceptedRisk,
  acceptedRisks,
  acceptRisk,
} from '../../evidence/accepted-risks.ts';
import { currentResult } from '../../reviews/results.ts';
import { isoDate } from '../../reviews/statements.ts';
import { invalidFields, invalidMember, notFound } from '../../well-architected-tool/protocol/api-error.ts';
import { questionOf } from '../../well-architected-tool/reviews.ts';
import { workloadOf } from '../../well-architected-tool/workloads.ts';
import { type ConsoleCall, type ConsoleRoute, consoleRoute } from '../route.ts';
import { reviewedLensOf } from './questions.ts';
import { day, line } from './written-fields.ts';

const listAcceptedRisks = consoleRoute({
  name: 'listAcceptedRisks',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/accepted-risks',
  summary: 'Risks that people accepted, until when, and what that keeps out of the plan.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const { result, lenses } = await currentResult(call, id);
    const today = isoDate(call.now);
    const risks = await acceptedRisks(call.db, id);
    return { acceptedRisks: risks.map((risk) => acceptanceView(risk, result, lenses, today)) };
  },
});

const PATH =
  '/api/v1/workloads/{workloadId}/lenses/{lens}/questions/{question}/choices/{choice}/accepted-risk';

const putAcceptedRisk = consoleRoute({
  name: 'acceptRisk',
  method: 'PUT',
  path: PATH,
  summary:
    'Accepts the risk of a choice that is not in place, until a day. If-Match carries the revision that was read, 0 for the first.',
  needs: 'reviewer',
  changes: true,
  body: v.object({ reason: line(2048), owner: line(255), expires: day }),
  handle: async (call) => {
    const { body, ifMatch = 0 } = call.input;
    const { key, arn } = await choiceOf(call);
    const today = isoDate(call.now);
    if (body.expires < today)
      throw invalidFields([{ Name: 'expires', Message: `expected ${today} or a later day` }]);
    const before = await acceptedRisk(call.db, key);
    await acceptRisk(call, key, ifMatch, body);
    call.changed(`${arn}/accepted-risk/${key.question}/${key.choice}`, before ?? null, { ...key, ...body });
    const { result, lenses } = await currentResult(call, key.workload);
    const after = (await acceptedRisk(call.db, key)) as AcceptedRisk;
    return acceptanceView(after, result, lenses, today);
  },
});

const deleteAcceptedRisk = consoleRoute({
  name: 'withdrawAcceptedRisk',
  method: 'DELETE',
  path: PATH,
  summary: 'Accepts the risk of a choice no longer.',
  needs: 'reviewer',
  changes: true,
  handle: async (call) => {
    const { key, arn } = await choiceOf(call);
    const before = await acceptedRisk(call.db, key);
    if (before === undefined) throw notFound('ACCEPTED_RISK', key.choice);
    await call.db
      .deleteFrom('accepted_risk')
      .where((eb) => eb.and(key))
      .execute();
    call.changed(`${arn}/accepted-risk/${key.question}/${key.choice}`, before, null);
    return {};
  },
});

/** The choice that a path names. Throws where the workload does not have it. */
async function choiceOf(call: ConsoleCall) {
  const { question: questionId = '', choice = '' } = call.input.path;
  const { workload, lens } = await reviewedLensOf(call);
  const { content } = lens;
  const { question } = questionOf(content, questionId);
  if (!question.choices.some((known) => known.id === choice))
    throw invalidMember('choice', `The question ${questionId} has no choice ${choice}.`);
  return {
    arn: workload.arn,
    key: { workload: workload.id, lens: content.arn, question: question.id, choice },
  };
}

export const acceptedRiskRoutes: readonly ConsoleRoute[] = [
  listAcceptedRisks,
  putAcceptedRisk,
  deleteAcceptedRisk,
];
