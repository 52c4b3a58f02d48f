/** A small lens without a fault, in plain data for tests to spoil. */
export function soundLens() {
  return {
    schemaVersion: '2021-11-01' as unknown,
    name: 'Harbour Standards' as unknown,
    description: 'What every service of the harbour keeps to.' as unknown,
    pillars: [soundPillar('quay')] as unknown,
  };
}

export function soundPillar(id: string, questions: unknown = [soundQuestion(`${id}_q1`)]) {
  return { id: id as unknown, name: 'Quay' as unknown, questions };
}

export function soundQuestion(id: string) {
  return {
    id: id as unknown,
    title: 'How do you moor?' as unknown,
    description: 'Ropes & knots.' as unknown,
    helpfulResource: { displayText: 'Knots, "all" of them', url: 'https://example.com/knots' } as unknown,
    choices: [
      soundChoice('rope'),
      soundChoice('chain'),
      { id: 'moor_no', title: 'None of these' },
    ] as unknown,
    riskRules: [
      { condition: 'rope && chain', risk: 'NO_RISK' },
      { condition: 'rope || chain', risk: 'MEDIUM_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ] as unknown,
  };
}

export function soundChoice(id: string) {
  return {
    id: id as unknown,
    title: 'Moor with it' as unknown,
    improvementPlan: { displayText: 'Buy it.' } as unknown,
  };
}

export const withLens = (change: object) => ({ ...soundLens(), ...change });
export const withPillar = (change: object) => withLens({ pillars: [{ ...soundPillar('quay'), ...change }] });
export const withQuestion = (change: object) =>
  withPillar({ questions: [{ ...soundQuestion('quay_q1'), ...change }] });
export const withChoice = (change: object) =>
  withQuestion({
    choices: [{ ...soundChoice('rope'), ...change }, soundChoice('chain'), { id: 'moor_no', title: 'None' }],
  });
export const withRules = (...riskRules: object[]) => withQuestion({ riskRules });
export const withResources = (...additionalResources: object[]) => withChoice({ additionalResources });
export const without = (key: string, change: (_: object) => object) => change({ [key]: undefined });
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const DEFAULT = { condition: 'default', risk: 'HIGH_RISK' };
export const ITEM = { displayText: 'Read this', url: 'https://example.com' };
