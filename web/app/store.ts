import { useSyncExternalStore } from 'react';

/** A value that parts of the page share without being inside one another: toasts, the open dialog, shortcuts. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly set = (value: T | ((before: T) => T)): void => {
    this.#value = typeof value === 'function' ? (value as (before: T) => T)(this.#value) : value;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
