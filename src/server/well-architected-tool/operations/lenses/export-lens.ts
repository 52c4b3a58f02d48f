import { lensVersion, ownLens } from '../../custom-lenses.ts';
import { reading } from '../../operation.ts';
import { invalid } from '../../protocol/api-error.ts';

/** The text as it was imported. */
export const exportLens = reading('ExportLens', async (call) => {
  const { LensAlias = '', LensVersion } = call.input;
  if (call.services.lenses.builtInNamed(LensAlias) !== undefined)
    throw invalid(`The lens ${LensAlias} comes with the server and cannot be exported.`);
  const lens = await ownLens(call, LensAlias);
  return { LensJSON: (await lensVersion(call, lens, LensVersion)).content };
});
