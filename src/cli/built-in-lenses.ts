import { toolAlias } from '../exchange/tool-aliases.ts';
import { type BuiltInLens, LensCatalog } from '../server/well-architected-tool/lens-catalog.ts';
import { loadTexts, type ProgramData } from './load-data.ts';
import { LensLoading, lensAliases } from './load-lenses.ts';

/** The lenses that come with the program, and those in a database. */
export function lensCatalog(data: ProgramData): LensCatalog {
  return new LensCatalog(builtInLenses(data), loadTexts());
}

function builtInLenses(data: ProgramData): readonly BuiltInLens[] {
  const loading = new LensLoading(data);
  for (const alias of [data.framework.alias, ...lensAliases()]) loading.addGiven(alias);
  return loading.lenses.map(({ lens }) => ({
    lens,
    alias: toolAlias(lens.alias),
    owner: lens === data.framework ? 'AWS Well-Architected' : 'Hexastyle',
  }));
}
