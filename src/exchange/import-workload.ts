import type { CreateWorkloadInput, UpdateWorkloadInput } from '@aws-sdk/client-wellarchitected';
import { findWorkload, nameKey } from './find-workload.ts';
import { reviewChanges } from './review-changes.ts';
import { toolAlias } from './tool-aliases.ts';
import { allPages, type Tool } from './tool.ts';
import type {
  FactsInDocument,
  LensInDocument,
  ReviewInDocument,
  WorkloadDocument,
} from './workload-document.ts';
import { reasonOf } from './write-push.ts';

/** What became of a document in the tool. */
export interface ImportedWorkload {
  readonly id: string;
  /** What was not brought over, a sentence each. */
  readonly left: readonly string[];
}

/** Why a document cannot be imported; nothing was written then. */
export class ImportProblem extends Error {}

interface State {
  readonly workload: FactsInDocument;
  readonly reviews: readonly ReviewInDocument[];
  /** Name of the milestone; none for how the workload stands. */
  readonly milestone?: string;
}

/**
 * Makes a workload anew from a document: its lenses where the tool does not have them, its milestones one after the other, and at last
 * how it stands. What fails midway takes the unfinished workload with it. `name` is another name than the document's.
 */
export async function importWorkload(
  tool: Tool,
  document: WorkloadDocument,
  name?: string,
): Promise<ImportedWorkload> {
  const called = name ?? document.workload.name;
  const found = await findWorkload(tool, called);
  if (!('none' in found))
    throw new ImportProblem(
      `the tool has a workload ${called} already; give this one another name with --name`,
    );
  return await new Importing(tool, document, name).run();
}

class Importing {
  readonly #tool: Tool;
  readonly #document: WorkloadDocument;
  readonly #name: string | undefined;
  readonly #left: string[] = [];
  /** Key of a lens in the document → what the tool calls it. */
  readonly #lenses = new Map<string, string>();

  constructor(tool: Tool, document: WorkloadDocument, name: string | undefined) {
    this.#tool = tool;
    this.#document = document;
    this.#name = name;
  }

  async run(): Promise<ImportedWorkload> {
    const last: State = { workload: this.#document.workload, reviews: this.#document.reviews };
    const states = [...this.#milestones(), last];
    await this.#prepareLenses(states);
    const first = states[0] ?? last;
    const { WorkloadId: id = '' } = await this.#tool.createWorkload(this.#creation(first));
    try {
      let before: State | undefined;
      for (const state of states) {
        await this.#bringTo(id, before, state);
        if (state.milestone !== undefined)
          await this.#tool.createMilestone({ WorkloadId: id, MilestoneName: state.milestone });
        before = state;
      }
      await this.#profiles(id);
    } catch (error) {
      const cleared = await this.#tool.deleteWorkload({ WorkloadId: id }).then(
        () => 'the unfinished workload was deleted again',
        () => `the unfinished workload ${id} is still there`,
      );
      throw new ImportProblem(`${reasonOf(error)}; ${cleared}`);
    }
    return { id, left: this.#left };
  }

  /** The milestones that can be saved again: those of a time when every lens had the version that it is brought over in. */
  #milestones(): readonly State[] {
    const { milestones = [], reviews } = this.#document;
    const versions = new Map(
      [...milestones, { reviews }].flatMap((state) =>
        state.reviews.map(({ lens, version }) => [lens, version]),
      ),
    );
    return milestones.flatMap(({ name, ...state }): readonly State[] => {
      if (state.reviews.every(({ lens, version }) => versions.get(lens) === version))
        return [{ ...state, milestone: name }];
      this.#left.push(`the milestone ${name}: a lens had another version then`);
      return [];
    });
  }

  async #prepareLenses(states: readonly State[]): Promise<void> {
    const used = new Set(
      states.flatMap(({ reviews }) => reviews.map(({ lens, version }) => `${lens} ${version}`)),
    );
    const listed = await allPages(
      (token) => this.#tool.listLenses({ MaxResults: 50, LensStatus: 'PUBLISHED', ...token }),
      ({ LensSummaries }) => LensSummaries,
    );
    for (const lens of this.#document.lenses) {
      if (!used.has(`${lens.key} ${lens.version}`)) continue;
      const there = listed.find(({ LensName = '', LensAlias, LensArn, LensType }) =>
        lens.isCustom
          ? LensType !== 'AWS_OFFICIAL' && nameKey(LensName) === nameKey(lens.name)
          : [LensAlias, LensArn?.split('/').at(-1)].includes(toolAlias(lens.key)),
      );
      if (there !== undefined && there.LensVersion !== lens.version)
        this.#left.push(`the lens ${lens.name} is ${there.LensVersion} there, and was ${lens.version}`);
      this.#lenses.set(lens.key, there?.LensAlias ?? there?.LensArn ?? (await this.#importedLens(lens)));
    }
  }

  async #importedLens({ name, version, isCustom, content }: LensInDocument): Promise<string> {
    if (!isCustom) throw new ImportProblem(`the tool has no lens ${name}`);
    if (content === undefined)
      throw new ImportProblem(
        `the tool has no lens ${name}, and the file does not hold it; import the lens first`,
      );
    const { LensArn = '' } = await this.#tool.importLens({ JSONString: JSON.stringify(content) });
    await this.#tool.createLensVersion({
      LensAlias: LensArn,
      LensVersion: version === '' ? '1' : version,
      IsMajorVersion: true,
    });
    return LensArn;
  }

  #called(lens: string): string {
    return this.#lenses.get(lens) ?? lens;
  }

  #creation({ workload, reviews }: State): CreateWorkloadInput {
    return {
      ...factsOf(this.#renamed(workload)),
      Description: workload.description ?? workload.name,
      Environment: workload.environment,
      Lenses: reviews.map(({ lens }) => this.#called(lens)),
      ...(this.#document.workload.tags !== undefined && { Tags: this.#document.workload.tags }),
    };
  }

  #renamed(facts: FactsInDocument): FactsInDocument {
    return this.#name === undefined ? facts : { ...facts, name: this.#name };
  }

  /** Brings the workload from one state to the next: facts, lenses, notes and answers. */
  async #bringTo(id: string, before: State | undefined, next: State): Promise<void> {
    const facts = updateOf(this.#renamed(next.workload));
    const earlier = before && updateOf(this.#renamed(before.workload));
    if (JSON.stringify(earlier) !== JSON.stringify(facts))
      await this.#tool.updateWorkload({ WorkloadId: id, ...facts });
    if (before !== undefined) await this.#applyLenses(id, before, next);
    for (const review of next.reviews) {
      const was = before?.reviews.find(({ lens }) => lens === review.lens);
      const LensAlias = this.#called(review.lens);
      const { notes, answers } = reviewChanges(was, review);
      if (notes !== undefined) await this.#tool.updateLensReview({ WorkloadId: id, LensAlias, ...notes });
      for (const answer of answers) await this.#tool.updateAnswer({ WorkloadId: id, LensAlias, ...answer });
    }
  }

  async #applyLenses(id: string, before: State, next: State): Promise<void> {
    const [was, is] = [before, next].map(({ reviews }) => reviews.map(({ lens }) => lens)) as [
      string[],
      string[],
    ];
    const [added, gone] = [
      is.filter((lens) => !was.includes(lens)),
      was.filter((lens) => !is.includes(lens)),
    ];
    for (const lens of added)
      await this.#tool.associateLenses({ WorkloadId: id, LensAliases: [this.#called(lens)] });
    for (const lens of gone)
      await this.#tool.disassociateLenses({ WorkloadId: id, LensAliases: [this.#called(lens)] });
  }

  /** Profiles belong to an account; where they are not there the workload does without. */
  async #profiles(id: string): Promise<void> {
    const arns = (this.#document.workload.profiles ?? []).map(({ arn }) => arn);
    if (arns.length === 0) return;
    try {
      await this.#tool.associateProfiles({ WorkloadId: id, ProfileArns: arns });
    } catch (error) {
      this.#left.push(`the profile ${arns.join(', ')}: ${reasonOf(error)}`);
    }
  }
}

/** Facts that are given when a workload is made and can be changed later. */
function factsOf(facts: FactsInDocument) {
  const { discoveryConfig: discovery, jiraConfiguration: jira } = facts;
  return {
    WorkloadName: facts.name,
    ReviewOwner: facts.reviewOwner ?? 'unknown',
    AccountIds: facts.accountIds ?? [],
    AwsRegions: facts.awsRegions ?? [],
    NonAwsRegions: facts.nonAwsRegions ?? [],
    ...(facts.pillarPriorities !== undefined && { PillarPriorities: facts.pillarPriorities }),
    ArchitecturalDesign: facts.architecturalDesign ?? '',
    ...(facts.industryType !== undefined && { IndustryType: facts.industryType }),
    ...(facts.industry !== undefined && { Industry: facts.industry }),
    Notes: facts.notes ?? '',
    ...(facts.applications !== undefined && { Applications: facts.applications }),
    ...(discovery !== undefined && {
      DiscoveryConfig: {
        TrustedAdvisorIntegrationStatus: discovery.trustedAdvisorIntegrationStatus as 'ENABLED' | undefined,
        WorkloadResourceDefinition: discovery.workloadResourceDefinition as 'WORKLOAD_METADATA'[] | undefined,
      },
    }),
    ...(jira !== undefined && {
      JiraConfiguration: {
        IssueManagementStatus: jira.issueManagementStatus as 'INHERIT' | undefined,
        IssueManagementType: jira.issueManagementType as 'AUTO' | undefined,
        JiraProjectKey: jira.jiraProjectKey,
      },
    }),
  };
}

function updateOf(facts: FactsInDocument): Omit<UpdateWorkloadInput, 'WorkloadId'> {
  return {
    ...factsOf(facts),
    Description: facts.description,
    Environment: facts.environment,
    ImprovementStatus: facts.improvementStatus as 'COMPLETE' | undefined,
    ...(facts.isReviewOwnerUpdateAcknowledged !== undefined && {
      IsReviewOwnerUpdateAcknowledged: facts.isReviewOwnerUpdateAcknowledged,
    }),
  };
}
