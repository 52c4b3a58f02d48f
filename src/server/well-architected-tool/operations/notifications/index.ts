import type { AnyOperation } from '../../operation.ts';
import { listNotifications } from './list-notifications.ts';

export const notificationOperations: readonly AnyOperation[] = [listNotifications];
