import type { Study } from './study';

/** What follows from something, worked out when it is asked for and kept until it is stale. */
export interface Derivation<Of extends object, T> {
  (of: Of): T;
  /** True when it is kept and not stale, so that asking for it costs nothing. */
  isKnown(of: Of): boolean;
}

/**
 * The one way to keep what follows from a study, or from a part of one, rather than to work it out again.
 *
 * @param stateOf says in which state the thing is that something follows from: what was kept is stale as soon as this is
 * another value, compared by `Object.is`. One of `anyChange`, `interviewsChange`, `codesChange` and `unchanging`
 * @param make works it out; what it throws comes through, and nothing is kept then
 * @returns takes the thing. What is kept goes with it, and of each there is only what belongs to its last state
 */
export function derived<Of extends object, T>(
  stateOf: (of: Of) => unknown,
  make: (of: Of) => T,
): Derivation<Of, T> {
  const kept = new WeakMap<Of, { readonly state: unknown; readonly value: T }>();
  const fresh = (of: Of) => {
    const known = kept.get(of);
    return known && Object.is(known.state, stateOf(of)) ? known : null;
  };
  const derive = (of: Of) => {
    const known = fresh(of);
    if (known) return known.value;
    const value = make(of);
    kept.set(of, { state: stateOf(of), value });
    return value;
  };
  return Object.assign(derive, { isKnown: (of: Of) => fresh(of) !== null });
}

/** Stale with every change of a study. */
export function anyChange(study: Study): unknown {
  return study.version;
}

/** Stale once a study has other interviews than before, or another name or coder of one. */
export function interviewsChange(study: Study): unknown {
  return study.interviews.version;
}

/** Stale once a study has another codebook or, where it has none, other labels in use. */
export function codesChange(study: Study): unknown {
  return study.labels;
}

/**
 * Never stale: for what does not change, such as a summary or the codes of a codebook, and for what brings itself up to
 * date.
 */
export function unchanging(): unknown {
  return null;
}
