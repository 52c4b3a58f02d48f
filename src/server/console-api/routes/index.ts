import type { ConsoleRoute } from '../route.ts';
import { acceptedRiskRoutes } from './accepted-risks.ts';
import { architectureRoutes } from './architectures.ts';
import { comparisonRoutes } from './comparison.ts';
import { itemRoutes } from './items.ts';
import { questionRoutes } from './questions.ts';
import { accessRoutes } from './access/index.ts';
import { reportRoutes } from './reports/index.ts';
import { runRoutes } from './runs.ts';
import { whoAmI } from './who-am-i.ts';

/** Every path of the console's API. */
export const CONSOLE_ROUTES: readonly ConsoleRoute[] = [
  whoAmI,
  ...accessRoutes,
  ...architectureRoutes,
  ...runRoutes,
  ...questionRoutes,
  ...itemRoutes,
  ...acceptedRiskRoutes,
  ...reportRoutes,
  ...comparisonRoutes,
];
