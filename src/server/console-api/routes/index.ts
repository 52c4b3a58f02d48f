import type { ConsoleRoute } from '../route.ts';
import { architectureRoutes } from './architectures.ts';
import { accessRoutes } from './access/index.ts';
import { runRoutes } from './runs.ts';
import { whoAmI } from './who-am-i.ts';

/** Every path of the console's API. */
export const CONSOLE_ROUTES: readonly ConsoleRoute[] = [
  whoAmI,
  ...accessRoutes,
  ...architectureRoutes,
  ...runRoutes,
];
