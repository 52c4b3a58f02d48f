import { invalidMember } from './protocol/api-error.ts';
import type { Call } from './operation.ts';

/** Where a page begins: after the row with this key. */
export type PageKey = readonly (string | number)[];

/** A page of a list: from where, and how many. */
export interface Page {
  readonly after: PageKey | undefined;
  readonly size: number;
}

/** Items a page has where the client does not say; AWS does not document its own. */
const DEFAULT_PAGE = 50;

type PagedCall = Pick<Call, 'services' | 'principal'> & {
  /** What the operation calls the token, where it is not NextToken. */
  readonly tokenMember?: string;
  readonly input: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined };
};

/**
 * The page that a client asks for. `list` names the list with its filters: a token is good for the list it came from,
 * in the account it was given to, and nowhere else.
 */
export function pageOf(call: PagedCall, list: string, size = call.input.MaxResults ?? DEFAULT_PAGE): Page {
  const token = call.input.NextToken;
  if (token === undefined) return { after: undefined, size };
  const text = call.services.seal.verify(token, purposeOf(call, list));
  if (text === undefined)
    throw invalidMember(call.tokenMember ?? 'NextToken', 'The NextToken is not one that this list gave out.');
  return { after: JSON.parse(text) as PageKey, size };
}

/** What is shown of the rows of a query that was asked for one row more than the page has. */
export function paged<Row, Shown>(
  call: PagedCall,
  list: string,
  { size }: Page,
  rows: readonly Row[],
  keyOf: (row: Row) => PageKey,
  show: (row: Row) => Shown,
): { readonly items: readonly Shown[]; readonly next: { readonly NextToken?: string } } {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const hasMore = rows.length > size && last !== undefined;
  return {
    items: shown.map(show),
    next: hasMore
      ? { NextToken: call.services.seal.sign(JSON.stringify(keyOf(last)), purposeOf(call, list)) }
      : {},
  };
}

/** A page of what is in memory, in its order; each item with a key of its own. */
export function pagedList<Item, Shown>(
  call: PagedCall,
  list: string,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  show: (item: Item) => Shown,
) {
  const page = pageOf(call, list);
  const begin = beginAfter(page, items, keyOf);
  const numbered = items
    .slice(begin, begin + page.size + 1)
    .map((item, offset) => ({ item, position: begin + offset }));
  return paged(
    call,
    list,
    page,
    numbered,
    ({ item, position }) => [keyOf(item), position],
    ({ item }) => show(item),
  );
}

/** Behind the item that ended the last page; where that is gone, at its place. */
function beginAfter<Item>({ after }: Page, items: readonly Item[], keyOf: (item: Item) => string): number {
  if (after === undefined) return 0;
  const [key, position] = after;
  const found = items.findIndex((item) => keyOf(item) === key);
  return found < 0 ? Number(position) : found + 1;
}

function purposeOf({ principal }: PagedCall, list: string): string {
  return `page ${principal.account} ${list}`;
}
