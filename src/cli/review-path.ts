import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Architecture } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { gatherEvidence } from '../checks/gather-evidence.ts';
import { checks } from '../checks/index.ts';
import { readProject } from '../readers/read-project.ts';
import { architectureSummary, review, type ReviewResult } from '../review/index.ts';
import type { ProgramData } from './load-data.ts';
import type { Progress } from './progress.ts';
import { readReviewFile } from './read-review-file.ts';
import { UsageError } from './usage-error.ts';

export interface ReviewInputs {
  readonly config?: string;
  readonly var?: ReadonlyMap<string, string>;
  readonly varFile?: readonly string[];
  readonly parameter?: ReadonlyMap<string, string>;
  /** ISO date. */
  readonly date: string;
}

export interface ReviewedPath {
  /** The folder that all paths of the result are relative to. */
  readonly root: string;
  readonly architecture: Architecture;
  readonly result: ReviewResult;
}

/** The whole way from a path to a result. Throws a `UsageError` where nothing could be read. */
export function reviewPath(path: string, inputs: ReviewInputs, data: ProgramData, progress: Progress): ReviewedPath {
  if (!existsSync(path)) throw new UsageError(`there is no ${path}; name a folder or file with infrastructure code`);
  progress.show('reading');
  const project = readProject(path, {
    ...(inputs.var !== undefined && { variables: inputs.var }),
    ...(inputs.varFile !== undefined && { variableFiles: inputs.varFile }),
    ...(inputs.parameter !== undefined && { parameters: inputs.parameter }),
  });
  const { file, lenses } = readReviewFile(project.root, inputs.config, data);
  const architecture = new Architecture(project, kinds);
  if (!architecture.files.some(({ status }) => status !== 'skipped')) throw nothingReadable(path, architecture);
  progress.show(`examining ${architecture.resources.length} resources`);
  const result = review({
    lenses,
    pack: data.pack,
    checks,
    evidence: gatherEvidence(architecture, checks),
    file,
    architecture: architectureSummary(architecture),
    priorityFacts: data.priorityFacts,
    name: basename(project.root),
    date: inputs.date,
  });
  progress.clear();
  return { root: project.root, architecture, result };
}

/** Today in UTC, as an ISO date. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function nothingReadable(path: string, { files }: Architecture): UsageError {
  const seen = files.slice(0, 10).map(({ path, reason }) => `\n  ${path}: ${reason}`);
  const more = files.length > 10 ? `\n  and ${files.length - 10} more` : '';
  return new UsageError(
    `nothing to review in ${path}. Looked for Terraform (.tf, .tf.json), Terraform plans (terraform show -json), ` +
      `CloudFormation and SAM templates (.yaml, .yml, .json, .template) and CDK assemblies (cdk.out).` +
      (files.length > 0 ? ` Skipped:${seen.join('')}${more}` : ''),
  );
}
