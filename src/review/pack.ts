import { parseDocument } from '../document/parse-document.ts';
import { DocumentReading, type FileProblem } from '../document/document-reading.ts';

/**
 * How strongly a check speaks to a practice. `establishes`: what it sees is the whole practice. `supports`: it sees a
 * part. `contradicts-only`: a bad state breaks the practice, a good one says nothing about it.
 */
export type Strength = 'establishes' | 'supports' | 'contradicts-only';
export const STRENGTHS: readonly Strength[] = ['establishes', 'supports', 'contradicts-only'];

/** Per practice, the checks that speak to it. */
export type Pack = ReadonlyMap<string, ReadonlyMap<string, Strength>>;

/** A practice of people and process, which code cannot show. Both are whole sentences. */
export interface UnseenPractice {
  /** Why code cannot show it. */
  readonly why: string;
  /** What a reviewer should ask to see. */
  readonly ask: string;
}

export interface ParsedPack {
  readonly pack: Pack;
  readonly problems: readonly FileProblem[];
}

/** A pack from YAML or JSON text: practice, below it check ids, each with its strength. */
export function parsePack(text: string, file: string): ParsedPack {
  const { root, problems } = parseDocument(text);
  const reading = new DocumentReading(file);
  for (const { message, line, column } of problems) reading.report({ line, column }, message);
  const pack = new Map<string, ReadonlyMap<string, Strength>>();
  for (const practice of root === undefined ? [] : reading.entries(root, 'the pack')) {
    const checks = new Map<string, Strength>();
    for (const check of reading.entries(practice.value, practice.key)) {
      const strength = reading.oneOf(check.value, STRENGTHS, check.key);
      if (strength !== undefined) checks.set(check.key, strength);
    }
    pack.set(practice.key, checks);
  }
  return { pack, problems: reading.problems };
}

/** One pack out of several; what a later one says of the same practice and check counts. */
export function mergePacks(packs: readonly Pack[]): Pack {
  const merged = new Map<string, ReadonlyMap<string, Strength>>();
  for (const pack of packs) {
    for (const [practice, checks] of pack) {
      merged.set(practice, new Map([...(merged.get(practice) ?? []), ...checks]));
    }
  }
  return merged;
}
