import type { Store } from '../store/store.ts';
import type { Seal } from './access/seal.ts';
import type { CodePlaces } from './architectures/code-places.ts';
import type { ReviewQueue } from './reviews/review-queue.ts';
import type { Program } from './run-program.ts';
import type { LensCatalog } from './well-architected-tool/lens-catalog.ts';
import type { ProfileTemplate } from './well-architected-tool/profile-template.ts';

/** What operations work with besides their input. */
export interface Services {
  readonly store: Store;
  readonly seal: Seal;
  readonly lenses: LensCatalog;
  /** The questions of a profile. */
  readonly profileTemplate: ProfileTemplate;
  readonly quotas: Quotas;
  /** Where the code lies that is reviewed. */
  readonly code: CodePlaces;
  readonly reviewQueue: ReviewQueue;
  readonly program: Program;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** How much of a thing an account may have. AWS's own numbers unless the server is told others. */
export interface Quotas {
  readonly workloads: number;
  readonly customLenses: number;
  readonly lensVersions: number;
  readonly reviewTemplates: number;
  readonly profiles: number;
  readonly lensesPerWorkload: number;
  readonly milestonesPerWorkload: number;
  readonly workloadShares: number;
  readonly lensShares: number;
  readonly templateShares: number;
  readonly profileShares: number;
  readonly agentProfiles: number;
  /** How many of its newest architectures a workload keeps. */
  readonly architectures: number;
}

/** The quotas of AWS's own tool, where it has them. */
export const AWS_QUOTAS: Quotas = {
  workloads: 1000,
  customLenses: 15,
  lensVersions: 100,
  reviewTemplates: 500,
  profiles: 100,
  lensesPerWorkload: 20,
  milestonesPerWorkload: 100,
  workloadShares: 20,
  lensShares: 300,
  templateShares: 20,
  profileShares: 20,
  agentProfiles: 10,
  architectures: 10,
};
