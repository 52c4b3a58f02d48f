import { consoleRoute } from '../route.ts';

export const whoAmI = consoleRoute({
  name: 'whoAmI',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who the server takes you for, and what you may do.',
  needs: 'reader',
  changes: false,
  handle: async ({ principal: { account, arn, role } }) => ({ account, arn, role }),
});
