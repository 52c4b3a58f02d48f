/** A choice for each question of the profile template that takes one. */
export const MODEST_ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'business-role': ['business-role-convenience'],
  stage: ['stage-production'],
  'matters-most': ['matters-most-operations'],
  data: ['data-internal'],
  availability: ['availability-days'],
  'data-loss': ['data-loss-day'],
  team: ['team-some-experience'],
  spending: ['spending-fine'],
  sustainability: ['sustainability-nothing'],
};

/** The same as clients send it. */
export const MODEST_PROFILE = Object.entries(MODEST_ANSWERS).map(([QuestionId, chosen]) => ({
  QuestionId,
  SelectedChoiceIds: [...chosen],
}));

/**
 * What it makes priorities, read off the template: OPS02; OPS04, OPS06, REL08; OPS04, OPS05, OPS08; SEC02, SEC03, SEC05; REL09 twice;
 * OPS02, OPS07; COST03.
 */
export const MODEST_PRIORITIES = [
  'ops-model',
  'observability',
  'dev-integ',
  'mit-deploy-risks',
  'ready-to-support',
  'workload-observability',
  'identities',
  'permissions',
  'network-protection',
  'tracking-change-management',
  'backing-up-data',
  'monitor-usage',
];
