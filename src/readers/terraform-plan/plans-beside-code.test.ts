import { describe, expect, it } from 'vitest';
import type { DeclaredResource, Readings } from '../../architecture/index.ts';
import { plansBesideCode } from './plans-beside-code.ts';
import type { PlanReadings } from './read-terraform-plan.ts';

function resource(scope: string, id: string): DeclaredResource {
  const location = { file: scope, line: 1 };
  return {
    id,
    scope,
    type: 'a',
    language: 'terraform',
    properties: { value: new Map(), location },
    location,
  };
}

function plan(path: string, sort: 'plan' | 'state', rootFolder?: string): PlanReadings {
  return {
    sort,
    ...(rootFolder === undefined ? {} : { rootFolder }),
    resources: [resource(path, 'a.b')],
    files: [{ path, status: 'read' }],
    diagnostics: [],
  };
}

const code: Readings = {
  resources: [resource('dev', 'a.b'), resource('prod', 'a.b'), resource('prod', 'a.c')],
  files: [{ path: 'dev/main.tf', status: 'read' }],
  diagnostics: [],
};

function counted(plans: readonly PlanReadings[], of: Readings = code): readonly string[] {
  return plansBesideCode(of, plans).resources.map(({ scope, id }) => `${scope} ${id}`);
}

describe('plans in a project', () => {
  it.each([
    ['none', [], ['dev a.b', 'prod a.b', 'prod a.c']],
    ['one of a root module', [plan('p', 'plan', 'prod')], ['dev a.b', 'p a.b']],
    ['one of other code', [plan('p', 'plan')], ['dev a.b', 'prod a.b', 'prod a.c', 'p a.b']],
    [
      'two of a root module',
      [plan('p', 'plan', 'dev'), plan('q', 'plan', 'dev')],
      ['prod a.b', 'prod a.c', 'p a.b', 'q a.b'],
    ],
    ['a state of a root module', [plan('s', 'state', 'prod')], ['dev a.b', 'prod a.b', 'prod a.c']],
    ['a plan and a state', [plan('s', 'state', 'prod'), plan('p', 'plan', 'prod')], ['dev a.b', 'p a.b']],
    ['a state of other code', [plan('s', 'state')], ['dev a.b', 'prod a.b', 'prod a.c', 's a.b']],
  ])('%s', (_, plans, expected) => {
    expect(counted(plans)).toEqual(expected);
  });

  it('keep a state whose code is not reviewed', () => {
    const nothing = { resources: [], files: [], diagnostics: [] };
    expect(counted([plan('s', 'state', 'prod')], nothing)).toEqual(['s a.b']);
  });

  it('say of a state that is set aside why', () => {
    expect(plansBesideCode(code, [plan('s', 'state', 'prod')]).files).toEqual([
      { path: 'dev/main.tf', status: 'read' },
      { path: 's', status: 'skipped', reason: 'the code in prod is reviewed instead' },
    ]);
  });
});
