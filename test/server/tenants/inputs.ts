import type {
  InputOf,
  OperationName,
} from '../../../src/server/well-architected-tool/protocol/operation-types.ts';
import { AGENT_INPUTS } from './agent-inputs.ts';
import { LENS_INPUTS } from './lens-inputs.ts';
import { SHARE_INPUTS } from './share-inputs.ts';
import type { Tenant } from './tenant.ts';
import { WORKLOAD_INPUTS } from './workload-inputs.ts';

/**
 * What an operation can be asked with the ids of somebody, in every place that takes one; where it takes two, each is theirs in
 * turn and the other one's own. With one's own ids in all places each of them must work.
 */
export type Inputs<Name extends OperationName> = (theirs: Tenant, own: Tenant) => readonly InputOf<Name>[];

export type InputsOf<Names extends OperationName> = { readonly [Name in Names]: Inputs<Name> };

/** The inputs of every operation of the API. */
export const INPUTS: InputsOf<OperationName> = {
  ...WORKLOAD_INPUTS,
  ...LENS_INPUTS,
  ...SHARE_INPUTS,
  ...AGENT_INPUTS,
};

export function inputsOf<Name extends OperationName>(
  name: Name,
  theirs: Tenant,
  own: Tenant,
): readonly InputOf<Name>[] {
  return (INPUTS[name] as Inputs<Name>)(theirs, own);
}
