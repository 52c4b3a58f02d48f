import type { ReviewFile, ReviewResult } from '../review/index.ts';
import { type AnswerPlan, planAnswer } from './plan-answer.ts';
import { reviewedAnswers } from './reviewed-answers.ts';
import { ownAlias } from './tool-aliases.ts';
import type { ToolLens, ToolWorkload } from './tool-workload.ts';
import { nameKey } from './find-workload.ts';

/** What a push would do to one lens review. */
export interface LensPlan {
  /** As the tool names it. */
  readonly alias: string;
  readonly name: string;
  /** Only the answers with anything to tell. */
  readonly answers: readonly AnswerPlan[];
}

/** What a push would do to a workload. */
export interface PushPlan {
  readonly lenses: readonly LensPlan[];
  /** Lenses of the review that are not applied to the workload. */
  readonly notApplied: readonly { readonly alias: string; readonly name: string }[];
  /** Questions of the review that the tool does not have, with something to say of. */
  readonly unknownQuestions: readonly string[];
}

/** How far a review and a workload of the tool are apart, and what would bring the workload along. */
export function planPush(
  result: Pick<ReviewResult, 'questions' | 'lenses'>,
  file: ReviewFile | undefined,
  workload: ToolWorkload,
  override: boolean,
): PushPlan {
  const lenses: LensPlan[] = [];
  const notApplied: { alias: string; name: string }[] = [];
  const unknownQuestions: string[] = [];
  for (const lens of result.lenses) {
    const applied = workload.lenses.find((tool) => isSameLens(tool, lens));
    if (applied === undefined) {
      notApplied.push({ alias: lens.alias, name: lens.name });
      continue;
    }
    const there = new Map(applied.answers.map((answer) => [answer.question, answer]));
    const answers: AnswerPlan[] = [];
    for (const reviewed of reviewedAnswers(result, file, lens.alias)) {
      const answer = there.get(reviewed.question);
      if (answer !== undefined) answers.push(planAnswer(reviewed, answer, override));
      else if (reviewed.practices.some(({ status }) => status !== 'open')) unknownQuestions.push(reviewed.id);
    }
    lenses.push({
      alias: applied.alias,
      name: applied.name,
      answers: answers.filter(
        ({ changes, disputes, remarks }) => changes.length + disputes.length + remarks.length > 0,
      ),
    });
  }
  return { lenses, notApplied, unknownQuestions };
}

/** A lens of the tool is ours where it is AWS's own of that alias, or a custom lens of that name. */
export function isSameLens(
  tool: Pick<ToolLens, 'alias' | 'arn' | 'name'>,
  lens: { readonly alias: string; readonly name: string },
): boolean {
  const own = ownAlias(tool.arn) ?? ownAlias(tool.alias);
  return own === undefined ? nameKey(tool.name) === nameKey(lens.name) : own === lens.alias;
}

/** How many answers a plan writes. */
export function answersToWrite({ lenses }: PushPlan): number {
  return lenses.flatMap(({ answers }) => answers).filter(({ update }) => update !== undefined).length;
}
