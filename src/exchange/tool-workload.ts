import type { Answer, AnswerReason, ChoiceStatus, Workload } from '@aws-sdk/client-wellarchitected';
import { allPages, forEachOf, type Tool } from './tool.ts';

/** A workload as the tool has it, with every answer. */
export interface ToolWorkload {
  readonly id: string;
  readonly name: string;
  readonly facts: Workload;
  readonly lenses: readonly ToolLens[];
}

/** A lens of the workload with its answers. */
export interface ToolLens {
  /** As the tool names it: a short alias, or an ARN. */
  readonly alias: string;
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  readonly notes: string;
  /** By pillar id; pillars without notes are left out. */
  readonly pillarNotes: ReadonlyMap<string, string>;
  readonly answers: readonly ToolAnswer[];
}

/** A question of the tool with its answer. */
export interface ToolAnswer {
  readonly question: string;
  readonly pillar: string;
  readonly title: string;
  /** The practices to choose from, without "None of these". */
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  readonly noneOfThese?: string;
  /** What was said of choices, "None of these" included; a choice without an entry is not selected. */
  readonly states: ReadonlyMap<string, ToolChoice>;
  readonly notes: string;
  readonly isApplicable: boolean;
  readonly reason: AnswerReason;
}

/** What the tool says of a choice. */
export interface ToolChoice {
  readonly status: ChoiceStatus;
  readonly reason: AnswerReason;
  readonly notes: string;
}

/** A choice of which nobody said anything. */
export const UNTOUCHED: ToolChoice = { status: 'UNSELECTED', reason: 'NONE', notes: '' };

/** What the answer says of a choice; `UNTOUCHED` where it says nothing. */
export function choiceState({ states }: ToolAnswer, choice: string): ToolChoice {
  return states.get(choice) ?? UNTOUCHED;
}

/** Whether somebody answered: anything is selected, or marked not applicable. */
export function isAnswered({ states }: Pick<ToolAnswer, 'states'>): boolean {
  return [...states.values()].some(({ status }) => status !== 'UNSELECTED');
}

/** Reads a workload with all its lens reviews and answers, now or as it was when a milestone was saved. */
export async function readToolWorkload(tool: Tool, id: string, milestone?: number): Promise<ToolWorkload> {
  const at = milestone === undefined ? {} : { MilestoneNumber: milestone };
  const facts =
    milestone === undefined
      ? (await tool.getWorkload({ WorkloadId: id })).Workload
      : (await tool.getMilestone({ WorkloadId: id, MilestoneNumber: milestone })).Milestone?.Workload;
  const summaries = await allPages(
    (token) => tool.listLensReviews({ WorkloadId: id, ...at, ...token }),
    ({ LensReviewSummaries }) => LensReviewSummaries,
  );
  const lenses: ToolLens[] = [];
  for (const { LensAlias = '', LensArn = '' } of summaries)
    lenses.push(await readLensReview(tool, id, LensAlias || LensArn, at));
  return { id, name: facts?.WorkloadName ?? id, facts: facts ?? {}, lenses };
}

async function readLensReview(
  tool: Tool,
  id: string,
  alias: string,
  at: { readonly MilestoneNumber?: number },
): Promise<ToolLens> {
  const named = { WorkloadId: id, LensAlias: alias, ...at };
  const { LensReview } = await tool.getLensReview(named);
  const listed = await allPages(
    (token) => tool.listAnswers({ ...named, MaxResults: 50, ...token }),
    ({ AnswerSummaries }) => AnswerSummaries,
  );
  const answers = await forEachOf(listed, async ({ QuestionId }) => {
    const { Answer } = await tool.getAnswer({ ...named, QuestionId });
    return toolAnswer(Answer ?? {});
  });
  const pillarNotes = (LensReview?.PillarReviewSummaries ?? []).flatMap(
    ({ PillarId, Notes = '' }): [string, string][] =>
      PillarId === undefined || Notes === '' ? [] : [[PillarId, Notes]],
  );
  return {
    alias: LensReview?.LensAlias ?? alias,
    arn: LensReview?.LensArn ?? alias,
    name: LensReview?.LensName ?? alias,
    version: LensReview?.LensVersion ?? '',
    notes: LensReview?.Notes ?? '',
    pillarNotes: new Map(pillarNotes),
    answers,
  };
}

/** An answer as the API gives it. A selected choice may stand in one of two lists, or in both. */
export function toolAnswer(answer: Answer): ToolAnswer {
  const all = (answer.Choices ?? []).map(({ ChoiceId = '', Title = '' }) => ({ id: ChoiceId, title: Title }));
  const noneOfThese = all.findLast(({ id }) => id.endsWith('_no'))?.id;
  const states = new Map<string, ToolChoice>();
  for (const id of answer.SelectedChoices ?? [])
    states.set(id, { status: 'SELECTED', reason: 'NONE', notes: '' });
  for (const { ChoiceId = '', Status = 'UNSELECTED', Reason = 'NONE', Notes = '' } of answer.ChoiceAnswers ??
    [])
    states.set(ChoiceId, {
      status: states.has(ChoiceId) ? 'SELECTED' : Status,
      reason: Reason,
      notes: Notes,
    });
  return {
    question: answer.QuestionId ?? '',
    pillar: answer.PillarId ?? '',
    title: answer.QuestionTitle ?? '',
    choices: all.filter(({ id }) => id !== noneOfThese),
    ...(noneOfThese !== undefined && { noneOfThese }),
    states,
    notes: answer.Notes ?? '',
    isApplicable: answer.IsApplicable ?? true,
    reason: answer.Reason ?? 'NONE',
  };
}
