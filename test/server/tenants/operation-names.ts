import { OPERATIONS } from '../../../src/server/well-architected-tool/operations/index.ts';
import type { OperationName } from '../../../src/server/well-architected-tool/protocol/operation-types.ts';

/** The operations that the server has. */
export const OPERATION_NAMES = OPERATIONS.map(({ name }) => name as OperationName);
