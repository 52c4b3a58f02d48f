import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type PriorityFacts, pillarPriorities } from './pillar-priorities.ts';

const FRAMEWORK = [
  'operationalExcellence',
  'security',
  'reliability',
  'performance',
  'costOptimization',
  'sustainability',
];
const facts = JSON.parse(
  readFileSync(new URL('../../data/facts/pillar-priorities.json', import.meta.url), 'utf8'),
) as PriorityFacts;
const place = { line: 1, column: 1 };
const named = (name: string | undefined) => (name === undefined ? undefined : { name, place });

function priorities(given: { businessContext?: string; workloadType?: string; order?: readonly string[] }) {
  const businessContext = named(given.businessContext);
  const workloadType = named(given.workloadType);
  const file = {
    workload: { ...(businessContext && { businessContext }), ...(workloadType && { workloadType }) },
    pillarPriorities: (given.order ?? []).map((name) => ({ name, place })),
  };
  // Short: the first three letters of each pillar.
  return pillarPriorities(file, facts, FRAMEWORK)
    .map((id) => id.slice(0, 3))
    .join(' ');
}

describe('pillar priorities', () => {
  it.each([
    ['healthcare-finance', 'sec rel ope per cos sus'],
    ['e-commerce', 'rel per cos ope sec sus'],
    ['startup-mvp', 'cos ope per sec rel sus'],
    ['media-content', 'per cos rel ope sec sus'],
    ['iot-industrial', 'rel sec per ope cos sus'],
    ['Healthcare/Finance', 'sec rel ope per cos sus'],
  ])('of the business context %s', (businessContext, order) => {
    expect(priorities({ businessContext })).toBe(order);
  });

  it.each([
    ['startup-mvp', 'cos per rel ope sec sus'],
    ['critical-e-commerce', 'rel sec per ope cos sus'],
    ['financial-application', 'sec rel ope per cos sus'],
    ['batch-workload', 'cos sus per ope sec rel'],
    ['public-api', 'per rel sec ope cos sus'],
    ['internal-application', 'ope cos per sec rel sus'],
  ])('of the workload type %s', (workloadType, order) => {
    expect(priorities({ workloadType })).toBe(order);
  });

  it('take the type before the context, and a stated order alone', () => {
    expect(priorities({ workloadType: 'batch-workload', businessContext: 'e-commerce' })).toBe(
      'cos sus per rel ope sec',
    );
    expect(priorities({ order: ['sustainability'], businessContext: 'e-commerce' })).toBe(
      'sus ope sec rel per cos',
    );
    expect(pillarPriorities(undefined, facts, FRAMEWORK)).toEqual(FRAMEWORK);
  });

  it('name only pillars of the Framework, and keep apart what is none', () => {
    const contexts = [...facts.businessContexts, ...facts.workloadTypes];
    expect(
      contexts.flatMap(({ pillars }) => pillars).filter((pillar) => !FRAMEWORK.includes(pillar)),
    ).toEqual([]);
    expect(contexts.flatMap(({ beyondPillars = [] }) => beyondPillars)).toEqual(['Compliance']);
  });
});
