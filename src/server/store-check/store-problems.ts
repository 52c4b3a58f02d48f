import type { Db } from '../../store/store.ts';
import type { Services } from '../services.ts';
import { accessProblems } from './access-problems.ts';
import { answerProblems } from './answer-problems.ts';
import { auditProblems } from './audit-problems.ts';
import { jsonProblems } from './json-problems.ts';
import { nameProblems } from './name-problems.ts';
import { referenceProblems } from './reference-problems.ts';
import { uploadProblems } from './upload-problems.ts';

/** What a check of the store looks at. */
export type CheckedServices = Pick<Services, 'store' | 'lenses'> & {
  /** Where the key is known that access keys were sealed with. */
  readonly seal?: Services['seal'];
  /** The folder of the uploads, where this machine has it. */
  readonly uploads?: string;
};

/** One rule that rows keep beyond what the database itself holds them to: a sentence for each that does not. */
export type StoreRule = (db: Db, services: CheckedServices) => AsyncGenerator<string>;

const RULES: readonly StoreRule[] = [
  jsonProblems,
  nameProblems,
  referenceProblems,
  answerProblems,
  accessProblems,
  auditProblems,
  uploadProblems,
];

/** What is wrong with the content of a store, as of one moment. */
export async function storeProblems(
  services: CheckedServices,
  found: (problem: string) => void,
): Promise<void> {
  await services.store.snapshot(async (db) => {
    for (const rule of RULES) for await (const problem of rule(db, services)) found(problem);
  });
}
