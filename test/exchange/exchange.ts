import { WellArchitected, type WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { readFileSync } from 'node:fs';
import type { Evidence } from '../../src/architecture/index.ts';
import { pullReview, type PulledLens } from '../../src/exchange/pull-review.ts';
import { ownAlias } from '../../src/exchange/tool-aliases.ts';
import type { Tool } from '../../src/exchange/tool.ts';
import { readToolWorkload, type ToolWorkload } from '../../src/exchange/tool-workload.ts';
import type { Lens } from '../../src/lens/index.ts';
import {
  addToReviewFile,
  type Pack,
  parseReviewFile,
  type PriorityFacts,
  resolveNames,
  review,
  type ReviewFile,
  type ReviewResult,
} from '../../src/review/index.ts';
import { loadTestData } from '../server/test-data.ts';

const FACTS = JSON.parse(
  readFileSync(new URL('../../data/facts/pillar-priorities.json', import.meta.url), 'utf8'),
) as PriorityFacts;

/** The lenses of the test server as the program rates by them. */
export const LENSES: readonly Lens[] = loadTestData().lenses.map(({ lens }) => lens);

/** The SDK's client with a method for each operation, with the key of another one. */
export function toolAs(client: WellArchitectedClient, endpoint: string): Tool {
  return new WellArchitected({
    endpoint,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: client.config.credentials,
  });
}

export interface Reviewed {
  readonly result: ReviewResult;
  readonly file: ReviewFile;
}

/** A review of a file's claims beside some evidence. Throws where a name in the file is wrong. */
export function reviewed(text: string, evidence: readonly Evidence[] = [], pack: Pack = new Map()): Reviewed {
  const parsed = parseReviewFile(text, 'hexastyle.yaml');
  const lenses = parsed.file.lenses.flatMap(({ name }) => LENSES.filter(({ alias }) => alias === name));
  const { file, problems } = resolveNames(parsed, lenses, FACTS);
  if (problems.length > 0)
    throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  const result = review({
    lenses,
    pack,
    checks: [],
    checkIds: [],
    evidence,
    file,
    architecture: { resources: 0, kinds: [], files: [], diagnostics: [] },
    priorityFacts: FACTS,
    name: 'shop',
    date: '2026-11-21',
  });
  return { result, file };
}

/** The text of a review file after a pull into it. */
export async function pulled(tool: Tool, id: string, text = ''): Promise<string> {
  return pulledFrom(await readToolWorkload(tool, id), text);
}

/** The same from a workload that was read. */
export function pulledFrom(workload: ToolWorkload, text = ''): string {
  const lenses = workload.lenses.flatMap((applied): readonly PulledLens[] => {
    const lens = LENSES.find(({ alias }) => alias === ownAlias(applied.arn));
    return lens === undefined ? [] : [{ tool: applied, lens, name: lens.alias }];
  });
  const file = text === '' ? undefined : reviewed(text).file;
  const { additions } = pullReview(workload, lenses, file);
  const after = addToReviewFile(text, additions);
  if (after === undefined) throw new Error('nothing could be added');
  return after;
}
