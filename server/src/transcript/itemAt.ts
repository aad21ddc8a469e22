/**
 * What stands at an index that is known to be one of the list's, which the compiler cannot know. Where there may be nothing,
 * `??` says what is meant then.
 *
 * @throws RangeError where there is nothing: a mistake of ours, which is not to go on as if a 0 or a '' stood there
 */
export function itemAt<T extends NonNullable<unknown>>(list: readonly T[], index: number): T {
  return list[index] ?? nothingAt(list, index);
}

/**
 * The number at an index of a typed array that is known to be one of its own. It stands apart from `itemAt`, as an engine
 * reads lists quickly where a function gets few kinds of them.
 *
 * @throws RangeError where there is none
 */
export function numberAt(
  numbers: Int32Array | Uint32Array | Uint8Array | Float64Array,
  index: number,
): number {
  return numbers[index] ?? nothingAt(numbers, index);
}

/**
 * It stands apart so that the functions that everybody calls stay small enough to be compiled into their callers.
 *
 * @throws RangeError always
 */
export function nothingAt({ length }: ArrayLike<unknown>, index: number): never {
  throw new RangeError(`There is nothing at ${index} of ${length}.`);
}
