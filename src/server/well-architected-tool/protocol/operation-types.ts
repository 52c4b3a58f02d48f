import type * as sdk from '@aws-sdk/client-wellarchitected';

type Commands = {
  [K in keyof typeof sdk as K extends `${infer Name}Command`
    ? Name extends '$'
      ? never
      : Name
    : never]: (typeof sdk)[K];
};

/** Names of the API's operations, as the SDK knows them. */
export type OperationName = keyof Commands & string;

/** What a client sends, in the SDK's own types. Required members are there: `readInput` saw to it. */
export type InputOf<Name extends OperationName> = Name extends OperationName
  ? InstanceType<Commands[Name]>['input']
  : never;

/** What a client gets, as it travels. */
export type OutputOf<Name extends OperationName> = Name extends OperationName
  ? InstanceType<Commands[Name]> extends {
      resolveMiddleware(...args: never): (...args: never) => Promise<{ output: infer Output }>;
    }
    ? Wire<Omit<Output, '$metadata'>>
    : never
  : never;

/** A shape of the SDK as it travels: timestamps are numbers, what is unknown is left out. */
export type Wire<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Wire<T[K]> }
      : T;
