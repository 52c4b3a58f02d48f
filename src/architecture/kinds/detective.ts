import { defineKind } from '../index.ts';

/** Helps to look into findings after the fact. */
export const detectiveGraph = defineKind({
  id: 'detective-graph',
  name: 'Amazon Detective behavior graph',
  terraform: 'aws_detective_graph',
  cloudformation: 'AWS::Detective::Graph',
  attributes: {},
});
