import { findWorkload } from '../../exchange/find-workload.ts';
import { createWorkload, lensesInTool, missingFacts } from '../../exchange/prepare-workload.ts';
import { answersToWrite, planPush, type PushPlan } from '../../exchange/push-plan.ts';
import { pushReport } from '../../exchange/push-report.ts';
import type { Tool } from '../../exchange/tool.ts';
import { readToolWorkload } from '../../exchange/tool-workload.ts';
import { type PushOutcome, writePush } from '../../exchange/write-push.ts';
import { counted, listed } from '../../reports/words.ts';
import { plainText } from '../../reports/plain-text.ts';
import type { EvidenceOptions } from '../load-outside-evidence.ts';
import type { InputOptions } from '../code-inputs.ts';
import { loadData } from '../load-data.ts';
import { lensAliases } from '../load-lenses.ts';
import { Progress } from '../progress.ts';
import { type ReviewedPath, reviewPath } from '../review-path.ts';
import { theOne, type ToolOptions, withTool } from '../tool-access.ts';
import { UsageError } from '../usage-error.ts';
import { reviewDate } from './review.ts';

export interface PushOptions extends ToolOptions, InputOptions, EvidenceOptions {
  readonly config?: string;
  readonly lens?: readonly string[];
  readonly date?: string;
  readonly workload?: string;
  readonly write?: boolean;
  readonly create?: boolean;
  readonly awsRegion?: readonly string[];
  readonly overrideDisputed?: boolean;
  readonly milestone: boolean;
}

/** Shows what a review would change in a workload of the tool, and changes it with `write`. Throws where not all could be written. */
export async function pushCommand(path: string, options: PushOptions): Promise<void> {
  const date = reviewDate(options.date);
  const progress = new Progress(process.stderr);
  await progress.during(async () => {
    const reviewed = await reviewPath(path, { ...options, date }, loadData(), progress);
    await withTool(options, (tool) => new Pushing(tool, reviewed, options, progress).run(date));
  });
}

class Pushing {
  readonly #tool: Tool;
  readonly #reviewed: ReviewedPath;
  readonly #options: PushOptions;
  readonly #progress: Progress;

  constructor(tool: Tool, reviewed: ReviewedPath, options: PushOptions, progress: Progress) {
    this.#tool = tool;
    this.#reviewed = reviewed;
    this.#options = options;
    this.#progress = progress;
  }

  async run(date: string): Promise<void> {
    const { write = false } = this.#options;
    const workload = await this.#workload();
    if (workload === undefined) return;
    const { id, isNew } = workload;
    let plan = await this.#plan(id);
    const { there, missing } = await this.#lensesToApply(plan);
    if (write && there.length > 0) {
      await this.#tool.associateLenses({ WorkloadId: id, LensAliases: [...there] });
      plan = await this.#plan(id);
    }
    say([
      ...pushReport(plan),
      ...(write ? [] : there.map((lens) => `The lens ${lens} would be applied to the workload.`)),
      ...missing.map(
        (lens) => `The tool has no lens ${lens}: import it there first; its answers stay behind.`,
      ),
    ]);
    const answers = answersToWrite(plan);
    const disputed = plan.lenses.flatMap(({ answers }) => answers).flatMap(({ disputes }) => disputes).length;
    const left =
      disputed === 0
        ? ''
        : `, ${counted(disputed, 'dispute')} left (--override-disputed lets the review win)`;
    if (!write) {
      say([
        answers === 0 && there.length === 0
          ? `Nothing to write to ${workload.name}${left}.`
          : `${counted(answers, 'answer')} would be written to ${workload.name}${left}. Nothing was written; --write does it.`,
      ]);
      return;
    }
    const milestone = this.#options.milestone && !isNew ? `Before Hexastyle on ${date}` : undefined;
    this.#progress.show('writing answers');
    const outcome = await writePush(this.#tool, id, plan, milestone);
    say(outcomeLines(outcome, workload.name, left));
    refuseWhereNotAll(outcome);
  }

  /** The workload to push to; made where it is not there and shall be. Undefined where there is nothing more to show. */
  async #workload(): Promise<
    { readonly id: string; readonly name: string; readonly isNew: boolean } | undefined
  > {
    const { result } = this.#reviewed;
    const { create = false, write = false } = this.#options;
    const asked = this.#options.workload ?? result.workload.name;
    this.#progress.show('finding the workload');
    const found = await findWorkload(this.#tool, asked);
    if (!('none' in found) || !create) {
      if ('none' in found)
        throw new UsageError(`the tool has no workload ${asked}`, [
          '--create makes it; --workload names another.',
        ]);
      return { ...theOne(found, asked), isNew: false };
    }
    const missing = missingFacts(result.workload);
    if (missing.length > 0)
      throw new UsageError(
        `the tool asks more of a new workload than hexastyle.yaml says: ${listed(missing)}`,
        ['Write it below workload: and try again.'],
      );
    const lenses = await lensesInTool(this.#tool, result.lenses, builtInLenses());
    const name = this.#options.workload ?? result.workload.name;
    if (!write) {
      say([
        `There is no workload ${name}. It would be made with the lenses ${listed(lenses.there)}, and answered from this review.`,
        'Nothing was written; --write does it.',
      ]);
      return undefined;
    }
    const regions = this.#options.awsRegion ?? [await this.#tool.config.region()];
    const id = await createWorkload(this.#tool, { ...result.workload, name }, lenses.there, regions);
    say([`Made the workload ${name} (${id}).`]);
    return { id, name, isNew: true };
  }

  async #plan(id: string): Promise<PushPlan> {
    this.#progress.show('reading the answers in the tool');
    const { result, file } = this.#reviewed;
    const there = await readToolWorkload(this.#tool, id);
    return planPush(result, file, there, this.#options.overrideDisputed ?? false);
  }

  async #lensesToApply({ notApplied }: PushPlan) {
    return await lensesInTool(this.#tool, notApplied, builtInLenses());
  }
}

function builtInLenses(): ReadonlySet<string> {
  return new Set(['wellarchitected', ...lensAliases()]);
}

function outcomeLines(
  { milestone, written, keptOtherwise }: PushOutcome,
  name: string,
  left: string,
): readonly string[] {
  return [
    ...(milestone === undefined ? [] : [`Saved the milestone ${milestone}.`]),
    written.length === 0
      ? `Nothing was written to ${name}${left}.`
      : `Wrote ${counted(written.length, 'answer')} to ${name}${left}.`,
    ...keptOtherwise,
  ];
}

function refuseWhereNotAll({ written, failed, notTried }: PushOutcome): void {
  if (failed.length === 0) return;
  throw new UsageError('not everything was written; run the command again to go on', [
    ...(written.length === 0 ? [] : [`Written: ${written.join(', ')}`]),
    ...failed.map(({ question, reason }) => `${question}: ${reason}`),
    ...(notTried.length === 0 ? [] : [`Not tried: ${notTried.join(', ')}`]),
  ]);
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${indentOf(line)}${plainText(line.trimStart())}\n`).join(''));
}

function indentOf(line: string): string {
  return ' '.repeat(line.length - line.trimStart().length);
}
