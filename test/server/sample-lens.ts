/** A question of the sample lenses; the rules speak of two choices and the "None of these" choice. */
export function sampleQuestion(id: string, change: object = {}) {
  return {
    id,
    title: `How do you ${id.replaceAll('_', ' ')}?`,
    description: 'What the harbour master asks.',
    choices: [
      {
        id: `${id}_rope`,
        title: 'With a rope',
        improvementPlan: { displayText: 'Buy a rope.', url: 'https://example.com/rope' },
      },
      { id: `${id}_chain`, title: 'With a chain', improvementPlan: { displayText: 'Forge a chain.' } },
      { id: `${id}_no`, title: 'None of these' },
    ],
    riskRules: [
      { condition: `${id}_rope && ${id}_chain`, risk: 'NO_RISK' },
      { condition: `${id}_rope || ${id}_chain`, risk: 'MEDIUM_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
    ...change,
  };
}

/** A lens of two pillars with two questions and one. */
export function sampleLens(name: string, change: object = {}) {
  return {
    schemaVersion: '2021-11-01',
    name,
    description: 'What every service of the harbour keeps to.',
    pillars: [
      { id: 'quay', name: 'Quay', questions: [sampleQuestion('moor'), sampleQuestion('load')] },
      { id: 'crane', name: 'Crane', questions: [sampleQuestion('lift')] },
    ],
    ...change,
  };
}
