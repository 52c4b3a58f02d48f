import { allPages, type Tool } from './tool.ts';
import { nameKey } from './find-workload.ts';
import type { AnswerPlan } from './plan-answer.ts';
import type { PushPlan } from './push-plan.ts';
import { toolAnswer } from './tool-workload.ts';

/** What became of a push. */
export interface PushOutcome {
  readonly milestone?: string;
  /** Questions whose answer was written. */
  readonly written: readonly string[];
  readonly failed: readonly { readonly question: string; readonly reason: string }[];
  /** Questions that were not tried any more, because the tool would not have taken them either. */
  readonly notTried: readonly string[];
  /** Where the tool took an answer and kept something else than was sent. */
  readonly keptOtherwise: readonly string[];
}

/** Errors that the next answer would meet as well. */
const HOPELESS: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'UnrecognizedClientException',
  'ExpiredTokenException',
  'CredentialsProviderError',
  'ResourceNotFoundException',
]);

/**
 * Writes the answers of a plan, one after the other, and goes on where one is refused. Before the first, a milestone is saved under a
 * name of its own, where one is given; nothing is written where that fails.
 */
export async function writePush(
  tool: Tool,
  workload: string,
  plan: PushPlan,
  milestoneName: string | undefined,
): Promise<PushOutcome> {
  const planned = plan.lenses.flatMap(({ alias, answers }) =>
    answers.filter(({ update }) => update !== undefined).map((answer) => ({ alias, answer })),
  );
  const outcome = { written: [] as string[], failed: [] as { question: string; reason: string }[] };
  const [notTried, keptOtherwise]: [string[], string[]] = [[], []];
  if (planned.length === 0) return { ...outcome, notTried, keptOtherwise };
  const milestone =
    milestoneName === undefined ? undefined : await saveMilestone(tool, workload, milestoneName);
  let isHopeless = false;
  for (const { alias, answer } of planned) {
    if (isHopeless) {
      notTried.push(answer.id);
      continue;
    }
    try {
      const kept = await writeAnswer(tool, workload, alias, answer);
      outcome.written.push(answer.id);
      if (kept !== undefined) keptOtherwise.push(`${answer.id}: ${kept}`);
    } catch (error) {
      outcome.failed.push({ question: answer.id, reason: reasonOf(error) });
      isHopeless = !isRefusal(error) || HOPELESS.has((error as Error).name);
    }
  }
  return { ...outcome, notTried, keptOtherwise, ...(milestone !== undefined && { milestone }) };
}

async function writeAnswer(
  tool: Tool,
  workload: string,
  alias: string,
  { question, update }: AnswerPlan,
): Promise<string | undefined> {
  const { Answer } = await tool.updateAnswer({
    WorkloadId: workload,
    LensAlias: alias,
    QuestionId: question,
    ...update,
  });
  if (Answer === undefined || update === undefined) return undefined;
  const kept = toolAnswer(Answer);
  if (update.Notes !== undefined && kept.notes !== update.Notes)
    return 'the tool kept other notes than were sent';
  for (const [id, { Status, Notes = '' }] of Object.entries(update.ChoiceUpdates ?? {})) {
    const state = kept.states.get(id);
    if ((state?.status ?? 'UNSELECTED') !== Status) return `the tool did not take ${Status} for ${id}`;
    if ((state?.notes ?? '') !== Notes) return `the tool kept other notes on ${id} than were sent`;
  }
  return undefined;
}

/** A milestone by that name, or by that name and a number where the workload has it already. */
async function saveMilestone(tool: Tool, workload: string, name: string): Promise<string> {
  const milestones = await allPages(
    (token) => tool.listMilestones({ WorkloadId: workload, ...token }),
    ({ MilestoneSummaries }) => MilestoneSummaries,
  );
  const taken = new Set(milestones.map(({ MilestoneName = '' }) => nameKey(MilestoneName)));
  let unique = name;
  for (let number = 2; taken.has(nameKey(unique)); number += 1) unique = `${name} (${number})`;
  await tool.createMilestone({ WorkloadId: workload, MilestoneName: unique });
  return unique;
}

/** Whether the tool answered and said no; else it could not be reached. */
export function isRefusal(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status !== undefined && status < 500 && status !== 429;
}

/** Why something failed, as the tool says it. */
export function reasonOf(error: unknown): string {
  const { name, message, Fields } = error as Error & { Fields?: { Name?: string; Message?: string }[] };
  const fields = (Fields ?? []).map(({ Name = '', Message = '' }) => `${Name}: ${Message}`).join('; ');
  const said = fields !== '' && !message.includes(fields) ? `${message} (${fields})` : message;
  return `${name.replace(/Exception$/, '')}: ${said}`;
}
