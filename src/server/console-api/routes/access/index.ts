import type { ConsoleRoute } from '../../route.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { createAccessKeyRoute } from './create-access-key.ts';
import { createPersonRoute } from './create-person.ts';
import { disableAccessKeyRoute } from './disable-access-key.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { listAudit } from './list-audit.ts';
import { listPeople } from './list-people.ts';
import { rotateAccessKeyRoute } from './rotate-access-key.ts';
import { setPassword } from './set-password.ts';
import { updatePerson } from './update-person.ts';

/** Keys, people and what they changed. */
export const accessRoutes: readonly ConsoleRoute[] = [
  listAccessKeys,
  createAccessKeyRoute,
  rotateAccessKeyRoute,
  disableAccessKeyRoute,
  listPeople,
  createPersonRoute,
  updatePerson,
  setPassword,
  changeOwnPassword,
  listAudit,
];
