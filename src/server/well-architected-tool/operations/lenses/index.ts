import type { AnyOperation } from '../../operation.ts';
import { createLensVersion } from './create-lens-version.ts';
import { deleteLens } from './delete-lens.ts';
import { exportLens } from './export-lens.ts';
import { getLensVersionDifference } from './get-lens-version-difference.ts';
import { getLens } from './get-lens.ts';
import { importLens } from './import-lens.ts';
import { listLenses } from './list-lenses.ts';

export const lensOperations: readonly AnyOperation[] = [
  createLensVersion,
  deleteLens,
  exportLens,
  getLens,
  getLensVersionDifference,
  importLens,
  listLenses,
];
