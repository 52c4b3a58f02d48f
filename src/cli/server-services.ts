import { AWS_QUOTAS, type Services } from '../server/services.ts';
import type { Seal } from '../server/access/seal.ts';
import { type BuiltInLens, LensCatalog } from '../server/well-architected-tool/lens-catalog.ts';
import { ProfileTemplate } from '../server/well-architected-tool/profile-template.ts';
import type { Store } from '../store/store.ts';
import { loadProfileTemplate, type ProgramData, loadTexts } from './load-data.ts';
import { LensLoading, lensAliases } from './load-lenses.ts';

/** What the WA Tool calls the lenses that come with the program, where that is not our own name for them. */
const TOOL_ALIASES: Readonly<Record<string, string>> = {
  saas: 'softwareasaservice',
  'data-analytics': 'dataanalytics',
  'financial-services': 'financialservices',
  'machine-learning': 'machinelearning',
};

/** The parts of a server over a store. */
export function serverServices(store: Store, seal: Seal, data: ProgramData): Services {
  return {
    store,
    seal,
    lenses: new LensCatalog(builtInLenses(data), loadTexts()),
    profileTemplate: new ProfileTemplate(loadProfileTemplate(), data.framework),
    quotas: AWS_QUOTAS,
    clock: () => Date.now(),
  };
}

function builtInLenses(data: ProgramData): readonly BuiltInLens[] {
  const loading = new LensLoading(data);
  for (const alias of [data.framework.alias, ...lensAliases()]) loading.addGiven(alias);
  return loading.lenses.map(({ lens }) => ({
    lens,
    alias: TOOL_ALIASES[lens.alias] ?? lens.alias,
    owner: lens === data.framework ? 'AWS Well-Architected' : 'Hexastyle',
  }));
}
