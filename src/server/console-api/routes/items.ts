import * as v from 'valibot';
import { decide, ITEM_STATUSES, itemStates, itemView, stateShape } from '../../evidence/items.ts';
import { evidenceFrom } from '../../evidence/question-view.ts';
import { currentResult } from '../../reviews/results.ts';
import { isoDate } from '../../reviews/statements.ts';
import { notFound } from '../../well-architected-tool/protocol/api-error.ts';
import { workloadOf } from '../../well-architected-tool/workloads.ts';
import { type ConsoleRoute, consoleRoute } from '../route.ts';
import { day, line } from './written-fields.ts';

const listItems = consoleRoute({
  name: 'listItems',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/items',
  summary:
    'The improvement plan: what to do, in order, with owner, due date and status; and what is in it no more.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const { run, result } = await currentResult(call, id);
    const states = await itemStates(call.db, id);
    const today = isoDate(call.now);
    const planned = new Set(result.improvements.map((item) => item.id));
    return {
      ...evidenceFrom(run),
      items: result.improvements.map((item) => itemView(item, states.get(item.id), today)),
      gone: [...states.values()]
        .filter(({ item }) => !planned.has(item))
        .map((state) => ({ id: state.item, ...stateShape(state) }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    };
  },
});

const putItem = consoleRoute({
  name: 'putItem',
  method: 'PUT',
  path: '/api/v1/workloads/{workloadId}/items/{item}',
  summary:
    'Says who does an item of the plan, by when, and how it stands. If-Match carries the revision that was read, 0 for the first.',
  needs: 'contributor',
  changes: true,
  body: v.object({
    status: v.picklist(ITEM_STATUSES),
    owner: v.optional(line(255)),
    due: v.optional(day),
    note: v.optional(line(2048)),
  }),
  handle: async (call) => {
    const { id, arn } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    const item = call.input.path['item'] ?? '';
    const before = (await itemStates(call.db, id)).get(item);
    if (before === undefined) {
      const { result } = await currentResult(call, id);
      if (!result.improvements.some((planned) => planned.id === item)) throw notFound('IMPROVEMENT', item);
    }
    await decide(call, { workload: id, item }, call.input.ifMatch ?? 0, call.input.body);
    const after = (await itemStates(call.db, id)).get(item);
    const shape = { id: item, ...stateShape(after), ...(after?.due != null && { due: after.due }) };
    call.changed(`${arn}/item/${item}`, before === undefined ? null : stateShape(before), shape);
    return shape;
  },
});

export const itemRoutes: readonly ConsoleRoute[] = [listItems, putItem];
