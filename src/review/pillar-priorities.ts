import type { ReviewFile } from './review-file.ts';

/** A context in which some pillars come before others. */
export interface PriorityContext {
  /** Kebab case: `e-commerce`. */
  readonly id: string;
  readonly name: string;
  /** Pillar ids, most important first. */
  readonly pillars: readonly string[];
  /** What the source puts among the pillars although it is none. */
  readonly beyondPillars?: readonly string[];
  /** The order in the words of the source. */
  readonly order: string;
  readonly rationale: string;
}

/** The content of `data/facts/pillar-priorities.json`. */
export interface PriorityFacts {
  readonly businessContexts: readonly PriorityContext[];
  readonly workloadTypes: readonly PriorityContext[];
}

/**
 * All of the given pillars, most important first. An order stated in the file decides alone; without one the type of
 * the workload comes first and its business context adds what the type leaves out. The remaining pillars follow in the
 * order given, which is the Framework's.
 */
export function pillarPriorities(
  file: Pick<ReviewFile, 'pillarPriorities' | 'workload'> | undefined,
  facts: PriorityFacts,
  pillars: readonly string[],
): readonly string[] {
  const first = file === undefined ? [] : statedOrder(file, facts);
  return [...new Set([...first.filter((pillar) => pillars.includes(pillar)), ...pillars])];
}

function statedOrder(
  { pillarPriorities, workload }: Pick<ReviewFile, 'pillarPriorities' | 'workload'>,
  facts: PriorityFacts,
): readonly string[] {
  if (pillarPriorities.length > 0) return pillarPriorities.map(({ name }) => name);
  return [
    ...(contextNamed(workload.workloadType?.name, facts.workloadTypes)?.pillars ?? []),
    ...(contextNamed(workload.businessContext?.name, facts.businessContexts)?.pillars ?? []),
  ];
}

/** A context by its id or by its name, in any case. */
export function contextNamed(
  name: string | undefined,
  contexts: readonly PriorityContext[],
): PriorityContext | undefined {
  const wanted = name?.toLowerCase();
  return contexts.find((context) => context.id === wanted || context.name.toLowerCase() === wanted);
}
