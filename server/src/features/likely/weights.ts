import type { Source } from './evidence';

/** How much each source is believed. A first guess. */
export const weights: Readonly<Record<Source, number>> = {
  goesOn: 1,
  runs: 0.7,
  common: 0.7,
  recent: 0.7,
  words: 0.7,
  question: 0.5,
  label: 0.5,
  labelInQuestion: 0.3,
  definition: 0.2,
  together: 0.8,
  family: 1,
  familyBefore: 0.5,
  follows: 0.6,
  fixes: 1,
  place: 0.6,
};
