import { describe, expect, it } from 'vitest';
import { Architecture, type Readings } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { readCloudFormation } from '../readers/cloudformation/read-cloudformation.ts';
import type { ProjectFiles } from '../readers/project-files.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { checks } from './index.ts';
import { COMPUTE_AND_COST } from '../../test/hard-cases/compute-and-cost.ts';
import { DATA_AND_PERMISSIONS } from '../../test/hard-cases/data-and-permissions.ts';
import { DATA_STORES } from '../../test/hard-cases/data-stores.ts';
import { IDENTITY_AND_AUDIT } from '../../test/hard-cases/identity-and-audit.ts';
import { INTEGRATION } from '../../test/hard-cases/integration.ts';
import { NETWORK_AND_COMPUTE } from '../../test/hard-cases/network-and-compute.ts';
import { NETWORK_PATHS } from '../../test/hard-cases/network-paths.ts';
import { OPERATIONS } from '../../test/hard-cases/operations.ts';
import { REQUEST_PATHS } from '../../test/hard-cases/request-paths.ts';
import { TEACHING_CODE } from '../../test/hard-cases/teaching-code.ts';
import { WELL_KEPT_CODE } from '../../test/hard-cases/well-kept-code.ts';
import { WELL_KEPT_SERVICES } from '../../test/hard-cases/well-kept-services.ts';

describe('a check on code as people write it', () => {
  it.each([
    ...COMPUTE_AND_COST,
    ...NETWORK_AND_COMPUTE,
    ...NETWORK_PATHS,
    ...DATA_AND_PERMISSIONS,
    ...DATA_STORES,
    ...IDENTITY_AND_AUDIT,
    ...INTEGRATION,
    ...OPERATIONS,
    ...REQUEST_PATHS,
    ...TEACHING_CODE,
    ...WELL_KEPT_CODE,
    ...WELL_KEPT_SERVICES,
  ])('$check: $because', ({ check: id, text, said }) => {
    const check = checks.find((candidate) => candidate.id === id);
    expect(check).toBeDefined();
    if (check === undefined) return;
    const evidence = gatherEvidence(new Architecture(readingsOf(text), kinds), [check]);
    expect(evidence.map(({ verdict, message }) => `${verdict}: ${message}`)).toEqual(said);
  });
});

function readingsOf(text: string): Readings {
  const isTemplate = text.startsWith('\nResources:');
  const path = isTemplate ? 'template.yaml' : 'main.tf';
  const files: ProjectFiles = { paths: [path], read: (asked) => (asked === path ? text : undefined) };
  return isTemplate ? readCloudFormation(path, text, files) : readTerraform(files);
}
