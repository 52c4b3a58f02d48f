import type { Readings } from '../../architecture/index.ts';
import type { PlanReadings } from './read-terraform-plan.ts';

/**
 * What the Terraform code of a project and the plans and states in it say together, no resource twice. A plan wins over
 * the code of its root module, which it evaluates further; code and plan win over a state, which is what was before.
 * Two plans of one root module are two deployments, so both count.
 */
export function plansBesideCode(code: Readings, plans: readonly PlanReadings[]): Readings {
  const planned = new Set<string>();
  for (const { sort, rootFolder, resources } of plans) {
    if (sort === 'plan' && rootFolder !== undefined && resources.length > 0) planned.add(rootFolder);
  }
  const coded = new Set(code.resources.map(({ scope }) => scope));
  const counted = plans.map((plan) => {
    const { sort, rootFolder } = plan;
    if (sort === 'plan' || rootFolder === undefined) return plan;
    if (planned.has(rootFolder)) return setAside(plan, `the plan of ${rootFolder} is reviewed instead`);
    return coded.has(rootFolder) ? setAside(plan, `the code in ${rootFolder} is reviewed instead`) : plan;
  });
  return {
    resources: [
      ...code.resources.filter(({ scope }) => !planned.has(scope)),
      ...counted.flatMap(({ resources }) => resources),
    ],
    files: [...code.files, ...counted.flatMap(({ files }) => files)],
    diagnostics: [...code.diagnostics, ...counted.flatMap(({ diagnostics }) => diagnostics)],
  };
}

function setAside(state: PlanReadings, reason: string): Readings {
  return {
    resources: [],
    files: state.files.map(({ path }) => ({ path, status: 'skipped', reason })),
    diagnostics: state.diagnostics,
  };
}
